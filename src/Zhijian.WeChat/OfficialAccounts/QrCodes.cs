using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>
/// Parametric QR codes (带参数的二维码) of service accounts: who scans one follows, and the account learns the scene. Official docs:
/// 生成带参数的二维码.
/// </summary>
public sealed class QrCodes
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    private readonly ApiCaller caller;
    private readonly Uri pictures;

    internal QrCodes(ApiCaller caller, Uri pictures) => (this.caller, this.pictures) = (caller, pictures);

    /// <param name="scene">1 to 64 characters.</param>
    /// <param name="life">At most 30 days.</param>
    public Task<QrCode> CreateTemporaryAsync(string scene, TimeSpan life, CancellationToken ct = default) =>
        CreateAsync(new QrCodeRequest("QR_STR_SCENE", new QrAction(new QrScene(SceneStr: scene)), Seconds(life)), ct);

    /// <param name="scene">Any 32-bit number but 0.</param>
    /// <param name="life">At most 30 days.</param>
    public Task<QrCode> CreateTemporaryAsync(uint scene, TimeSpan life, CancellationToken ct = default) =>
        CreateAsync(new QrCodeRequest("QR_SCENE", new QrAction(new QrScene(SceneId: scene)), Seconds(life)), ct);

    /// <summary>An account has at most 100,000 permanent codes, and there is no way to delete one.</summary>
    /// <param name="scene">1 to 64 characters.</param>
    /// <exception cref="WeChatApiException">45029 too many.</exception>
    public Task<QrCode> CreatePermanentAsync(string scene, CancellationToken ct = default) =>
        CreateAsync(new QrCodeRequest("QR_LIMIT_STR_SCENE", new QrAction(new QrScene(SceneStr: scene))), ct);

    /// <param name="scene">1 to 100,000.</param>
    /// <inheritdoc cref="CreatePermanentAsync(string, CancellationToken)"/>
    public Task<QrCode> CreatePermanentAsync(uint scene, CancellationToken ct = default) =>
        CreateAsync(new QrCodeRequest("QR_LIMIT_SCENE", new QrAction(new QrScene(SceneId: scene))), ct);

    /// <summary>Where the picture is (showqrcode); needs no token.</summary>
    public Uri PictureUrl(string ticket) => new(pictures, $"cgi-bin/showqrcode?ticket={Uri.EscapeDataString(ticket)}");

    // The same scene again is another ticket for the same scene: nobody is harmed by one too many, but permanent ones are counted.
    private Task<QrCode> CreateAsync(QrCodeRequest body, CancellationToken ct)
    {
        var request = ApiRequest.Post("cgi-bin/qrcode/create", body, WeChatJson.Plain.QrCodeRequest) with { Repeatable = body.ExpireSeconds is not null };
        return caller.CallAsync(request, WeChatJson.Plain.QrCode, ct);
    }

    private static int Seconds(TimeSpan life) => life > TimeSpan.Zero && life <= LongestLife
        ? (int)life.TotalSeconds
        : throw new ArgumentOutOfRangeException(nameof(life), life, "A temporary code lives up to 30 days.");
}

/// <param name="Ticket">For the picture, and comes back with the scan.</param>
/// <param name="Url">What the code says.</param>
/// <param name="ExpireSeconds">Not for permanent codes.</param>
public sealed record QrCode(string Ticket, string Url, int? ExpireSeconds = null);

internal sealed record QrCodeRequest(string ActionName, QrAction ActionInfo, int? ExpireSeconds = null);

internal sealed record QrAction(QrScene Scene);

internal sealed record QrScene(uint? SceneId = null, string? SceneStr = null);
