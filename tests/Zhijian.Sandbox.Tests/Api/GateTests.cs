using System.Text;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

/// <summary>The order of checks: token, method, body, capability, quota, arguments.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private SandboxUnderTest sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await SandboxUnderTest.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Each_check_comes_before_the_next()
    {
        // An account that may do nothing, so that every later check would fail too.
        var account = await sandbox.AccountAsync(kind: "subscription", verified: false);
        const string api = "/cgi-bin/message/custom/send";
        await sandbox.Http.PutAsync($"/_sandbox/accounts/{account.AppId}/quotas", new StringContent($"{{\"{api}\":0}}", Encoding.UTF8, "application/json"));
        (await sandbox.GetAsync(api)).ShouldFail(41001);
        (await sandbox.GetAsync($"{api}?access_token=short")).ShouldFail(40014);
        (await sandbox.GetAsync($"{api}?access_token={new string('x', 136)}")).ShouldFail(40001);
        var old = (await account.StableAsync()).Text("access_token");
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(7200));
        (await sandbox.GetAsync($"{api}?access_token={old}")).ShouldFail(42001);
        (await account.CallAsync(api)).ShouldFail(43002);
        (await account.CallRawAsync(api, "")).ShouldFail(44002);
        (await account.CallRawAsync(api, "{not json")).ShouldFail(47001);
        (await account.CallRawAsync(api, "[]")).ShouldFail(47001);
        (await account.CallRawAsync(api, "{}")).ShouldFail(48001);
        await account.ChangeAsync("service");
        (await account.CallRawAsync(api, "{}")).ShouldFail(45009);
        await sandbox.Http.PutAsync($"/_sandbox/accounts/{account.AppId}/quotas", new StringContent($"{{\"{api}\":10}}", Encoding.UTF8, "application/json"));
        (await account.CallRawAsync(api, "{}")).ShouldFail(40003);
    }

    [Theory]
    [InlineData("/cgi-bin/menu/get", "subscription", false, 48001)]
    [InlineData("/cgi-bin/menu/get", "subscription", true, 46003)]
    [InlineData("/cgi-bin/user/get", "service", false, 48001)]
    [InlineData("/cgi-bin/user/get", "subscription", true, 0)]
    [InlineData("/cgi-bin/tags/get", "subscription", false, 48001)]
    [InlineData("/cgi-bin/get_current_selfmenu_info", "subscription", false, 0)]
    [InlineData("/cgi-bin/ticket/getticket?type=jsapi", "subscription", false, 0)]
    public async Task Capabilities_depend_on_kind_and_verification(string path, string kind, bool verified, int errcode)
    {
        var account = await sandbox.AccountAsync(kind: kind, verified: verified);
        (await account.CallAsync(path)).ShouldFail(errcode);
    }

    [Fact]
    public async Task Scene_codes_belong_to_verified_service_accounts()
    {
        var account = await sandbox.AccountAsync(kind: "subscription");
        var request = new { action_name = "QR_LIMIT_SCENE", action_info = new { scene = new { scene_id = 1 } } };
        (await account.CallAsync("/cgi-bin/qrcode/create", request)).ShouldFail(48001);
        await account.ChangeAsync("service");
        (await account.CallAsync("/cgi-bin/qrcode/create", request)).ShouldSucceed();
    }

    [Fact]
    public async Task A_day_limit_is_reached_cleared_and_starts_anew_in_Beijing()
    {
        var account = await sandbox.AccountAsync();
        using var set = await sandbox.Http.PutAsync($"/_sandbox/accounts/{account.AppId}/quotas", new StringContent("{\"/cgi-bin/menu/get\":2}", Encoding.UTF8, "application/json"));
        set.IsSuccessStatusCode.ShouldBeTrue();
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        var refused = await account.CallAsync("/cgi-bin/menu/get");
        refused.ShouldFail(45009).Text("errmsg").ShouldStartWith("reach max api daily quota limit rid: ");

        var quota = (await account.CallAsync("/cgi-bin/openapi/quota/get", new { cgi_path = "/cgi-bin/menu/get" })).ShouldSucceed().GetProperty("quota");
        (quota.Int("daily_limit"), quota.Int("used"), quota.Int("remain")).ShouldBe((2, 2, 0));
        (await account.CallAsync("/cgi-bin/openapi/quota/get", new { cgi_path = "/cgi-bin/none" })).ShouldFail(76021);

        (await account.CallAsync("/cgi-bin/clear_quota", new { appid = account.AppId })).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        (await account.CallAsync("/cgi-bin/openapi/quota/clear", new { cgi_path = "/cgi-bin/menu/get" })).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(45009);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));
        account.AccessToken = null;
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
    }

    [Fact]
    public async Task Quotas_are_cleared_ten_times_a_month_with_a_token_or_with_the_secret()
    {
        var account = await sandbox.AccountAsync();
        for (var time = 0; time < 5; time++)
        {
            (await account.CallAsync("/cgi-bin/clear_quota", new { appid = account.AppId })).ShouldSucceed();
            (await sandbox.PostAsync($"/cgi-bin/clear_quota/v2?appid={account.AppId}&appsecret={account.Secret}")).ShouldSucceed();
        }
        (await account.CallAsync("/cgi-bin/clear_quota", new { appid = account.AppId })).ShouldFail(48006);
        (await account.CallAsync("/cgi-bin/clear_quota", new { appid = "wxother" })).ShouldFail(40013);
        (await sandbox.PostAsync($"/cgi-bin/clear_quota?appid={account.AppId}&appsecret=wrong")).ShouldFail(40125);
    }

    [Fact]
    public async Task The_control_API_tells_limits_and_use()
    {
        var account = await sandbox.AccountAsync();
        await account.CallAsync("/cgi-bin/tags/get");
        var quotas = await sandbox.GetAsync($"/_sandbox/accounts/{account.AppId}/quotas");
        var tags = quotas.EnumerateArray().Single(one => one.Text("path") == "/cgi-bin/tags/get");
        (tags.Int("limit"), tags.Int("used")).ShouldBe((1_000, 1));
    }

    [Fact]
    public async Task An_unknown_path_is_an_errcode_and_not_a_404()
    {
        var account = await sandbox.AccountAsync();
        (await account.CallAsync("/cgi-bin/message/mass/sendall", new { })).ShouldFail(40066);
    }

    [Fact]
    public async Task Business_errors_come_with_status_200_and_a_JSON_type()
    {
        using var response = await sandbox.Http.GetAsync("/cgi-bin/user/get");
        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task An_errcode_fault_comes_instead_of_the_answer()
    {
        var account = await sandbox.AccountAsync();
        await sandbox.FaultAsync(new { appliesTo = "api", kind = "errcode", errcode = -1, path = "/cgi-bin/menu", times = 1 }, new { appliesTo = "api", kind = "status", status = 502, path = "/cgi-bin/tags", times = 1 });
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(-1).Text("errmsg").ShouldStartWith("system error");
        (await account.CallAsync("/cgi-bin/menu/get")).ShouldFail(46003);
        using var broken = await account.SendAsync("/cgi-bin/tags/get");
        ((int)broken.StatusCode).ShouldBe(502);
    }

    [Fact]
    public async Task A_dropped_call_breaks_the_connection_and_is_not_handled()
    {
        var account = await sandbox.AccountAsync();
        await account.CallAsync("/cgi-bin/menu/delete");
        await sandbox.FaultAsync(new { appliesTo = "api", kind = "drop", path = "/cgi-bin/tags/create", times = 1 });
        await Should.ThrowAsync<HttpRequestException>(() => account.CallAsync("/cgi-bin/tags/create", new { tag = new { name = "一" } }));
        (await account.CallAsync("/cgi-bin/tags/get")).GetProperty("tags").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_call_is_handled_although_the_caller_gave_up()
    {
        var account = await sandbox.AccountAsync();
        await account.CallAsync("/cgi-bin/menu/delete");
        await sandbox.FaultAsync(new { appliesTo = "api", kind = "slow", path = "/cgi-bin/tags/create", milliseconds = 60_000, times = 1 });
        using var impatient = new HttpClient { BaseAddress = sandbox.Http.BaseAddress, Timeout = TimeSpan.FromSeconds(2) };
        await Should.ThrowAsync<TaskCanceledException>(async () =>
            await impatient.PostAsync(await account.WithTokenAsync("/cgi-bin/tags/create"), new StringContent("{\"tag\":{\"name\":\"一\"}}", Encoding.UTF8, "application/json")));
        (await account.CallAsync("/cgi-bin/tags/get")).GetProperty("tags").GetArrayLength().ShouldBe(2);
    }
}
