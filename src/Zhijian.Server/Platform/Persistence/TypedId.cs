namespace Zhijian.Server.Platform.Persistence;

/// <summary>An id that only fits its own kind of row. The value is a version-7 UUID, so rows sort by age.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>An agency (机构): the tenant that owns accounts, answers, conversations and staff.</summary>
public readonly record struct AgencyId(Guid Value) : ITypedId<AgencyId>
{
    public static AgencyId From(Guid value) => new(value);

    public static AgencyId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
