using System.Collections.Frozen;
using System.Reflection;

namespace Zhijian.Sandbox.Api;

/// <param name="Code">errcode</param>
/// <param name="Text">The start of errmsg; a request id is appended on the way out.</param>
public sealed record ApiError(int Code, string Text);

/// <summary>A call that ends in an errcode.</summary>
public sealed class ApiException(ApiError error) : Exception(error.Text)
{
    public ApiError Error { get; } = error;
}

/// <summary>The errcodes this sandbox answers, with the wording of the stored sources (protocol reference §7).</summary>
public static class ApiErrors
{
    public static readonly ApiError SystemError = new(-1, "system error");
    public static readonly ApiError InvalidCredential = new(40001, "invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r");
    public static readonly ApiError InvalidGrantType = new(40002, "invalid grant_type");
    public static readonly ApiError InvalidOpenId = new(40003, "invalid openid");
    public static readonly ApiError InvalidMediaType = new(40004, "invalid media type");
    public static readonly ApiError InvalidFileType = new(40005, "invalid file type");
    public static readonly ApiError InvalidMediaSize = new(40006, "invalid meida size");
    public static readonly ApiError InvalidMediaId = new(40007, "invalid media_id");
    public static readonly ApiError InvalidMessageType = new(40008, "invalid message type");
    public static readonly ApiError InvalidImageSize = new(40009, "invalid image size");
    public static readonly ApiError InvalidVoiceSize = new(40010, "invalid voice size");
    public static readonly ApiError InvalidVideoSize = new(40011, "invalid video size");
    public static readonly ApiError InvalidThumbSize = new(40012, "invalid thumb size");
    public static readonly ApiError InvalidAppId = new(40013, "invalid appid");
    public static readonly ApiError InvalidAccessToken = new(40014, "invalid access_token");
    public static readonly ApiError InvalidButtonSize = new(40016, "invalid button size");
    public static readonly ApiError InvalidButtonType = new(40017, "invalid button type");
    public static readonly ApiError InvalidButtonNameSize = new(40018, "invalid button name size");
    public static readonly ApiError InvalidButtonKeySize = new(40019, "invalid button key size");
    public static readonly ApiError InvalidButtonUrlSize = new(40020, "invalid button url size");
    public static readonly ApiError InvalidSubMenuLevel = new(40022, "invalid sub menu level");
    public static readonly ApiError InvalidSubButtonSize = new(40023, "invalid sub button size");
    public static readonly ApiError InvalidSubButtonType = new(40024, "invalid sub button type");
    public static readonly ApiError InvalidSubButtonNameSize = new(40025, "invalid sub button name size");
    public static readonly ApiError InvalidSubButtonKeySize = new(40026, "invalid sub button key size");
    public static readonly ApiError InvalidSubButtonUrlSize = new(40027, "invalid sub button url size");
    public static readonly ApiError InvalidCode = new(40029, "invalid code");
    public static readonly ApiError InvalidRefreshToken = new(40030, "invalid refresh_token");
    public static readonly ApiError InvalidOpenIdList = new(40031, "invalid openid list");
    public static readonly ApiError InvalidOpenIdListSize = new(40032, "invalid openid list size");
    public static readonly ApiError InvalidCharset = new(40033, "invalid charset. please check your request, if include \\uxxxx will create fail!");
    public static readonly ApiError InvalidTemplateIdSize = new(40036, "invalid template_id size");
    public static readonly ApiError InvalidTemplateId = new(40037, "invalid template_id");
    public static readonly ApiError InvalidActionName = new(40052, "invalid action name");
    public static readonly ApiError InvalidActionInfo = new(40053, "invalid action info, please check document");
    public static readonly ApiError InvalidSubButtonUrlDomain = new(40054, "invalid sub button url domain");
    public static readonly ApiError InvalidButtonUrlDomain = new(40055, "invalid button url domain");
    public static readonly ApiError InvalidTitleSize = new(40062, "invalid title size");
    public static readonly ApiError InvalidUrl = new(40066, "invalid url");
    public static readonly ApiError InvalidRemark = new(40092, "invalid remark name");
    public static readonly ApiError InvalidArgs = new(40097, "invalid args");
    public static readonly ApiError UnsupportedFileType = new(40113, "unsupported file type");
    public static readonly ApiError InvalidAppSecret = new(40125, "invalid appsecret");
    public static readonly ApiError InvalidImageFormat = new(40137, "invalid image format");
    public static readonly ApiError CodeBeenUsed = new(40163, "code been used");
    public static readonly ApiError InvalidPagePath = new(40165, "invalid weapp pagepath");
    public static readonly ApiError InvalidMiniProgramAppId = new(40166, "invalid weapp appid");
    public static readonly ApiError NoCallbackUrl = new(40201, "invalid url");
    public static readonly ApiError InvalidCheckAction = new(40202, "invalid action");
    public static readonly ApiError InvalidCheckOperator = new(40203, "invalid check_operator");
    public static readonly ApiError MissingAccessToken = new(41001, "access_token missing");
    public static readonly ApiError MissingAppId = new(41002, "appid missing");
    public static readonly ApiError MissingRefreshToken = new(41003, "refresh_token missing");
    public static readonly ApiError MissingAppSecret = new(41004, "appsecret missing");
    public static readonly ApiError MissingMediaData = new(41005, "media data missing");
    public static readonly ApiError MissingMediaId = new(41006, "media_id missing");
    public static readonly ApiError MissingCode = new(41008, "missing code");
    public static readonly ApiError MissingOpenId = new(41009, "missing openid");
    public static readonly ApiError MissingFields = new(41011, "missing required fields! please check document and request json!");
    public static readonly ApiError AccessTokenExpired = new(42001, "access_token expired");
    public static readonly ApiError RefreshTokenExpired = new(42002, "refresh_token expired");
    public static readonly ApiError CodeExpired = new(42003, "code expired");
    public static readonly ApiError RequireGet = new(43001, "require GET method");
    public static readonly ApiError RequirePost = new(43002, "require POST method");
    public static readonly ApiError RequireSubscribe = new(43004, "require subscribe");
    public static readonly ApiError Blacklisted = new(43019, "require remove blacklist");
    public static readonly ApiError MessageRefused = new(43101, "user refuse to accept the msg");
    public static readonly ApiError EmptyMediaData = new(44001, "empty media data");
    public static readonly ApiError EmptyPostData = new(44002, "empty post data");
    public static readonly ApiError EmptyNewsData = new(44003, "empty news data");
    public static readonly ApiError EmptyContent = new(44004, "empty content");
    public static readonly ApiError MediaSizeLimit = new(45001, "media size out of limit");
    public static readonly ApiError ContentSizeLimit = new(45002, "content size out of limit");
    public static readonly ApiError PlaytimeLimit = new(45007, "playtime out of limit");
    public static readonly ApiError ArticleSizeLimit = new(45008, "article size out of limit");
    public static readonly ApiError DailyQuota = new(45009, "reach max api daily quota limit");
    public static readonly ApiError MinuteQuota = new(45011, "api minute-quota reach limit, must slower, retry next minute");
    public static readonly ApiError ResponseTimeLimit = new(45015, "response out of time limit or subscription is canceled");
    public static readonly ApiError QrCountLimit = new(45029, "qrcode count out of limit");
    public static readonly ApiError ResponseCountLimit = new(45047, "out of response count limit");
    public static readonly ApiError TooManyTags = new(45056, "too many tag now");
    public static readonly ApiError SystemTag = new(45058, "can't modify sys tag");
    public static readonly ApiError TooManyTagsOnUser = new(45059, "can not tagging one user too much");
    public static readonly ApiError InvalidTypingCommand = new(45072, "invalid command");
    public static readonly ApiError NoRecentMessage = new(45080, "no message in 30 s");
    public static readonly ApiError AlreadyTyping = new(45081, "already typing");
    public static readonly ApiError InvalidTagName = new(45157, "invalid tag name");
    public static readonly ApiError TagNameTooLong = new(45158, "tag name too long");
    public static readonly ApiError InvalidTagId = new(45159, "invalid tag id");
    public static readonly ApiError MediaNotExist = new(46001, "media data no exist");
    public static readonly ApiError MenuNotExist = new(46003, "menu no exist");
    public static readonly ApiError DataFormat = new(47001, "data format error");
    public static readonly ApiError ArgumentInvalid = new(47003, "argument invalid!");
    public static readonly ApiError Unauthorized = new(48001, "api unauthorized");
    public static readonly ApiError MaterialInUse = new(48005, "forbid to delete material used by auto-reply or menu");
    public static readonly ApiError ClearLimit = new(48006, "forbid to clear quota because of reaching the limit");
    public static readonly ApiError OpenIdOfOtherApp = new(49003, "not match openid with appid");
    public static readonly ApiError NotFollower = new(50005, "user is not a follower");
    public static readonly ApiError InvalidArticleId = new(53600, "invalid article_id");
    public static readonly ApiError NoSuchMenu = new(65301, "no such conditional menu");
    public static readonly ApiError NoSuchMenuUser = new(65302, "no such user");
    public static readonly ApiError NoDefaultMenu = new(65303, "there is no selfmenu, please create selfmenu first");
    public static readonly ApiError EmptyMatchRule = new(65304, "match rule empty");
    public static readonly ApiError RidNotFound = new(76001, "rid not found");
    public static readonly ApiError RidMalformed = new(76002, "invalid rid");
    public static readonly ApiError RidOfOtherAccount = new(76003, "rid belongs to another account");
    public static readonly ApiError RidExpired = new(76004, "rid expired");
    public static readonly ApiError InvalidCgiPath = new(76021, "cgi_path not found");

    private static readonly FrozenDictionary<int, ApiError> ByCode = typeof(ApiErrors)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ApiError>()
        .DistinctBy(error => error.Code).ToFrozenDictionary(error => error.Code);

    /// <summary>The known wording of a code; a fault may also inject codes this sandbox never answers by itself.</summary>
    public static ApiError Of(int code) => ByCode.GetValueOrDefault(code) ?? new(code, "error injected by the sandbox");
}
