using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Control;
using Zhijian.Sandbox.QrCodes;
using Zhijian.WeChat.Security;

namespace Zhijian.Sandbox.Accounts;

/// <summary>An account with everything its administrator sees. The credentials are the sandbox's own: they open nothing else.</summary>
public sealed record AccountView(
    string AppId,
    string Name,
    string OriginalId,
    AccountKind Kind,
    bool Verified,
    string AppSecret,
    string Token,
    string? EncodingAesKey,
    CallbackMode Mode,
    string? CallbackUrl,
    bool? CallbackVerified,
    string? AvatarColor,
    string? Description,
    string? OneTimeTemplateId,
    string QrText,
    string QrUrl)
{
    public static AccountView Of(Account account)
    {
        var settings = account.Settings;
        return new(account.AppId, settings.Name, settings.OriginalId, settings.Kind, settings.Verified, settings.AppSecret, settings.Token, settings.EncodingAesKey, settings.Mode,
            settings.CallbackUrl, account.CallbackVerified, settings.AvatarColor, settings.Description, settings.OneTimeTemplateId, QrBook.AccountUrl(account.AppId), QrPath(account.AppId));
    }

    public static string QrPath(string appId) => $"/_sandbox/accounts/{Uri.EscapeDataString(appId)}/qrcode.png";
}

/// <param name="Url">What the code says.</param>
/// <param name="PngUrl">Where its picture is.</param>
public sealed record AccountQr(string Url, string PngUrl);

/// <param name="Path">The API.</param>
/// <param name="Limit">Calls a day.</param>
public sealed record QuotaView(string Path, int Limit, int Used);

/// <summary>The WeChat console of official accounts: create accounts, set the callback, look at quotas.</summary>
public static class AccountModule
{
    public static void MapAccounts(this RouteGroupBuilder control)
    {
        var accounts = control.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", (World world) => TypedResults.Ok(world.Accounts.All.Select(AccountView.Of).ToList()));
        accounts.MapPut("/{appId}", Put).WithSummary("Creates an account or changes its settings, and asks its callback address for an echo");
        accounts.MapDelete("/{appId}", Remove);
        accounts.MapPost("/{appId}/verify-callback", Verify);
        accounts.MapPost("/{appId}/qrcode", Results<Ok<AccountQr>, ProblemHttpResult> (string appId, World world) =>
            world.Accounts.Find(appId) is null ? NoAccount(appId) : TypedResults.Ok(new AccountQr(QrBook.AccountUrl(appId), AccountView.QrPath(appId))));
        accounts.MapGet("/{appId}/qrcode.png", Results<FileContentHttpResult, ProblemHttpResult> (string appId, World world) =>
            world.Accounts.Find(appId) is null ? NoAccount(appId) : TypedResults.File(QrPicture.Png(QrBook.AccountUrl(appId)), "image/png"));
        accounts.MapGet("/{appId}/quotas", Results<Ok<List<QuotaView>>, ProblemHttpResult> (string appId, World world) =>
            world.Accounts.Find(appId) is { } account ? TypedResults.Ok(Quotas(account, world.Now)) : NoAccount(appId));
        accounts.MapPut("/{appId}/quotas", SetQuotas).WithSummary("Gives an account other day limits, by path, e.g. to reach one in a test");
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Put(string appId, AccountSettings settings, World world, CallbackClient callbacks, CancellationToken cancellation)
    {
        if (appId.Length is < 1 or > 64) return Problem.Invalid("app_id_invalid", "appId must have 1 to 64 characters.");
        if (settings.Fault() is { } fault) return Problem.Invalid("account_invalid", $"{char.ToUpperInvariant(fault[0])}{fault[1..]}.");
        try
        {
            var account = world.Accounts.Put(appId, settings);
            return TypedResults.Ok(await CheckAsync(account, world, callbacks, cancellation));
        }
        catch (MessageCryptoException bad)
        {
            return Problem.Invalid("encoding_aes_key_invalid", $"encodingAesKey cannot be read: {bad.Reason}.");
        }
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Verify(string appId, World world, CallbackClient callbacks, CancellationToken cancellation)
    {
        if (world.Accounts.Find(appId) is not { } account) return NoAccount(appId);
        return TypedResults.Ok(await CheckAsync(account, world, callbacks, cancellation));
    }

    private static async Task<AccountView> CheckAsync(Account account, World world, CallbackClient callbacks, CancellationToken cancellation)
    {
        account.CallbackVerified = await callbacks.VerifyAsync(account, cancellation);
        var view = AccountView.Of(account);
        world.Events.Publish("account", null, () => new { account = view });
        return view;
    }

    private static Results<NoContent, ProblemHttpResult> Remove(string appId, World world)
    {
        if (!world.Accounts.Remove(appId)) return NoAccount(appId);
        world.Events.Publish("account", null, () => new { removed = appId });
        return TypedResults.NoContent();
    }

    private static Results<Ok<List<QuotaView>>, ProblemHttpResult> SetQuotas(string appId, Dictionary<string, int> limits, World world)
    {
        if (world.Accounts.Find(appId) is not { } account) return NoAccount(appId);
        if (limits.FirstOrDefault(limit => ApiTable.Find(limit.Key) is null or { PerDay: 0 } || limit.Value < 0) is { Key: { } path }) return Problem.Invalid("quota_invalid", $"{path} has no day limit, or the limit is negative.");
        foreach (var (api, limit) in limits) account.Quotas.SetDailyLimit(api, limit);
        return TypedResults.Ok(Quotas(account, world.Now));
    }

    private static List<QuotaView> Quotas(Account account, DateTimeOffset now) =>
        [.. ApiTable.All.Where(api => api.PerDay > 0).Select(api => new QuotaView(api.Path, account.Quotas.DailyLimit(api.Path, api.PerDay), account.Quotas.Used(api.Path, now)))];

    private static ProblemHttpResult NoAccount(string appId) => Problem.NotFound("account_not_found", $"There is no account {appId}.");
}
