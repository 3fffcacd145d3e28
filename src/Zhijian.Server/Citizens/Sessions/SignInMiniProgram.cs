using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Platform.Http;
using Zhijian.WeChat.MiniPrograms;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Citizens.Sessions;

/// <param name="AppId">Of the mini program.</param>
/// <param name="Code">Of wx.login.</param>
public sealed record MiniProgramSignIn([property: Required, StringLength(32)] string AppId, [property: Required, StringLength(128)] string Code);

/// <param name="Token">To be sent as <c>Authorization: Bearer …</c>; shown this once.</param>
public sealed record MiniProgramToken(string Token, DateTimeOffset ExpiresAt);

/// <summary>Sign-in of a mini program (小程序登录): WeChat tells whose code it is. Who has been on a page of the official account before is the same citizen there and here.</summary>
internal sealed class SignInMiniProgram(MiniProgramDirectory programs, CitizenSessions sessions)
{
    public static Task<Results<Ok<MiniProgramToken>, ProblemHttpResult>> HandleAsync(MiniProgramSignIn request, SignInMiniProgram signIn, HttpContext http) => signIn.RunAsync(request, http.RequestAborted);

    private async Task<Results<Ok<MiniProgramToken>, ProblemHttpResult>> RunAsync(MiniProgramSignIn request, CancellationToken cancellation)
    {
        if (programs.Find(request.AppId) is not var (account, client)) return Problem.NotFound("mini_program_not_found", "This server does not know the mini program.");
        MiniProgramSession opened;
        try
        {
            opened = await client.ExchangeAsync(request.Code, cancellation);
        }
        catch (WeChatApiException)
        {
            return Problem.Because(StatusCodes.Status401Unauthorized, "code_refused", "The code was used already, is too old or belongs to another mini program. Call wx.login again.");
        }
        catch (WeChatException)
        {
            return Problem.Because(StatusCodes.Status503ServiceUnavailable, "wechat_unavailable", "WeChat does not answer now. Try again in a minute.");
        }

        var openId = opened.UnionId is { } union ? await sessions.FindFollowerAsync(account, union, cancellation) : null;
        var (session, secret) = await sessions.BeginAsync(new KnownCitizen(account, openId ?? opened.OpenId, opened.UnionId), CitizenChannel.MiniProgram, cancellation);
        return TypedResults.Ok(new MiniProgramToken($"{session.Tag}.{secret}", session.ExpiresAt));
    }
}
