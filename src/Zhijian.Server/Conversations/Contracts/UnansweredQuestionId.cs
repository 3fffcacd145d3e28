using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>A question nobody's answer fitted.</summary>
public readonly record struct UnansweredQuestionId(Guid Value) : ITypedId<UnansweredQuestionId>
{
    public static UnansweredQuestionId From(Guid value) => new(value);

    public static UnansweredQuestionId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
