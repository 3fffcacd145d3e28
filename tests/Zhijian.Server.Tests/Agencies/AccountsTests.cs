using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Sandbox;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Agencies;

public sealed class AccountsTests
{
    private const string AppSecret = "0123456789abcdef0123456789abcdef";
    private const string Token = "verySecretToken01";
    private const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    [Theory, ClassData(typeof(Databases))]
    public async Task An_administrator_connects_an_account_and_its_secrets_never_come_back(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["PublicUrl"] = "https://wx.example.gov.cn/");
        using var admin = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);

        var added = await admin.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created);

        ((string)added["callbackUrl"]!).ShouldBe("https://wx.example.gov.cn/wechat/callback/wx0123456789abcdef");
        ((string)added["tokenMasked"]!).ShouldEndWith("en01");
        var listed = (await admin.GetJsonAsync("/api/accounts")).ToJsonString();
        foreach (var secret in new[] { AppSecret, Token, AesKey }) listed.ShouldNotContain(secret);
        host.Services.GetRequiredService<AccountDirectory>().TryFind("wx0123456789abcdef", out var account).ShouldBeTrue();
        account!.AppSecret.ShouldBe(AppSecret);
        var stored = await host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<OfficialAccount>().SingleAsync());
        foreach (var sealedSecret in new[] { stored.SealedAppSecret, stored.SealedToken, stored.SealedEncodingAesKey })
            foreach (var secret in new[] { AppSecret, Token, AesKey }) sealedSecret.ShouldNotContain(secret);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_empty_secret_keeps_the_present_one_also_over_a_restart(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var admin = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);
        var added = await admin.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created);

        await admin.PutJsonAsync("/api/accounts/" + added["id"], Account(name: "新名字", appSecret: "", token: "newToken123", aesKey: ""));
        await host.RestartAsync();

        host.Services.GetRequiredService<AccountDirectory>().TryFind("wx0123456789abcdef", out var account).ShouldBeTrue();
        (account!.Name, account.AppSecret, account.Token, account.EncodingAesKey).ShouldBe(("新名字", AppSecret, "newToken123", AesKey));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_template_of_one_time_messages_is_optional_and_kept_over_a_restart(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var admin = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);
        var added = await admin.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created);
        added["oneTimeTemplateId"].ShouldBeNull();
        var form = new { appId = "wx0123456789abcdef", originalId = "gh_0123456789ab", name = "平安", kind = "service", mode = "safe", oneTimeTemplateId = "T-zhaoqing_1" };

        ((string)(await admin.PutJsonAsync("/api/accounts/" + added["id"], form))["oneTimeTemplateId"]!).ShouldBe("T-zhaoqing_1");
        var refused = await (await admin.PutAsJsonAsync("/api/accounts/" + added["id"], form with { oneTimeTemplateId = "T 1" })).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        ((string)refused["faults"]![0]!["field"]!).ShouldBe("oneTimeTemplateId");
        await host.RestartAsync();

        host.Services.GetRequiredService<AccountDirectory>().TryFind("wx0123456789abcdef", out var account).ShouldBeTrue();
        account!.OneTimeTemplateId.ShouldBe("T-zhaoqing_1");
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var admin = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);

        var response = await admin.PostAsJsonAsync("/api/accounts", new { appId = "wx1", originalId = "x", name = "n", kind = "service", mode = "safe", appSecret = "short", token = "", encodingAesKey = "e" });

        var problem = await response.ReadJsonAsync(HttpStatusCode.UnprocessableEntity);
        ((string)problem["code"]!).ShouldBe("account_invalid");
        problem["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(["appId", "originalId", "appSecret", "token", "encodingAesKey"]);
    }

    [Fact]
    public async Task Two_agencies_cannot_have_one_account_and_do_not_see_each_others()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var first = await host.SignInAsync(await host.AddAgencyAsync("first"), StaffRole.SystemAdministrator);
        using var second = await host.SignInAsync(await host.AddAgencyAsync("second"), StaffRole.SystemAdministrator);
        var added = await first.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created);

        (await (await second.PostAsJsonAsync("/api/accounts", Account())).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("appid_taken");
        (await second.GetJsonAsync("/api/accounts")).AsArray().ShouldBeEmpty();
        (await (await second.PutAsJsonAsync("/api/accounts/" + added["id"], Account())).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("account_not_found");
        (await second.GetJsonAsync("/api/agencies")).AsArray().Select(agency => (string)agency!["key"]!).ShouldBe(["second"]);
    }

    [Fact]
    public async Task An_account_that_is_added_or_changed_at_one_server_is_so_at_the_other()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        await using var host = await ServerHost.StartAsync(DatabaseKind.PostgreSql);
        await using var other = await host.StartOtherAsync();
        using var admin = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);

        var added = await admin.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created);
        var known = await host.Clock.UntilAsync(() => Task.FromResult(other.Services.GetRequiredService<AccountDirectory>().All.SingleOrDefault()));
        (await new WeChatPusher(() => other.Client, known, host.Clock).TextAsync("oLi", "你好")).Text.ShouldNotBeNull();
        other.Services.GetRequiredService<AgencyDirectory>().Find(known.AgencyId).ShouldNotBeNull();

        await admin.PutJsonAsync("/api/accounts/" + added["id"], Account(token: "newToken123"));
        await host.Clock.UntilAsync(() => Task.FromResult(other.Services.GetRequiredService<AccountDirectory>().All.Single().Token == "newToken123" ? "changed" : null));
    }

    [Theory]
    [InlineData(StaffRole.Officer)]
    [InlineData(StaffRole.Editor)]
    public async Task Only_administrators_may_change_accounts(StaffRole role)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var client = await host.SignInAsync(await host.AddAgencyAsync(), role);

        (await (await client.PostAsJsonAsync("/api/accounts", Account())).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("not_allowed");
        (await client.GetAsync("/api/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_last_callback_outlives_a_restart(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        var id = (Guid)(await admin.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created))["id"]!;
        host.Services.GetRequiredService<AccountHealth>().CallbackAccepted(new AccountId(id));
        var at = host.Clock.GetUtcNow();

        host.Clock.Leap(TimeSpan.FromHours(25));
        await host.RestartAsync();

        host.Services.GetRequiredService<AccountHealth>().View(new AccountId(id)).Callback.ShouldBe(new CallbackHealth(CallbackState.Silent, at, 0, null, null));
    }

    [Fact]
    public async Task A_check_says_why_there_is_no_token()
    {
        await using var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"]);
        await sandbox.StartAsync();
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["WeChat:ApiBaseUrl"] = sandbox.Urls.First());
        using var admin = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);
        var id = (await admin.PostJsonAsync("/api/accounts", Account(), HttpStatusCode.Created))["id"];

        var health = await admin.PostJsonAsync($"/api/accounts/{id}/check", new { });

        health["token"]!["state"]!.ToString().ShouldBe("failing");
        health["token"]!["error"]!.ToString().ShouldStartWith("40013 invalid appid");
        health["callback"]!["state"]!.ToString().ShouldBe("never");
    }

    private static object Account(string name = "平安测试", string appSecret = AppSecret, string token = Token, string aesKey = AesKey) => new
    {
        appId = "wx0123456789abcdef",
        originalId = "gh_0123456789ab",
        name,
        kind = "service",
        mode = "safe",
        appSecret,
        token,
        encodingAesKey = aesKey,
    };
}
