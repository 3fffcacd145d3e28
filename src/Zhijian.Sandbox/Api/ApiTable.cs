using System.Collections.Frozen;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Menus;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.OAuth;
using Zhijian.Sandbox.OneTime;
using Zhijian.Sandbox.QrCodes;
using Zhijian.Sandbox.Quotas;
using Zhijian.Sandbox.Tokens;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Api;

/// <summary>
/// Every emulated path of api.weixin.qq.com (and showqrcode of mp.weixin.qq.com) with its method, capability and quota. Day limits are those of a newly
/// registered account.
/// </summary>
public static class ApiTable
{
    private const string Get = "GET";
    private const string Post = "POST";

    public static IReadOnlyList<WeChatApi> All { get; } =
    [
        .. Tokens(), .. Menus(), .. Messages(), .. Users(), .. Tags(), .. Media(), .. QrCodesAndPages(),
    ];

    private static readonly FrozenDictionary<string, WeChatApi> ByPath = All.ToFrozenDictionary(api => api.Path, StringComparer.Ordinal);

    public static WeChatApi? Find(string path) => ByPath.GetValueOrDefault(path);

    private static WeChatApi[] Tokens() =>
    [
        new("/cgi-bin/token", Get, TokenApi.Mint, PerDay: 2_000, Access: Access.Own),
        new("/cgi-bin/stable_token", Post, TokenApi.Stable, PerDay: 500_000, Body: Body.Json, Access: Access.Own, PerMinute: 10_000),
        new("/cgi-bin/ticket/getticket", Get, TokenApi.Ticket, PerDay: 1_000_000),
        new("/cgi-bin/getcallbackip", Get, PlatformApi.Addresses),
        new("/cgi-bin/get_api_domain_ip", Get, PlatformApi.Addresses),
        new("/cgi-bin/callback/check", Post, PlatformApi.CheckCallback, Body: Body.Json),
        new("/cgi-bin/clear_quota", Post, QuotaApi.ClearAll, Access: Access.TokenOrSecret),
        new("/cgi-bin/clear_quota/v2", Post, QuotaApi.ClearAll, Access: Access.TokenOrSecret),
        new("/cgi-bin/openapi/quota/get", Post, QuotaApi.Get, Body: Body.Json),
        new("/cgi-bin/openapi/quota/clear", Post, QuotaApi.ClearOne, Body: Body.Json),
        new("/cgi-bin/openapi/rid/get", Post, QuotaApi.Rid, Body: Body.Json),
    ];

    private static WeChatApi[] Menus() =>
    [
        new("/cgi-bin/menu/create", Post, MenuApi.Create, Capability.Menu, 1_000, Body.Json),
        new("/cgi-bin/menu/get", Get, MenuApi.Get, Capability.Menu, 10_000),
        new("/cgi-bin/menu/delete", Get, MenuApi.Delete, Capability.Menu, 1_000),
        new("/cgi-bin/menu/addconditional", Post, MenuApi.AddConditional, Capability.Menu, 2_000, Body.Json),
        new("/cgi-bin/menu/delconditional", Post, MenuApi.DeleteConditional, Capability.Menu, 2_000, Body.Json),
        new("/cgi-bin/menu/trymatch", Post, MenuApi.TryMatch, Capability.Menu, 20_000, Body.Json),
        new("/cgi-bin/get_current_selfmenu_info", Get, MenuApi.SelfMenu),
    ];

    private static WeChatApi[] Messages() =>
    [
        new("/cgi-bin/message/custom/send", Post, CustomMessageApi.Send, Capability.CustomerService, 500_000, Body.Json),
        new("/cgi-bin/message/template/subscribe", Post, OneTimeApi.Send, Capability.OneTimeMessages, 100_000, Body.Json),
        new("/cgi-bin/message/custom/typing", Post, CustomMessageApi.Typing, Capability.CustomerService, 500_000, Body.Json),
    ];

    private static WeChatApi[] Users() =>
    [
        new("/cgi-bin/user/info", Get, UserApi.Info, Capability.Users, 5_000_000),
        new("/cgi-bin/user/info/batchget", Post, UserApi.BatchInfo, Capability.Users, 5_000_000, Body.Json),
        new("/cgi-bin/user/get", Get, UserApi.List, Capability.Users, 500),
        new("/cgi-bin/user/info/updateremark", Post, UserApi.Remark, Capability.Users, 10_000, Body.Json),
        new("/cgi-bin/tags/members/getblacklist", Post, BlacklistApi.List, Capability.Users, 1_000, Body.Json),
        new("/cgi-bin/tags/members/batchblacklist", Post, BlacklistApi.Add, Capability.Users, 1_000, Body.Json),
        new("/cgi-bin/tags/members/batchunblacklist", Post, BlacklistApi.Remove, Capability.Users, 1_000, Body.Json),
    ];

    private static WeChatApi[] Tags() =>
    [
        new("/cgi-bin/tags/create", Post, TagApi.Create, Capability.Users, 1_000, Body.Json),
        new("/cgi-bin/tags/get", Get, TagApi.List, Capability.Users, 1_000),
        new("/cgi-bin/tags/update", Post, TagApi.Rename, Capability.Users, 1_000, Body.Json),
        new("/cgi-bin/tags/delete", Post, TagApi.Delete, Capability.Users, 1_000, Body.Json),
        new("/cgi-bin/tags/members/batchtagging", Post, TagApi.TagMembers, Capability.Users, 100_000, Body.Json),
        new("/cgi-bin/tags/members/batchuntagging", Post, TagApi.UntagMembers, Capability.Users, 100_000, Body.Json),
        new("/cgi-bin/tags/getidlist", Post, TagApi.OfFollower, Capability.Users, 100_000, Body.Json),
        new("/cgi-bin/user/tag/get", Post, TagApi.FollowersOf, Capability.Users, 1_000, Body.Json),
    ];

    private static WeChatApi[] Media() =>
    [
        new("/cgi-bin/media/upload", Post, MediaApi.Upload, Capability.Material, 100_000, Body.Multipart),
        new("/cgi-bin/media/get", Get, MediaApi.Get, Capability.Material, 200_000),
        new("/cgi-bin/media/uploadimg", Post, MediaApi.UploadImage, Capability.Material, 1_000, Body.Multipart),
        new("/cgi-bin/material/add_material", Post, MaterialApi.Add, Capability.Material, 1_000, Body.Multipart),
        new("/cgi-bin/material/get_material", Post, MaterialApi.Get, Capability.Material, 1_000, Body.Json),
        new("/cgi-bin/material/del_material", Post, MaterialApi.Delete, Capability.Material, 1_000, Body.Json),
        new("/cgi-bin/material/get_materialcount", Get, MaterialApi.Count, Capability.Material, 1_000),
        new("/cgi-bin/material/batchget_material", Post, MaterialApi.List, Capability.Material, 1_000, Body.Json),
    ];

    private static WeChatApi[] QrCodesAndPages() =>
    [
        new("/cgi-bin/qrcode/create", Post, QrApi.Create, Capability.QrCodes, 100_000, Body.Json),
        new("/cgi-bin/showqrcode", Get, QrApi.Show, Access: Access.Own),
        new("/sns/oauth2/access_token", null, SnsApi.Redeem, Access: Access.Own),
        new("/sns/oauth2/refresh_token", null, SnsApi.Refresh, Access: Access.Own),
        new("/sns/userinfo", null, SnsApi.UserInfo, Access: Access.Own),
        new("/sns/auth", null, SnsApi.Check, Access: Access.Own),
        new("/sns/jscode2session", Get, LoginApi.Exchange, Access: Access.Own),
    ];
}
