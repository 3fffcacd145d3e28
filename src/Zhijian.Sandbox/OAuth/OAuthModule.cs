namespace Zhijian.Sandbox.OAuth;

/// <summary>The page host open.weixin.qq.com, and a way to open any page as one person.</summary>
public static class OAuthModule
{
    // A phone's browser is not signed in to the sandbox.
    public static void MapOAuth(this WebApplication app)
    {
        app.MapGet("/connect/oauth2/authorize", AuthorizePage.Show).WithTags("WeChat").WithSummary("Consent page of web OAuth").AllowAnonymous();
        app.MapGet("/_sandbox/followers/{personId}/browse", Browse).WithTags("Acting")
            .WithSummary("Opens an address as this person: later consent pages in the same browser know who looks").AllowAnonymous();
        app.MapPost("/_sandbox/followers/{personId}/mini-programs/{appId}/login", Login).WithTags("Acting")
            .WithSummary("What wx.login gives a mini program on this person's phone: a code").AllowAnonymous();
    }

    private static IResult Login(string personId, string appId, World world)
    {
        if (world.People.Find(personId) is not { } person) return Control.Problem.NotFound("person_not_found", $"Nobody has the id {personId}.");
        if (world.Accounts.FindMiniProgram(appId) is null) return Control.Problem.NotFound("mini_program_not_found", $"No account has a mini program {appId}.");
        return TypedResults.Ok(new LoginCode(world.Logins.NewCode(appId, person, world.Now)));
    }

    private static IResult Browse(string personId, string url, HttpContext http, World world)
    {
        if (world.People.Find(personId) is null) return Control.Problem.NotFound("person_not_found", $"Nobody has the id {personId}.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https")) return Control.Problem.Invalid("url_invalid", "url must be an absolute http or https address.");
        http.Response.Cookies.Append(PersonPage.PersonCookie, personId, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        return Results.Redirect(target.AbsoluteUri);
    }
}
