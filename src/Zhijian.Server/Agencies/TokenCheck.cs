using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Security;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Agencies;

/// <summary>What the console is told when an account's health changed.</summary>
public sealed record AccountHealthNews(Guid Id, AccountHealthView Health);

/// <summary>Asks WeChat for every account's access token now and then, so that a wrong secret or a missing IP whitelist entry shows before a citizen notices.</summary>
public sealed partial class TokenCheck(
    AccountDirectory accounts, OfficialAccountClients clients, AccountHealth health, LiveFeed feed, TimeProvider time, ILogger<TokenCheck> log) : BackgroundService
{
    /// <summary>The first check waits until the server has settled.</summary>
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public async Task<AccountHealthView> CheckAsync(AccountCredentials account, CancellationToken cancellation)
    {
        var before = health.View(account.Id).Token.State;
        try
        {
            var token = await clients.For(account).Tokens.GetAsync(cancellation);
            health.TokenChecked(account.Id, token.ExpiresAt, error: null);
        }
        catch (WeChatApiException refusal)
        {
            health.TokenChecked(account.Id, expiresAt: null, $"{refusal.ErrCode} {refusal.ErrMsg}");
        }
        catch (WeChatException problem)
        {
            health.TokenChecked(account.Id, expiresAt: null, problem.Message);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // An answer nobody foresaw must not end the watch over all other accounts.
            LogFailed(problem, account.AppId);
            health.TokenChecked(account.Id, expiresAt: null, problem.Message);
        }

        var view = health.View(account.Id);
        if (view.Token.State != before) feed.Publish(account.AgencyId, "account", new AccountHealthNews(account.Id.Value, view));
        return view;
    }

    internal static async Task<Results<Ok<AccountHealthView>, ProblemHttpResult>> HandleAsync(Guid id, AccountDirectory accounts, TokenCheck check, HttpContext http) =>
        accounts.Find(new AccountId(id)) is { } account && account.AgencyId == http.User.AgencyId()
            ? TypedResults.Ok(await check.CheckAsync(account, http.RequestAborted))
            : AccountViews.NotFound();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            foreach (var account in accounts.All.ToList()) await CheckAsync(account, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The token of {AppId} could not be checked")]
    private partial void LogFailed(Exception problem, string appId);
}
