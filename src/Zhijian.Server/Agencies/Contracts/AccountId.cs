using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>An official account (公众号) of an agency.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    public static AccountId From(Guid value) => new(value);

    public static AccountId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
