using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// The server APIs of one official account (公众号服务端 API). Thread-safe; keep one an account, as it holds the account's access token.
/// Every call throws <see cref="WeChatApiException"/> when WeChat refuses, <see cref="WeChatUnavailableException"/> when it certainly
/// had no effect, and <see cref="WeChatOutcomeUnknownException"/> when nobody can say. Who cancels a call that sends something does
/// not learn whether it was carried out either.
/// </summary>
public sealed class OfficialAccountClient
{
    private static readonly Uri ApiAddress = new("https://api.weixin.qq.com/");
    private static readonly Uri DefaultPictureAddress = new("https://mp.weixin.qq.com/");
    private static readonly Uri DefaultConsentAddress = new("https://open.weixin.qq.com/");

    /// <param name="http">Its BaseAddress decides the host, WeChat's when it has none. Its own timeout should be longer than the options'.</param>
    public OfficialAccountClient(HttpClient http, AccountIdentity identity, TimeProvider time, OfficialAccountOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        options ??= new OfficialAccountOptions();
        http.BaseAddress ??= ApiAddress;
        var emulator = http.BaseAddress.Host.EndsWith(".weixin.qq.com", StringComparison.OrdinalIgnoreCase) ? null : http.BaseAddress;
        var caller = new ApiCaller(http, time, options);
        caller.Tokens = Tokens = new AccessTokens(caller, identity, time);
        Messages = new CustomerServiceMessages(caller);
        OneTimeMessages = new OneTimeMessages(caller, identity, options.PictureAddress ?? emulator ?? DefaultPictureAddress);
        Menus = new Menus(caller);
        Users = new Users(caller);
        Tags = new Tags(caller);
        Blacklist = new Blacklist(caller);
        Media = new TemporaryMedia(caller, options);
        Materials = new Materials(caller, options);
        QrCodes = new QrCodes(caller, options.PictureAddress ?? emulator ?? DefaultPictureAddress);
        Web = new WebAuthorization(caller, identity, options.ConsentAddress ?? emulator ?? DefaultConsentAddress);
        JsSdk = new JsSdk(caller, identity, time);
        Platform = new Platform(caller, identity);
    }

    public AccessTokens Tokens { get; }

    public CustomerServiceMessages Messages { get; }

    public OneTimeMessages OneTimeMessages { get; }

    public Menus Menus { get; }

    public Users Users { get; }

    public Tags Tags { get; }

    public Blacklist Blacklist { get; }

    public TemporaryMedia Media { get; }

    public Materials Materials { get; }

    public QrCodes QrCodes { get; }

    public WebAuthorization Web { get; }

    public JsSdk JsSdk { get; }

    public Platform Platform { get; }
}
