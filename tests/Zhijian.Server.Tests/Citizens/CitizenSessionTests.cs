using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Citizens;

/// <summary>How a citizen is known on pages and in the mini program, and how nobody else is taken for them.</summary>
public sealed class CitizenSessionTests
{
    private const string Li = "oLi";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_page_opened_from_WeChat_is_signed_in_without_a_question(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        using var phone = await scene.PageAsync(Li);

        var session = await phone.Http.GetJsonAsync("/api/citizen/session");

        ((string)session["appId"]!).ShouldBe(scene.Account.AppId);
        ((string)session["agency"]!).ShouldBe("平安测试");
    }

    [Fact]
    public async Task A_link_of_an_account_leads_over_WeChat_back_to_the_page_that_was_asked_for()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = new CitizenPhone(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = scene.Host.Client.BaseAddress });

        using var first = await phone.Http.GetAsync($"/m/pages/service/index?key=home-visit&a={scene.Account.AppId}");
        using var consent = await phone.Http.GetAsync(first.Headers.Location);
        var state = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(consent.Headers.Location!.Query)["state"].ToString();
        using var back = await phone.ReturnAsync(scene.Consent.NewCode(scene.Account.AppId, Li), state);

        consent.Headers.Location.Query.ShouldContain(Uri.EscapeDataString("https://hall.example.gov.cn/api/citizen/session/return"));
        back.Headers.Location!.OriginalString.ShouldStartWith($"/m/pages/service/index?key=home-visit&a={scene.Account.AppId}&s=");
        var cookie = back.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("zj-citizen-", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example/m/")]
    [InlineData("/console/")]
    [InlineData("/m/\\evil.example")]
    public async Task The_way_back_leads_to_nothing_but_citizens_pages(string to)
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = new CitizenPhone(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = scene.Host.Client.BaseAddress });

        var state = await phone.BeginAsync(scene.Account.AppId, to);
        using var back = await phone.ReturnAsync(scene.Consent.NewCode(scene.Account.AppId, Li), state);

        back.Headers.Location!.OriginalString.ShouldStartWith("/m/?a=");
    }

    [Fact]
    public async Task A_code_counts_once_for_its_own_account_and_only_in_the_browser_that_asked()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var phone = await scene.PageAsync(Li);
        using var other = new CitizenPhone(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = scene.Host.Client.BaseAddress });
        var used = scene.Consent.NewCode(scene.Account.AppId, Li);
        (await phone.ReturnAsync(used, await phone.BeginAsync(scene.Account.AppId))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var state = await phone.BeginAsync(scene.Account.AppId);
        (await other.ReturnAsync(scene.Consent.NewCode(scene.Account.AppId, Li), state)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another browser's state");
        (await phone.ReturnAsync(used, state)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a code that was used");
        (await phone.ReturnAsync(scene.Consent.NewCode(scene.Account.AppId, Li), state)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a state that was used");
        (await phone.ReturnAsync(scene.Consent.NewCode("wxcccccccccccccccc", "oEve"), await phone.BeginAsync(scene.Account.AppId))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another account's code");
        (await phone.ReturnAsync("", await phone.BeginAsync(scene.Account.AppId))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "refused at WeChat");
    }

    [Fact]
    public async Task A_snapshot_of_the_page_signs_nobody_in()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        scene.Consent.IsSnapshot = true;
        using var phone = new CitizenPhone(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = scene.Host.Client.BaseAddress });

        using var back = await phone.ReturnAsync(scene.Consent.NewCode(scene.Account.AppId, "oNobody"), await phone.BeginAsync(scene.Account.AppId));

        back.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_cookie_alone_counts_for_nothing_and_a_session_ends_with_its_time_or_by_signing_out(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        using var phone = await scene.PageAsync(Li);
        using var later = await scene.PageAsync(Li);
        var tag = phone.Tag;

        phone.Http.DefaultRequestHeaders.Remove("X-Citizen-Session");
        (await phone.Http.PostAsJsonAsync("/api/citizen/runs", new { service = "home-visit" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "as another site would send it");
        phone.Http.DefaultRequestHeaders.Add("X-Citizen-Session", later.Tag);
        (await phone.Http.GetAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the tag of a session this browser does not have");
        phone.Http.DefaultRequestHeaders.Remove("X-Citizen-Session");
        phone.Http.DefaultRequestHeaders.Add("X-Citizen-Session", tag);

        (await phone.Http.DeleteAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await phone.Http.GetAsync("/api/citizen/session")).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("citizen_session_required");
        await scene.Host.RestartAsync();
        using var elsewhere = await scene.PageAsync(Li);
        scene.Host.Clock.Advance(TimeSpan.FromHours(13));
        (await elsewhere.Http.GetAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "it is over");
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_which_they_know_the_tag_alone()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite);
        using var victim = await scene.PageAsync(Li);
        using var program = await ProgramAsync(scene, scene.Consent.NewCode(CitizenScene.MiniProgram, "oEveInProgram", "uEve"));
        program.DefaultRequestHeaders.Add("X-Citizen-Session", victim.Tag);

        (await program.DeleteAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await program.GetAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "their own");
        (await victim.Http.GetAsync("/api/citizen/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_mini_program_knows_the_citizen_who_was_on_a_page_before(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind);
        using var phone = await scene.PageAsync(Li, unionId: "uLi");
        await phone.BeginServiceAsync("home-visit");
        var code = scene.Consent.NewCode(CitizenScene.MiniProgram, "oLiInProgram", "uLi");

        using var program = await ProgramAsync(scene, code);
        using var stranger = await ProgramAsync(scene, scene.Consent.NewCode(CitizenScene.MiniProgram, "oWangInProgram", "uWang"));

        (await program.GetJsonAsync("/api/citizen/runs")).AsArray().ShouldHaveSingleItem();
        (await stranger.GetJsonAsync("/api/citizen/runs")).AsArray().ShouldBeEmpty();
        var again = await scene.Host.Client.PostAsJsonAsync("/api/citizen/session/mini-program", new { appId = CitizenScene.MiniProgram, code });
        (await again.ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_refused");
        var unknown = await scene.Host.Client.PostAsJsonAsync("/api/citizen/session/mini-program", new { appId = "wxdddddddddddddddd", code });
        (await unknown.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("mini_program_not_found");
    }

    [Fact]
    public async Task Who_asks_without_end_is_told_to_wait()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite, setup => setup.Settings["Citizens:RequestsPerMinute"] = "3");
        using var phone = await scene.PageAsync(Li);
        for (var i = 0; i < 3; i++) (await phone.Http.GetAsync("/api/citizen/services")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await phone.Http.GetAsync("/api/citizen/services")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static async Task<HttpClient> ProgramAsync(CitizenScene scene, string code)
    {
        var client = scene.Host.CreateClient();
        var token = await client.PostJsonAsync("/api/citizen/session/mini-program", new { appId = CitizenScene.MiniProgram, code });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        return client;
    }
}
