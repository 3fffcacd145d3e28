using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>What a citizen thought of one session; also the id of the task a bad grade makes.</summary>
public readonly record struct RatingId(Guid Value) : ITypedId<RatingId>
{
    public static RatingId From(Guid value) => new(value);

    public static RatingId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public override string ToString() => Value.ToString();
}
