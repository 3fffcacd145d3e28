using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Runs;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Codes;

/// <summary>A telephone number counts once its owner has typed the code that went to it by SMS, in the chat and on the page.</summary>
public sealed partial class PhoneCodeTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";
    private const string Phone = "13800138000";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_number_counts_once_the_code_that_went_to_it_was_typed(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);

        var sent = await scene.SayAllAsync(Li, "登记手机", "138 0013 8000");
        var code = await scene.CodeAsync();
        var summary = await scene.SayAsync(Li, code);

        sent.ShouldContain("验证码已发到138****8000，5分钟内有效");
        sent.ShouldNotContain(code);
        summary.ShouldContain("手机号：13800138000（已验证）");
        (await scene.SayAsync(Li, "提交")).ShouldContain("已登记");
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Officer);
        var record = (await officer.GetJsonAsync("/api/services/records"))["items"]![0]!;
        ((string)record["entries"]![0]!["shown"]!).ShouldBe("138****8000（已验证）");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_code_stands_nowhere_in_the_database_and_the_dialogue_survives_a_restart(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        await scene.SayAllAsync(Li, "登记手机", Phone);
        var code = await scene.CodeAsync();
        var stored = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceRun>().SingleAsync());

        await scene.Host.RestartAsync();

        stored.Step.ShouldBe("phone");
        stored.SealedEntries.ShouldNotContain(code);
        (await scene.SayAsync(Li, "继续")).ShouldContain("请回复发到138****8000的6位验证码");
        (await scene.SayAsync(Li, code)).ShouldContain("（已验证）");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task After_five_wrong_codes_even_the_right_one_is_void_and_a_new_one_has_to_be_sent(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        await scene.SayAllAsync(Li, "登记手机", Phone);
        var code = await scene.CodeAsync();

        var first = await scene.SayAsync(Li, Wrong(code));
        var last = await scene.SayAllAsync(Li, Enumerable.Repeat(Wrong(code), 4));
        var right = await scene.SayAsync(Li, code);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        await scene.SayAsync(Li, "重发");

        first.ShouldContain("还可以试4次");
        last.ShouldContain("已经输错5次，这个验证码作废了");
        right.ShouldContain("作废");
        var second = await scene.CodeAsync();
        (await scene.SayAsync(Li, second)).ShouldContain("（已验证）");
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.SayAllAsync(Li, "登记手机", Phone);
        var code = await scene.CodeAsync();
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(5));

        (await scene.SayAsync(Li, code)).ShouldContain("失效");
        (await scene.SayAsync(Li, "没收到")).ShouldContain("验证码已发到");
        (await scene.SayAsync(Li, await scene.CodeAsync())).ShouldContain("（已验证）");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Codes_are_sent_again_after_a_minute_and_five_times_a_day_to_one_number_whoever_asks(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        await scene.SayAllAsync(Li, "登记手机", Phone);

        (await scene.SayAsync(Li, "重发")).ShouldContain("请再等60秒");
        for (var number = 2; number <= 5; number++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromSeconds(60));
            (await scene.SayAsync(Li, "重发")).ShouldContain("验证码已发到");
        }

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        var more = await scene.SayAsync(Li, "重发");
        var other = await scene.SayAllAsync(Wang, "登记手机", Phone);

        more.ShouldContain("今天已经收过5次验证码");
        other.ShouldContain("今天已经收过5次验证码");
        scene.Gateway.Count.ShouldBe(5);
        scene.Host.Clock.Leap(TimeSpan.FromDays(1));
        (await scene.SayAsync(Wang, Phone)).ShouldContain("验证码已发到");
    }

    [Fact]
    public async Task One_citizen_has_ten_codes_sent_a_day_however_many_numbers_they_name()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.SayAsync(Li, "登记手机");
        for (var number = 0; number < 10; number++) (await scene.SayAllAsync(Li, $"1380013800{number}")).ShouldContain("验证码已发到");

        (await scene.SayAsync(Li, "13900139000")).ShouldContain("获取验证码太多次");
        scene.Gateway.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Another_number_asks_for_another_code_and_the_old_one_no_longer_fits()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.SayAllAsync(Li, "登记手机", Phone);
        var old = await scene.CodeAsync();

        (await scene.SayAsync(Li, "换号码")).ShouldContain("请输入手机号");
        (await scene.SayAsync(Li, "13900139000")).ShouldContain("139****9000");
        var code = await scene.CodeAsync();
        if (old != code) (await scene.SayAsync(Li, old)).ShouldContain("验证码不对");
        (await scene.SayAsync(Li, code)).ShouldContain("13900139000（已验证）");

        (await scene.SayAllAsync(Li, "1", "13900139000")).ShouldContain("13900139000（已验证）", customMessage: "nobody proves the same number twice");
        scene.Gateway.Count.ShouldBe(0);
        (await scene.SayAllAsync(Li, "1", Phone)).ShouldContain("验证码已发到138****8000", customMessage: "a corrected number is proved anew");
    }

    [Fact]
    public async Task What_is_neither_a_number_nor_a_code_is_explained_and_sends_nothing()
    {
        await using var scene = await Scene.OpenAsync();

        (await scene.SayAllAsync(Li, "登记手机", "1380013800")).ShouldContain("11位");
        scene.Gateway.Count.ShouldBe(0);
        await scene.SayAsync(Li, Phone);
        (await scene.SayAsync(Li, "等一下")).ShouldContain("请填写短信里的6位数字");
        (await scene.SayAsync(Li, "１２３")).ShouldContain("请填写短信里的6位数字");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task After_an_answer_that_was_lost_the_same_message_is_asked_for_again_under_the_same_key(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        scene.Gateway.Says("{}", HttpStatusCode.InternalServerError);
        var sending = scene.SayAllAsync(Li, "登记手机", Phone);
        await scene.Host.Clock.RunAsync(sending);
        (await sending).ShouldContain("不确定验证码有没有发到138****8000");
        var first = await scene.Gateway.NextAsync();
        var retried = await scene.Gateway.NextAsync();

        scene.Gateway.Says(Taken, HttpStatusCode.Accepted);
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        var again = await scene.SayAsync(Li, "重发");
        var third = await scene.Gateway.NextAsync();

        again.ShouldContain("验证码已发到138****8000");
        new[] { retried, third }.ShouldAllBe(asked => asked.Headers["Idempotency-Key"].ToString() == first.Headers["Idempotency-Key"].ToString() && asked.Body == first.Body);
        (await scene.SayAsync(Li, CodeIn(first))).ShouldContain("（已验证）", customMessage: "whichever of them arrived");
    }

    [Fact]
    public async Task A_number_the_gateway_refuses_is_asked_again_and_nothing_is_lost()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Gateway.Says("{}", HttpStatusCode.UnprocessableEntity);

        (await scene.SayAllAsync(Li, "登记手机", Phone)).ShouldContain("短信没能发到138****8000，请核对号码");
        scene.Gateway.Says(Taken, HttpStatusCode.Accepted);
        (await scene.SayAsync(Li, Phone)).ShouldContain("验证码已发到");
    }

    [Fact]
    public async Task The_gateway_is_signed_to_and_told_nothing_but_number_and_words()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.SayAllAsync(Li, "登记手机", Phone);

        var asked = await scene.Gateway.NextAsync();

        asked.Headers.ShouldContainKey("X-Zhijian-Signature");
        asked.Target.ShouldBe("/v1/messages");
        asked.Body.ShouldMatch("""^\{"phone":"13800138000","text":"【测试】验证码[0-9]{6}，5分钟内有效。"\}$""");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task On_the_page_the_number_is_verified_in_the_same_way_and_wrong_codes_count(DatabaseKind kind)
    {
        await using var scene = await Scene.OpenAsync(kind);
        using var page = await scene.Citizens.PageAsync(Li);
        var run = (await page.BeginServiceAsync("phone-entry"))["run"]!;
        ((bool)run["step"]!["isVerified"]!).ShouldBeTrue();
        run["step"]!["code"].ShouldBeNull();

        run = await page.EnterAllAsync(run, Phone);
        var code = await scene.CodeAsync();
        var awaited = run["step"]!["code"]!;
        ((string)awaited["phone"]!).ShouldBe("138****8000");
        ((int)awaited["resendIn"]!).ShouldBe(60);
        ((int)awaited["expiresIn"]!).ShouldBe(300);
        for (var tries = 0; tries < 5; tries++)
        {
            var answer = await page.EnterAsync(run, Wrong(code));
            ((string)answer["refusal"]!).ShouldContain(tries < 4 ? "验证码不对" : "作废");
            run = answer["run"]!;
        }

        ((string)(await page.EnterAsync(run, code))["refusal"]!).ShouldContain("作废");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(61));
        run = (await page.Http.GetJsonAsync($"/api/citizen/runs/{run["id"]}"))!;
        ((int)run["step"]!["code"]!["resendIn"]!).ShouldBe(0);
        run = await page.EnterAllAsync(run, "重发");
        run = await page.EnterAllAsync(run, await scene.CodeAsync());
        run["step"].ShouldBeNull("the summary is shown");
        ((string)run["entered"]![0]!["value"]!).ShouldBe(Phone);
    }

    [Theory]
    [InlineData("verifiedBy: sms/code", "verifiedBy: sms/cod", "no connector of this pack has the operation “sms/cod”, so no code could be sent")]
    [InlineData("kind: phone", "kind: text", "belongs to steps of the kind phone")]
    [InlineData("{code}，", "", "has to send {phone} and {code}")]
    [InlineData("【测试】", "{sign}", "wants sign; only phone, code and minutes are known here")]
    [InlineData("    repeatable: true\n", "", "has to be repeatable: true")]
    public async Task The_pack_check_names_a_gateway_that_is_missing_or_could_not_work(string right, string wrong, string message)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var pack = new TempPack();
        pack.WriteConnector("sms", Connector.Replace(right, wrong, StringComparison.Ordinal).Replace("{address}", "http://127.0.0.1:9", StringComparison.Ordinal));
        pack.WriteService("phone-entry", Service.Replace(right, wrong, StringComparison.Ordinal));

        host.Services.GetRequiredService<PackLoader>().Check(pack.Folder).ShouldContain(mistake => mistake.Message.Contains(message, StringComparison.Ordinal) && mistake.File.EndsWith("phone-entry.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_preview_shows_number_and_code_and_sends_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        using var editor = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Editor);

        var bubbles = (await editor.GetJsonAsync("/api/services/phone-entry/preview"))["way"]!["bubbles"]!.AsArray().Select(bubble => (string)bubble!["text"]!).ToList();

        bubbles.ShouldContain(text => text.Contains("验证码已发到138****8000"));
        bubbles[^1].ShouldContain("已登记");
        scene.Gateway.Count.ShouldBe(0);
    }

    private const string Taken = """{"id":"sms-1","state":"accepted"}""";

    private const string Connector = """
        connector: sms
        title: 短信网关
        baseAddress: {address}
        credentials: sms-test
        demoCredentials: { key: zhijian-test, secret: a-secret-of-the-test }
        timeoutMilliseconds: 1500
        operations:
          - key: code
            post: /v1/messages
            repeatable: true
            body: { phone: "{phone}", text: "【测试】验证码{code}，{minutes}分钟内有效。" }
            values: { state: /state }
        """;

    private const string Service = """
        service: phone-entry
        title: 手机登记
        start: { words: [登记手机] }
        steps:
          - { key: phone, kind: phone, verifiedBy: sms/code, title: 手机号, ask: 请输入手机号。 }
        outcome: { kind: record, say: "已登记，编号{{number}}。" }
        """;

    private static string Wrong(string code) => code == "000000" ? "000001" : "000000";

    private static string CodeIn(Asked asked) => Six().Match(asked.Body.Replace(Phone, "", StringComparison.Ordinal)).Value;

    [GeneratedRegex("(?<=验证码)[0-9]{6}")]
    private static partial Regex Six();

    private sealed record Scene(CitizenScene Citizens, DepartmentServer Gateway) : IAsyncDisposable
    {
        public ServerHost Host => Citizens.Host;

        public AccountCredentials Account => Citizens.Account;

        public static async Task<Scene> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
        {
            var gateway = await DepartmentServer.StartAsync();
            gateway.Says(Taken, HttpStatusCode.Accepted);
            var citizens = await CitizenScene.OpenAsync(kind, write: pack =>
            {
                pack.WriteConnector("sms", Connector.Replace("{address}", gateway.Address, StringComparison.Ordinal));
                pack.WriteService("phone-entry", Service);
            });
            return new Scene(citizens, gateway);
        }

        public Task<string> SayAsync(string follower, string text) => Citizens.WeChat.SayAsync(follower, text);

        public Task<string> SayAllAsync(string follower, params IEnumerable<string> texts) => Citizens.WeChat.SayAllAsync(follower, texts);

        /// <summary>The code that was sent last.</summary>
        public async Task<string> CodeAsync()
        {
            var asked = await Gateway.NextAsync();
            while (Gateway.Count > 0) asked = await Gateway.NextAsync();
            return CodeIn(asked);
        }

        public async ValueTask DisposeAsync()
        {
            await Citizens.DisposeAsync();
            await Gateway.DisposeAsync();
        }
    }
}
