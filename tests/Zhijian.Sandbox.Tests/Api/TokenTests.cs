using System.Text.RegularExpressions;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class TokenTests : IAsyncLifetime
{
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Theory]
    [InlineData("grant_type=client_credential", 41002)]
    [InlineData("appid=wxa000000000000001", 41004)]
    [InlineData("appid=wxunknown&secret=x&grant_type=password", 40002)]
    [InlineData("appid=wxunknown&secret=x&grant_type=client_credential", 40013)]
    [InlineData("appid=wxa000000000000001&secret=x&grant_type=client_credential", 40125)]
    public async Task The_token_call_names_the_first_thing_that_is_wrong(string query, int errcode) => (await sandbox.GetAsync($"/cgi-bin/token?{query}")).ShouldFail(errcode);

    [Fact]
    public async Task Each_token_call_takes_its_own_method()
    {
        (await sandbox.PostAsync("/cgi-bin/token?appid=x")).ShouldFail(43001);
        (await sandbox.GetAsync("/cgi-bin/stable_token")).ShouldFail(43002);
        (await sandbox.PostAsync("/cgi-bin/stable_token")).ShouldFail(44002);
    }

    [Fact]
    public async Task A_token_works_for_7200_seconds_of_the_sandboxs_clock()
    {
        var token = await account.MintAsync();
        token.Int("expires_in").ShouldBe(7200);
        account.AccessToken = token.Text("access_token");
        (await account.CallAsync("/cgi-bin/getcallbackip")).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(7200));
        (await account.CallAsync("/cgi-bin/getcallbackip")).ShouldFail(42001);
    }

    [Fact]
    public async Task A_newer_token_makes_the_older_one_not_the_latest_after_five_minutes_and_leaves_the_stable_one_alone()
    {
        var stable = (await account.StableAsync()).Text("access_token");
        account.AccessToken = (await account.MintAsync()).Text("access_token");
        await account.MintAsync();
        (await account.CallAsync("/cgi-bin/getcallbackip")).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(5));
        var refused = await account.CallAsync("/cgi-bin/getcallbackip");
        refused.ShouldFail(40001);
        refused.Text("errmsg").ShouldStartWith("invalid credential, access_token is invalid or not latest");
        account.AccessToken = stable;
        (await account.CallAsync("/cgi-bin/getcallbackip")).ShouldSucceed();
    }

    [Fact]
    public async Task The_stable_token_repeats_itself_and_force_refresh_replaces_it()
    {
        var first = (await account.StableAsync()).Text("access_token");
        (await account.StableAsync()).Text("access_token").ShouldBe(first);
        var forced = (await account.StableAsync(force: true)).Text("access_token");
        forced.ShouldNotBe(first);
        (await account.StableAsync(force: true)).Text("access_token").ShouldBe(forced, "within 30 s the current token comes back");
        account.AccessToken = first;
        (await account.CallAsync("/cgi-bin/getcallbackip")).ShouldFail(40001);
    }

    [Fact]
    public async Task A_request_id_ends_every_error_and_success_is_exactly_ok()
    {
        var refused = await sandbox.GetAsync("/cgi-bin/user/get");
        refused.Text("errmsg").ShouldMatch("^access_token missing rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$");
        var sent = Convert.ToInt64(Regex.Match(refused.Text("errmsg"), "rid: ([0-9a-f]{8})").Groups[1].Value, 16);
        DateTimeOffset.FromUnixTimeSeconds(sent).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await account.CallAsync("/cgi-bin/menu/delete")).Text("errmsg").ShouldBe("ok");
    }

    [Fact]
    public async Task A_failed_call_is_found_by_its_request_id_for_seven_days()
    {
        var other = await sandbox.AccountAsync("wxb000000000000002");
        var rid = Rid(await account.CallAsync("/cgi-bin/menu/get"));
        var found = (await account.CallAsync("/cgi-bin/openapi/rid/get", new { rid })).ShouldSucceed().GetProperty("request");
        found.Text("response_body").ShouldContain("46003");
        found.Text("request_url").ShouldNotContain(account.AccessToken!);
        (await other.CallAsync("/cgi-bin/openapi/rid/get", new { rid })).ShouldFail(76003);
        (await account.CallAsync("/cgi-bin/openapi/rid/get", new { rid = "00000000-00000000-00000000" })).ShouldFail(76001);
        (await account.CallAsync("/cgi-bin/openapi/rid/get", new { rid = "what?" })).ShouldFail(76002);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(7.1));
        account.AccessToken = null;
        (await account.CallAsync("/cgi-bin/openapi/rid/get", new { rid })).ShouldFail(76004);
    }

    [Fact]
    public async Task The_page_ticket_repeats_itself_until_it_has_expired()
    {
        var ticket = (await account.CallAsync("/cgi-bin/ticket/getticket?type=jsapi")).ShouldSucceed();
        ticket.Int("expires_in").ShouldBe(7200);
        (await account.CallAsync("/cgi-bin/ticket/getticket?type=jsapi")).Text("ticket").ShouldBe(ticket.Text("ticket"));
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(7200));
        account.AccessToken = null;
        (await account.CallAsync("/cgi-bin/ticket/getticket?type=jsapi")).Text("ticket").ShouldNotBe(ticket.Text("ticket"));
        (await account.CallAsync("/cgi-bin/ticket/getticket?type=other")).ShouldFail(40097);
    }

    private static string Rid(System.Text.Json.JsonElement refused) => refused.Text("errmsg")[^26..];
}
