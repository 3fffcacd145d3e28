using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>
/// Finds out which citizen asks. A page names its session in <see cref="TagHeader"/> and the cookie of that session proves it; without the header a cookie
/// counts for nothing, so no other site can act in a citizen's name (CSRF). A mini program sends tag and secret as one bearer token.
/// </summary>
internal sealed class CitizenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CitizenSessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string TagHeader = "X-Citizen-Session";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Credentials() is not var (tag, secret, channel)) return AuthenticateResult.NoResult();
        var session = await sessions.FindAsync(tag, secret, Context.RequestAborted);
        return session is null || session.Channel != channel
            ? AuthenticateResult.Fail("The session is over.")
            : AuthenticateResult.Success(new AuthenticationTicket(CitizenSessions.PrincipalOf(session), CitizenClaims.Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problem.Because(StatusCodes.Status401Unauthorized, "citizen_session_required", "The session is over or was never begun. Open the page from WeChat again.").ExecuteAsync(Context);

    private (string Tag, string Secret, CitizenChannel Channel)? Credentials()
    {
        if (Request.Headers.Authorization.ToString() is { } token && token.StartsWith(Bearer, StringComparison.Ordinal))
            return token[Bearer.Length..].Split('.') is [var named, var proof] ? (named, proof, CitizenChannel.MiniProgram) : null;
        return Request.Headers[TagHeader].ToString() is { Length: > 0 } tag && Request.Cookies[SessionCookies.NameOf(tag)] is { } secret ? (tag, secret, CitizenChannel.Page) : null;
    }
}
