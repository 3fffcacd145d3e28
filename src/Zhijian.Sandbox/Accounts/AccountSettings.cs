using System.Text.Json.Serialization;

namespace Zhijian.Sandbox.Accounts;

/// <summary>订阅号 (now called 公众号) or 服务号.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountKind>))]
public enum AccountKind
{
    [JsonStringEnumMemberName("subscription")] Subscription,
    [JsonStringEnumMemberName("service")] Service,
}

/// <summary>消息加解密方式: how pushes and replies travel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallbackMode>))]
public enum CallbackMode
{
    [JsonStringEnumMemberName("plain")] Plain,
    [JsonStringEnumMemberName("compatible")] Compatible,
    [JsonStringEnumMemberName("safe")] Safe,
}

/// <summary>What the administrator of an official account sets in the WeChat console.</summary>
/// <param name="EncodingAesKey">43 characters [A-Za-z0-9]; needed in compatible and safe mode.</param>
/// <param name="OneTimeTemplateId">Of one-time subscription messages (一次性订阅消息); without one nobody can be asked.</param>
/// <param name="CallbackUrl">Where pushes go; without one nothing is pushed, as when developer mode is off.</param>
public sealed record AccountSettings(
    string Name,
    string OriginalId,
    AccountKind Kind,
    string AppSecret,
    string Token,
    bool Verified = true,
    string? EncodingAesKey = null,
    CallbackMode Mode = CallbackMode.Plain,
    string? CallbackUrl = null,
    string? AvatarColor = null,
    string? Description = null,
    string? OneTimeTemplateId = null,
    MiniProgramSettings? MiniProgram = null)
{
    /// <returns>What is wrong, or null.</returns>
    public string? Fault() => this switch
    {
        { Name: null or "" } => "name is missing",
        { OriginalId: null or "" } => "originalId is missing",
        { AppSecret: null or "" } => "appSecret is missing",
        { Token: null or { Length: < 3 or > 32 } } => "token must have 3 to 32 characters",
        { Mode: not CallbackMode.Plain, EncodingAesKey: not { Length: 43 } } => "encodingAesKey must have 43 characters in compatible and safe mode",
        { EncodingAesKey: { } key } when key.Length > 0 && !key.All(char.IsAsciiLetterOrDigit) => "encodingAesKey may hold letters and digits only",
        { MiniProgram: { AppId: null or "" } or { AppSecret: null or "" } } => "miniProgram needs appId and appSecret",
        { CallbackUrl: { Length: > 0 } url } when !IsHttp(url) => "callbackUrl must be an absolute http or https address",
        _ => null,
    };

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");
}

/// <summary>The mini program of an account (关联小程序); of it only the login is emulated.</summary>
public sealed record MiniProgramSettings(string AppId, string AppSecret);
