namespace Zhijian.WeChat.Messages;

/// <summary>A step of the account's own verification (微信认证) by WeChat. Official docs: 微信认证事件推送.</summary>
public abstract record VerificationEvent(MessageHeader Header, string Event) : EventMessage(Header, Event);

/// <summary>The entity was verified (资质认证成功): the interfaces become usable.</summary>
/// <param name="ExpiresAt">When verification is due again.</param>
public sealed record QualificationVerifiedEvent(MessageHeader Header, DateTimeOffset? ExpiresAt) : VerificationEvent(Header, Name)
{
    internal const string Name = "qualification_verify_success";
}

public sealed record QualificationFailedEvent(MessageHeader Header, DateTimeOffset? FailedAt, string? Reason) : VerificationEvent(Header, Name)
{
    internal const string Name = "qualification_verify_fail";
}

/// <summary>The account's name was verified (名称认证成功).</summary>
public sealed record NamingVerifiedEvent(MessageHeader Header, DateTimeOffset? ExpiresAt) : VerificationEvent(Header, Name)
{
    internal const string Name = "naming_verify_success";
}

public sealed record NamingFailedEvent(MessageHeader Header, DateTimeOffset? FailedAt, string? Reason) : VerificationEvent(Header, Name)
{
    internal const string Name = "naming_verify_fail";
}

/// <summary>The yearly review (年审) is due.</summary>
public sealed record AnnualRenewEvent(MessageHeader Header, DateTimeOffset? ExpiresAt) : VerificationEvent(Header, Name)
{
    internal const string Name = "annual_renew";
}

public sealed record VerificationExpiredEvent(MessageHeader Header, DateTimeOffset? ExpiredAt) : VerificationEvent(Header, Name)
{
    internal const string Name = "verify_expired";
}
