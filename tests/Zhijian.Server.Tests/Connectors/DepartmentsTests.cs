using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Zhijian.Server.Connectors.Calls;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Signing;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>Asking departments that answer, lie, hang and die.</summary>
public sealed class DepartmentsTests
{
    private const string Key = "idempotency-key-0001";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_pack_describes_is_asked_signed_and_read(DatabaseKind kind)
    {
        await using var scene = await ConnectorScene.OpenAsync(kind);
        scene.Department.Says(ConnectorScene.Bill);

        var reply = await scene.AskAsync("bill", Key, ("account", "30012345/甲"), ("month", "2026-11"));

        reply.Outcome.ShouldBe(DepartmentOutcome.Found);
        reply.Values["total"].ShouldBe(new DepartmentValue("12850", "128.5元"));
        reply.Values["due"].Shown.ShouldBe("2026年12月5日");
        reply.Items.Select(item => item["state"].Shown).ShouldBe(["未缴", "已缴"]);
        var asked = await scene.Department.NextAsync();
        var text = RequestSignature.TextToSign(
            "GET", "/api/bills/30012345%2F%E7%94%B2", "month=2026-11", [], long.Parse(asked.Headers[RequestSignature.TimestampHeader].ToString(), CultureInfo.InvariantCulture),
            asked.Headers[RequestSignature.NonceHeader].ToString());
        asked.Headers[RequestSignature.KeyHeader].ToString().ShouldBe("zhijian-test");
        RequestSignature.Fits("a-secret-of-the-test", text, asked.Headers[RequestSignature.SignatureHeader].ToString()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("<html>系统维护中</html>", "application/json", "no JSON")]
    [InlineData("<html>系统维护中</html>", "text/html", "HTML")]
    [InlineData("[]", "application/json", "another shape")]
    [InlineData("{}", "application/json", "nothing of it")]
    [InlineData("""{"totalFen":"128.50","count":0,"lines":[]}""", "application/json", "text for an amount")]
    [InlineData("""{"totalFen":128.5,"count":0,"lines":[]}""", "application/json", "half a fen")]
    [InlineData("""{"totalFen":1,"count":1,"lines":{}}""", "application/json", "no list")]
    [InlineData("""{"totalFen":1,"count":1,"lines":[{"name":"水费","fen":1,"state":"stolen"}]}""", "application/json", "a code nobody agreed upon")]
    [InlineData("""{"totalFen":100000000000000000000,"count":0,"lines":[]}""", "application/json", "more fen than there are")]
    [InlineData("""{"totalFen":1,"count":1,"lines":[{"name":"水\ud83d","fen":1,"state":"open"}]}""", "application/json", "half a character")]
    [InlineData("""{"totalFen":1,"count":1,"lines":[null]}""", "application/json", "an item that is none")]
    public async Task Garbage_is_refused_and_seen(string body, string type, string what)
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says(body, type: type);

        (await scene.AskAsync("bill", Key, ("account", "1"))).Outcome.ShouldBe(DepartmentOutcome.Unreachable, what);

        HealthOf(scene).LastFailure.ShouldBe(CallFailure.Garbage);
        scene.Department.Count.ShouldBe(1, "asking again for garbage brings garbage");
    }

    [Fact]
    public async Task A_time_at_the_end_of_the_calendar_is_garbage()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says("""{"outages":[{"place":"武昌","until":"9999-12-31T23:59:59Z"}]}""");

        (await scene.AskAsync("outages", Key)).Outcome.ShouldBe(DepartmentOutcome.Unreachable);

        HealthOf(scene).LastFailure.ShouldBe(CallFailure.Garbage);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says("{\"filling\":\"" + new string('x', 2 << 20) + "\"}");

        (await scene.AskAsync("bill", Key, ("account", "1"))).Outcome.ShouldBe(DepartmentOutcome.Unreachable);

        HealthOf(scene).LastFailure.ShouldBe(CallFailure.Garbage);
    }

    [Fact]
    public async Task An_empty_list_and_a_status_that_says_so_are_empty()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says("""{"totalFen":0,"count":0,"lines":[]}""");
        (await scene.AskAsync("bill", Key, ("account", "1"))).Outcome.ShouldBe(DepartmentOutcome.Empty);
        scene.Department.Says("""{"code":"unknown"}""", HttpStatusCode.NotFound);
        (await scene.AskAsync("bill", Key, ("account", "2"))).Outcome.ShouldBe(DepartmentOutcome.Empty);
        HealthOf(scene).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_500_after_the_work_is_repeated_with_the_same_key_and_nothing_else()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.SaysInTurn((HttpStatusCode.InternalServerError, "{}"), (HttpStatusCode.OK, """{"number":"R-1"}"""));

        DepartmentReply? reply = null;
        await scene.Host.Clock.RunAsync(AskAsync());

        reply!.Values["number"].Value.ShouldBe("R-1");
        var (first, second) = (await scene.Department.NextAsync(), await scene.Department.NextAsync());
        first.Body.ShouldBe("""{"meter":{"account":"30012345","reading":412}}""");
        second.Body.ShouldBe(first.Body);
        second.Headers["Idempotency-Key"].ToString().ShouldBe(Key);
        second.Headers[RequestSignature.NonceHeader].ShouldNotBe(first.Headers[RequestSignature.NonceHeader]);

        async Task AskAsync() => reply = await scene.AskAsync("report", Key, ("account", "30012345"), ("reading", "412"));
    }

    [Fact]
    public async Task What_is_not_known_to_be_harmless_is_never_repeated()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says("{}", HttpStatusCode.InternalServerError);

        (await scene.AskAsync("complain", Key, ("text", "停水"))).Outcome.ShouldBe(DepartmentOutcome.Unreachable);

        scene.Department.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_department_does_not_want_is_refused_without_blaming_it()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says("""{"code":"reading_too_low"}""", HttpStatusCode.UnprocessableEntity);

        (await scene.AskAsync("report", Key, ("account", "1"), ("reading", "1"))).Outcome.ShouldBe(DepartmentOutcome.Refused);

        HealthOf(scene).Failures.ShouldBe(0);
        scene.Department.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_silent_department_is_waited_for_no_longer_than_agreed_upon()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.KeepsSilent();

        var asking = scene.AskAsync("complain", Key, ("text", "停水"));
        await scene.Department.NextAsync();
        var began = scene.Host.Clock.GetUtcNow();
        await scene.Host.Clock.RunAsync(asking);

        (await asking).Outcome.ShouldBe(DepartmentOutcome.Unreachable);
        (scene.Host.Clock.GetUtcNow() - began).ShouldBeLessThan(TimeSpan.FromSeconds(3));
        HealthOf(scene).LastFailure.ShouldBe(CallFailure.Slow);
    }

    [Fact]
    public async Task Who_leaves_or_has_little_time_says_nothing_about_the_department_only_its_own_time_does()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.KeepsSilent();
        var departments = scene.Host.Services.GetRequiredService<Departments>();
        var call = new DepartmentCall("water/outages", new Dictionary<string, string>(), Key);
        using var page = new CancellationTokenSource();
        var gone = Enumerable.Range(0, 6).Select(_ => departments.AskAsync(scene.Agency, call, TimeSpan.FromSeconds(4), page.Token)).ToList();
        var hurried = Enumerable.Range(0, 6).Select(_ => departments.AskAsync(scene.Agency, call, TimeSpan.FromSeconds(0.7))).ToList();
        for (var asked = 0; asked < 12; asked++) await scene.Department.NextAsync();

        await page.CancelAsync();
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(0.7));

        foreach (var asking in gone) await Should.ThrowAsync<OperationCanceledException>(asking);
        (await Task.WhenAll(hurried)).ShouldAllBe(reply => reply.Outcome == DepartmentOutcome.Unreachable);
        HealthOf(scene).Failures.ShouldBe(0);
        LineOf(scene).Breaker.ShouldBe(CircuitState.Closed);

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1.3));
        await scene.Host.Clock.UntilAsync(() => Task.FromResult(LineOf(scene).Breaker == CircuitState.Open ? "resting" : null));
        HealthOf(scene).LastFailure.ShouldBe(CallFailure.Slow, "twelve times it took all the time it has");
        scene.Department.Count.ShouldBe(0, "nobody waited for a second attempt");
    }

    [Fact]
    public async Task A_department_that_fails_is_left_alone_for_half_a_minute_and_then_asked_again()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.HangsUp();
        for (var call = 0; call < 5; call++) (await scene.AskAsync("complain", Key, ("text", "停水"))).Outcome.ShouldBe(DepartmentOutcome.Unreachable);
        var before = scene.Department.Count;

        (await scene.AskAsync("complain", Key, ("text", "停水"))).Outcome.ShouldBe(DepartmentOutcome.Unreachable);
        scene.Department.Count.ShouldBe(before, "it rests");
        scene.Department.Says("""{"number":"C-1"}""");
        scene.Host.Clock.Leap(ConnectorLine.Rest + TimeSpan.FromSeconds(1));

        (await scene.AskAsync("complain", Key, ("text", "停水"))).Values["number"].Value.ShouldBe("C-1");
        (await scene.AskAsync("complain", Key, ("text", "停水"))).Outcome.ShouldBe(DepartmentOutcome.Found);
    }

    [Fact]
    public async Task An_answer_is_told_again_for_a_minute_and_with_its_age_while_the_department_is_away()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says("""{"outages":[{"place":"武昌","until":"2026-11-20T18:00:00+08:00"}]}""");
        var first = await scene.AskAsync("outages", Key);

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        (await scene.AskAsync("outages", Key)).At.ShouldBe(first.At);
        scene.Department.Count.ShouldBe(1, "it is fresh");
        scene.Department.HangsUp();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        DepartmentReply? kept = null;
        await scene.Host.Clock.RunAsync(AskAsync());

        kept!.Outcome.ShouldBe(DepartmentOutcome.Found);
        kept.At.ShouldBe(first.At);
        kept.Items[0]["until"].Shown.ShouldBe("2026年11月20日18:00");
        scene.Host.Clock.Leap(TimeSpan.FromHours(2));
        await scene.Host.Clock.RunAsync(AskAsync());
        kept.Outcome.ShouldBe(DepartmentOutcome.Unreachable, "it is too old to be told");

        async Task AskAsync() => kept = await scene.AskAsync("outages", Key);
    }

    [Fact]
    public async Task A_key_in_a_header_is_enough_for_departments_that_know_no_more()
    {
        await using var scene = await ConnectorScene.OpenAsync(change: yaml => yaml.Replace("credentials: water-test", "credentials: water-test\nauth: apiKey\nheader: X-Api-Key", StringComparison.Ordinal));
        scene.Department.Says(ConnectorScene.Bill);

        (await scene.AskAsync("bill", Key, ("account", "1"))).Outcome.ShouldBe(DepartmentOutcome.Found);

        (await scene.Department.NextAsync()).Headers["X-Api-Key"].ToString().ShouldBe("a-secret-of-the-test");
    }

    [Fact]
    public async Task Nobody_finds_a_secret_in_the_database_or_the_pack_of_a_server_that_has_its_own()
    {
        await using var scene = await ConnectorScene.OpenAsync();

        var stored = await scene.Host.InScopeAsync(services => Task.FromResult(services.GetRequiredService<ZhijianDb>().Set<Server.Connectors.Definitions.ConnectorRow>().Single()));

        stored.SealedDemoCredentials.ShouldNotContain("a-secret-of-the-test");
        Encoding.UTF8.GetByteCount(stored.SealedDemoCredentials).ShouldBeGreaterThan(40);
    }

    private static HealthSeen HealthOf(ConnectorScene scene) => LineOf(scene).Health.Read();

    private static ConnectorLine LineOf(ConnectorScene scene) =>
        scene.Host.Services.GetRequiredService<Departments>().LineOf(scene.Host.Services.GetRequiredService<Server.Connectors.Definitions.ConnectorBook>().Find(scene.Agency, "water")!);
}
