using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class OAuthTests : IAsyncLifetime
{
    private const string Page = "https://a.gov.cn/m?x=1";
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = sandbox.Http.BaseAddress };
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task The_silent_scope_redirects_with_a_code_that_tells_who_it_is()
    {
        var back = await AuthorizeAsync("snsapi_base", "&person=li");
        (back["x"].ToString(), back["state"].ToString()).ShouldBe(("1", "S1"));
        var grant = (await RedeemAsync(back["code"]!)).ShouldSucceed();
        grant.Text("openid").ShouldBe(await account.OpenIdAsync("li"));
        (grant.Int("expires_in"), grant.Text("scope")).ShouldBe((7200, "snsapi_base"));
        (await UserInfoAsync(grant)).ShouldFail(48001);
        (await sandbox.GetAsync($"/sns/auth?access_token={grant.Text("access_token")}&openid={grant.Text("openid")}")).ShouldSucceed();
        (await sandbox.GetAsync($"/sns/auth?access_token={grant.Text("access_token")}&openid=oOther")).ShouldFail(40003);
    }

    [Fact]
    public async Task The_user_info_scope_asks_first_and_then_tells_the_name()
    {
        using (var asked = await browser.GetAsync(Url("snsapi_userinfo", "&person=li")))
        {
            asked.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await asked.Content.ReadAsStringAsync()).ShouldContain("李小明");
        }
        var grant = await RedeemAsync((await AuthorizeAsync("snsapi_userinfo", "&person=li&answer=allow"))["code"]!);
        var info = (await UserInfoAsync(grant)).ShouldSucceed();
        (info.Text("nickname"), info.Text("unionid")).ShouldBe(("李小明", grant.Text("unionid")));
    }

    [Fact]
    public async Task A_refusal_comes_back_without_a_code()
    {
        var back = await AuthorizeAsync("snsapi_userinfo", "&person=li&answer=refuse");
        back.ContainsKey("code").ShouldBeFalse();
        back["state"].ToString().ShouldBe("S1");
    }

    [Fact]
    public async Task A_code_works_once_for_its_account_and_for_five_minutes()
    {
        var code = (await AuthorizeAsync("snsapi_base", "&person=li"))["code"].ToString();
        (await RedeemAsync("wrong")).ShouldFail(40029).Text("errmsg").ShouldStartWith("invalid code, rid: ");
        (await RedeemAsync(code)).ShouldSucceed();
        (await RedeemAsync(code)).ShouldFail(40163).Text("errmsg").ShouldStartWith("code been used, rid: ");
        var late = (await AuthorizeAsync("snsapi_base", "&person=li"))["code"].ToString();
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(5));
        (await RedeemAsync(late)).ShouldFail(42003);
        var other = await sandbox.AccountAsync("wxb000000000000002");
        (await sandbox.GetAsync($"/sns/oauth2/access_token?appid={other.AppId}&secret={other.Secret}&code={late}&grant_type=authorization_code")).ShouldFail(40029);
    }

    [Fact]
    public async Task A_page_token_lives_two_hours_and_is_refreshed_for_thirty_days()
    {
        var grant = await RedeemAsync((await AuthorizeAsync("snsapi_userinfo", "&person=li&answer=allow"))["code"]!);
        await sandbox.AdvanceAsync(TimeSpan.FromHours(2));
        (await UserInfoAsync(grant)).ShouldFail(42001);
        var renewed = await RefreshAsync(grant);
        (await UserInfoAsync(renewed.ShouldSucceed())).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromDays(30));
        (await RefreshAsync(grant)).ShouldFail(42002);
        (await sandbox.GetAsync($"/sns/oauth2/refresh_token?appid={account.AppId}&grant_type=refresh_token&refresh_token=x")).ShouldFail(40030);
    }

    [Theory]
    [InlineData("appid=wxunknown", "appid")]
    [InlineData("redirect_uri=ftp%3A%2F%2Fx", "redirect_uri")]
    [InlineData("scope=snsapi_everything", "Scope")]
    [InlineData("response_type=token", "response_type")]
    public async Task A_wrong_link_is_a_page_that_names_the_mistake(string change, string named)
    {
        var name = change[..change.IndexOf('=')];
        var query = Url("snsapi_base", "&person=li").Split('?', 2)[1].Split('&').Select(part => part.StartsWith($"{name}=", StringComparison.Ordinal) ? change : part);
        using var response = await browser.GetAsync($"/connect/oauth2/authorize?{string.Join('&', query)}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(named);
    }

    [Fact]
    public async Task A_browser_opened_as_a_person_needs_no_further_hint()
    {
        using var opened = await browser.GetAsync($"/_sandbox/followers/li/browse?url={Uri.EscapeDataString(Page)}");
        opened.Headers.Location!.ToString().ShouldBe(Page);
        (await AuthorizeAsync("snsapi_base", "")).ContainsKey("code").ShouldBeTrue();
    }

    [Fact]
    public async Task A_browser_nobody_owns_asks_who_is_looking_and_names_cannot_break_the_page()
    {
        await sandbox.PersonAsync("eve", "<script>alert(1)</script>");
        using var response = await browser.GetAsync(Url("snsapi_base", ""));
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("李小明");
        page.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Unverified_accounts_have_no_web_pages()
    {
        await account.ChangeAsync("service", verified: false);
        using var response = await browser.GetAsync(Url("snsapi_base", "&person=li"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private string Url(string scope, string more) =>
        $"/connect/oauth2/authorize?appid={account.AppId}&redirect_uri={Uri.EscapeDataString(Page)}&response_type=code&scope={scope}&state=S1{more}";

    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> AuthorizeAsync(string scope, string more)
    {
        using var response = await browser.GetAsync(Url(scope, more));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return QueryHelpers.ParseQuery(response.Headers.Location!.Query);
    }

    private Task<JsonElement> RedeemAsync(string? code) => sandbox.GetAsync($"/sns/oauth2/access_token?appid={account.AppId}&secret={account.Secret}&code={code}&grant_type=authorization_code");

    private Task<JsonElement> RefreshAsync(JsonElement grant) => sandbox.GetAsync($"/sns/oauth2/refresh_token?appid={account.AppId}&grant_type=refresh_token&refresh_token={grant.Text("refresh_token")}");

    private Task<JsonElement> UserInfoAsync(JsonElement grant) => sandbox.GetAsync($"/sns/userinfo?access_token={grant.Text("access_token")}&openid={grant.Text("openid")}&lang=zh_CN");
}
