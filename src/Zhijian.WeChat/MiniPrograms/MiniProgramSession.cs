using System.Text.Json.Serialization;

namespace Zhijian.WeChat.MiniPrograms;

/// <param name="OpenId">As this mini program knows the person; an official account knows them by another.</param>
/// <param name="SessionKey">Signs and decrypts what the client sends; must never leave the server.</param>
/// <param name="UnionId">The same person in all apps of one Open Platform account; nothing when the mini program is bound to none.</param>
public sealed record MiniProgramSession(
    [property: JsonPropertyName("openid")] string OpenId,
    string SessionKey,
    [property: JsonPropertyName("unionid")] string? UnionId = null)
{
    /// <summary>Never shows the key, so that the record may end up in a log.</summary>
    public override string ToString() => $"MiniProgramSession {{ HasUnionId = {UnionId is not null} }}";
}
