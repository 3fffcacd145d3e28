namespace Zhijian.Sandbox.Accounts;

/// <summary>What an account may be allowed to do (接口权限).</summary>
public enum Capability
{
    /// <summary>Tokens, callback addresses, quotas, JS-SDK tickets, the current menu: open to every account.</summary>
    Everyone,
    Menu,
    CustomerService,

    /// <summary>一次性订阅消息.</summary>
    OneTimeMessages,
    Users,
    Material,
    QrCodes,
    WebOAuth,
    LocationEvents,
}

/// <summary>The official table of kinds and verification against capabilities; everything else answers 48001.</summary>
public static class CapabilityMatrix
{
    public static bool Allows(AccountKind kind, bool verified, Capability capability) => capability switch
    {
        Capability.Everyone => true,
        Capability.Menu => verified || kind == AccountKind.Service,
        Capability.CustomerService or Capability.OneTimeMessages or Capability.Users or Capability.Material => verified,
        Capability.QrCodes or Capability.WebOAuth or Capability.LocationEvents => verified && kind == AccountKind.Service,
        _ => false,
    };
}
