namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>Who calls: the account's appid and its AppSecret (开发者密码).</summary>
public sealed record AccountIdentity(string AppId, string AppSecret)
{
    /// <summary>Never shows the secret, so that the record may end up in a log.</summary>
    public override string ToString() => $"AccountIdentity {{ AppId = {AppId} }}";
}
