namespace Zhijian.WeChat.Messages;

/// <summary>
/// The law on personal information reaches the account: FromUserName is then the platform's own user and the person is OpenId.
/// Official docs: 授权用户信息变更事件.
/// </summary>
public abstract record PersonalDataEvent(MessageHeader Header, string Event, string OpenId, string? UnionId, string? AppId) : EventMessage(Header, Event)
{
    protected override string? Occurrence => OpenId;
}

/// <summary>The platform cleaned risky profile data of the person; read it anew.</summary>
public sealed record UserInfoModifiedEvent(MessageHeader Header, string OpenId, string? UnionId, string? AppId) : PersonalDataEvent(Header, Name, OpenId, UnionId, AppId)
{
    internal const string Name = "user_info_modified";
}

/// <summary>The person withdrew an authorization (撤回授权): delete the data it was for.</summary>
/// <param name="RevokeInfo">Which data, a number as text: 201 address, 202 invoice, 203 card, 204 microphone, 205 nickname and picture, 206 location, 207 chosen media, 301 all …</param>
/// <param name="PluginId">Set for plug-ins of mini programs, with PluginOpenId.</param>
public sealed record UserAuthorizationRevokedEvent(
    MessageHeader Header, string OpenId, string? UnionId, string? AppId, string RevokeInfo, string? PluginId = null, string? PluginOpenId = null)
    : PersonalDataEvent(Header, Name, OpenId, UnionId, AppId)
{
    internal const string Name = "user_authorization_revoke";

    protected override string? Occurrence => OpenId + "/" + RevokeInfo;
}

/// <summary>The person closed their WeChat account (注销): erase what the law demands.</summary>
public sealed record UserAuthorizationCancelledEvent(MessageHeader Header, string OpenId, string? UnionId, string? AppId)
    : PersonalDataEvent(Header, Name, OpenId, UnionId, AppId)
{
    internal const string Name = "user_authorization_cancellation";
}
