using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Promises.Contracts;

/// <summary>A promise given to one citizen.</summary>
public readonly record struct PromiseId(Guid Value) : ITypedId<PromiseId>
{
    public static PromiseId From(Guid value) => new(value);

    public static PromiseId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public override string ToString() => Value.ToString();
}
