using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>Where the citizen is.</summary>
/// <param name="Account">Name of the official account.</param>
/// <param name="Agency">Name of the agency.</param>
public sealed record CitizenSessionView(string AppId, string Account, string Agency);

/// <summary>An account whose pages anybody may open.</summary>
public sealed record OpenAccount(string AppId, string Name, string Agency);

internal static class ShowSession
{
    public static Ok<CitizenSessionView> Show(HttpContext http, AccountDirectory accounts, AgencyDirectory agencies)
    {
        var account = accounts.Find(new AccountId(http.User.CitizenAccount()))!;
        return TypedResults.Ok(new CitizenSessionView(account.AppId, account.Name, agencies.Find(account.AgencyId)?.Name ?? account.Name));
    }

    /// <summary>For a browser that came without saying where it wants to go; names of official accounts are public.</summary>
    public static Ok<List<OpenAccount>> ListAccounts(AccountDirectory accounts, AgencyDirectory agencies) => TypedResults.Ok(accounts.All.Where(account => account.Kind == AccountKind.Service)
        .OrderBy(account => account.Id.Value).Select(account => new OpenAccount(account.AppId, account.Name, agencies.Find(account.AgencyId)?.Name ?? account.Name)).ToList());

    public static async Task<NoContent> EndAsync(HttpContext http, CitizenSessions sessions, SessionCookies cookies)
    {
        await sessions.EndAsync(http.User.CitizenSession(), http.RequestAborted);
        if (http.Request.Headers[CitizenScheme.TagHeader].ToString() is { Length: > 0 } tag) cookies.Remove(http, tag);
        return TypedResults.NoContent();
    }
}
