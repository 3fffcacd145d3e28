using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Staff.Contracts;

/// <summary>A member of staff.</summary>
public readonly record struct StaffId(Guid Value) : ITypedId<StaffId>
{
    public static StaffId From(Guid value) => new(value);

    public static StaffId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
