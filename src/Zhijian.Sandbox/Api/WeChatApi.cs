using Zhijian.Sandbox.Accounts;

namespace Zhijian.Sandbox.Api;

/// <summary>How a caller proves who it is.</summary>
public enum Access
{
    /// <summary><c>access_token</c> in the query.</summary>
    Token,

    /// <summary>Either <c>access_token</c> or <c>appid</c> and <c>appsecret</c> in the query.</summary>
    TokenOrSecret,

    /// <summary>The call checks by itself (token calls, /sns) or is public (showqrcode).</summary>
    Own,
}

/// <summary>What a call's body is.</summary>
public enum Body
{
    None,
    Json,
    Multipart,
}

/// <summary>One emulated API: everything the gate checks before <see cref="Handle"/> sees the call.</summary>
/// <param name="Path">As on api.weixin.qq.com.</param>
/// <param name="Method">GET answers 43001 to other methods, POST 43002; null takes both.</param>
/// <param name="PerDay">Calls an account has a day (0 = not counted).</param>
/// <param name="PerMinute">Calls an account has a minute (0 = not counted).</param>
public sealed record WeChatApi(
    string Path,
    string? Method,
    Func<ApiCall, ValueTask<ApiReply>> Handle,
    Capability Needs = Capability.Everyone,
    int PerDay = 0,
    Body Body = Body.None,
    Access Access = Access.Token,
    int PerMinute = 0)
{
    /// <summary>On /sns the request id is joined to errmsg with a comma.</summary>
    public bool IsSns => Path.StartsWith("/sns/", StringComparison.Ordinal);
}
