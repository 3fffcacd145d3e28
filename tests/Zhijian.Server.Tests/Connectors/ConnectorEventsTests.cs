using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Desk;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>What departments push, and how the people of the agency see how they do.</summary>
public sealed class ConnectorEventsTests
{
    private const string Path = "/api/connectors/test-police/water/events";

    [Theory, ClassData(typeof(Databases))]
    public async Task Events_are_on_the_disk_when_they_are_acknowledged_and_count_once_however_often_they_come(DatabaseKind kind)
    {
        await using var scene = await ConnectorScene.OpenAsync(kind);

        var first = await (await PushAsync(scene, Events("e1", "e2"))).ReadJsonAsync();
        var again = await (await PushAsync(scene, Events("e2", "e3", "e3"))).ReadJsonAsync();
        await scene.Host.RestartAsync();
        var afterwards = await (await PushAsync(scene, Events("e1"))).ReadJsonAsync();

        ((int)first["taken"]!, (int)first["known"]!).ShouldBe((2, 0));
        ((int)again["taken"]!, (int)again["known"]!).ShouldBe((1, 2));
        ((int)afterwards["taken"]!, (int)afterwards["known"]!).ShouldBe((0, 1));
        (await StoredAsync(scene)).ShouldBe(["e1", "e2", "e3"]);
    }

    [Fact]
    public async Task What_is_not_signed_stale_or_repeated_is_refused_and_changes_nothing()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        var now = scene.Host.Clock.GetUtcNow().ToUnixTimeSeconds();
        const string nonce = "nonce-0000000000001";

        (await scene.Host.Client.PostAsJsonAsync(Path, Array.Empty<object>())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PushAsync(scene, Events("e1"), secret: "another")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PushAsync(scene, Events("e1"), timestamp: now - 301)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PushAsync(scene, Events("e1"), timestamp: now + 301)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PushAsync(scene, Events("e1"), path: "/api/connectors/test-police/nobody/events")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await StoredAsync(scene)).ShouldBeEmpty();
        (await PushAsync(scene, Events("e1"), nonce: nonce)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PushAsync(scene, Events("e2"), nonce: nonce)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(9));
        (await PushAsync(scene, Events("e2"), nonce: nonce)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await StoredAsync(scene)).ShouldBe(["e1"]);
    }

    [Theory]
    [InlineData("{}", "list of events")]
    [InlineData("[]", "0 events")]
    [InlineData("[1]", "Event 0 is no object")]
    [InlineData("not json", "no JSON")]
    [InlineData("""[{"id":"e1","type":"a","at":"2026-11-20T10:00:00+08:00","data":{}},{"type":"a","at":"2026-11-20T10:00:00+08:00","data":{}}]""", "Event 1: id")]
    [InlineData("""[{"id":"e1","type":"Road Changed","at":"2026-11-20T10:00:00+08:00","data":{}}]""", "Event 0: type")]
    [InlineData("""[{"id":"e1","type":"a","at":"yesterday","data":{}}]""", "Event 0: at")]
    [InlineData("""[{"id":"e1","type":"a","at":"2026-11-20T10:00:00+08:00","data":"x"}]""", "Event 0: data")]
    public async Task One_wrong_event_refuses_all_of_them_and_is_named(string body, string why)
    {
        await using var scene = await ConnectorScene.OpenAsync();

        var refused = await (await PushAsync(scene, body)).ReadJsonAsync(HttpStatusCode.UnprocessableEntity);

        ((string)refused["detail"]!).ShouldContain(why);
        (await StoredAsync(scene)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task While_the_database_is_lost_nothing_is_acknowledged(DatabaseKind kind)
    {
        await using var scene = await ConnectorScene.OpenAsync(kind);
        await RunAsync(scene, """ALTER TABLE "ConnectorEvents" RENAME TO "Away" """);
        (await PushAsync(scene, Events("e1"))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await RunAsync(scene, """ALTER TABLE "Away" RENAME TO "ConnectorEvents" """);

        (await PushAsync(scene, Events("e1"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StoredAsync(scene)).ShouldBe(["e1"]);
    }

    [Fact]
    public async Task News_make_an_answer_old_that_waited_to_be_told_again()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says(OutageAt("武昌"));
        await scene.AskAsync("outages", "k");
        scene.Department.Says(OutageAt("汉口"));

        (await PlaceAsync(scene.AskAsync("outages", "k"))).ShouldBe("武昌");
        await PushAsync(scene, OutageChanged("e1"));

        (await PlaceAsync(scene.AskAsync("outages", "k"))).ShouldBe("汉口");
    }

    [Fact]
    public async Task News_that_are_sent_again_make_an_answer_old_as_whoever_took_them_may_have_died_before_it_told_anybody()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        scene.Department.Says(OutageAt("武昌"));
        await scene.AskAsync("outages", "k");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await scene.Host.InScopeAsync(services =>
        {
            var (db, now) = (services.GetRequiredService<ZhijianDb>(), scene.Host.Clock.GetUtcNow());
            db.Add(new ConnectorEvent { AgencyId = scene.Agency, Connector = "water", EventId = "e1", Type = "outage.changed", At = now, ReceivedAt = now, Data = "{}" });
            return db.SaveChangesAsync();
        });

        scene.Department.Says(OutageAt("汉口"));
        ((int)(await (await PushAsync(scene, OutageChanged("e1"))).ReadJsonAsync())["known"]!).ShouldBe(1);

        (await PlaceAsync(scene.AskAsync("outages", "k"))).ShouldBe("汉口");
    }

    [Fact]
    public async Task News_that_come_while_the_department_still_answers_make_that_answer_old()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        var goOn = scene.Department.SaysLate(OutageAt("武昌"));
        var asking = scene.AskAsync("outages", "k");
        await scene.Department.NextAsync();

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await PushAsync(scene, OutageChanged("e1"));
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(0.5));
        goOn.SetResult();

        (await PlaceAsync(asking)).ShouldBe("武昌", "nobody knew better when it was asked");
        scene.Department.Says(OutageAt("汉口"));
        (await PlaceAsync(scene.AskAsync("outages", "k"))).ShouldBe("汉口");
    }

    [Fact]
    public async Task News_that_came_to_one_server_make_old_what_another_kept_and_so_does_a_time_in_which_it_heard_nothing()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        await using var scene = await ConnectorScene.OpenAsync(DatabaseKind.PostgreSql, yaml => yaml.Replace("cacheSeconds: 60", "cacheSeconds: 3600", StringComparison.Ordinal));
        await using var other = await scene.Host.StartOtherAsync();
        await LivePeersTests.WhenFoundAsync(scene.Host, other);
        scene.Department.Says(OutageAt("武昌"));
        (await PlaceAsync(AskOtherAsync())).ShouldBe("武昌");
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));

        scene.Department.Says(OutageAt("汉口"));
        await PushAsync(scene, OutageChanged("e1"));
        await scene.Host.Clock.UntilAsync(async () => await PlaceAsync(AskOtherAsync()) == "汉口" ? "heard" : null);

        scene.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await AskOtherAsync();
        scene.Department.Says(OutageAt("青山"));
        (await PlaceAsync(AskOtherAsync())).ShouldBe("汉口", "it is fresh");
        await LivePeersTests.KillAsync(scene.Host.Database);
        await scene.Host.Clock.UntilAsync(async () => await PlaceAsync(AskOtherAsync()) == "青山" ? "asked anew" : null);

        Task<DepartmentReply> AskOtherAsync() => scene.AskAsync(other, "outages", "k");
    }

    [Fact]
    public async Task Staff_see_how_their_departments_do_and_nobody_sees_those_of_others()
    {
        await using var scene = await ConnectorScene.OpenAsync();
        using var officer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);
        var before = (await officer.GetJsonAsync("/api/connectors")).AsArray().ShouldHaveSingleItem()!;
        scene.Department.Says(ConnectorScene.Bill);
        await scene.AskAsync("bill", "k", ("account", "1"));
        await PushAsync(scene, Events("e1"));
        var healthy = (await officer.GetJsonAsync("/api/connectors"))[0]!;
        scene.Department.Says("<html>", type: "text/html");
        await scene.AskAsync("bill", "k", ("account", "1"));
        var failing = (await officer.GetJsonAsync("/api/connectors"))[0]!;
        for (var call = 0; call < 6; call++) await scene.AskAsync("bill", "k", ("account", "1"));
        var resting = (await officer.GetJsonAsync("/api/connectors"))[0]!;
        using var stranger = await scene.Host.SignInAsync(await scene.Host.AddAgencyAsync("other"), StaffRole.Officer);

        ((string)before["state"]!).ShouldBe("notAsked");
        ((string)healthy["state"]!, (int)healthy["events"]!).ShouldBe(("healthy", 1));
        ((string)failing["state"]!, (string)failing["lastFailure"]!).ShouldBe(("failing", "garbage"));
        ((string)resting["state"]!).ShouldBe("resting");
        healthy.ToJsonString().ShouldNotContain("a-secret-of-the-test");
        (await stranger.GetJsonAsync("/api/connectors")).AsArray().ShouldBeEmpty();
    }

    private static string OutageAt(string place) => $$"""{"outages":[{"place":"{{place}}","until":"2026-11-20T18:00:00+08:00"}]}""";

    private static string OutageChanged(string id) => Events(id).Replace("bill.changed", "outage.changed", StringComparison.Ordinal);

    private static async Task<string> PlaceAsync(Task<DepartmentReply> asking) => (await asking).Items[0]["place"].Shown;

    private static string Events(params string[] ids) =>
        "[" + string.Join(',', ids.Select(id => $$$"""{"id":"{{{id}}}","type":"bill.changed","at":"2026-11-20T10:00:00+08:00","data":{"account":"30012345"}}""")) + "]";

    private static Task<HttpResponseMessage> PushAsync(
        ConnectorScene scene, string body, string secret = "a-secret-of-the-test", long? timestamp = null, string? nonce = null, string path = Path) =>
        scene.Host.PushEventsAsync(path, body, "zhijian-test", secret, timestamp, nonce);

    private static Task<int> RunAsync(ConnectorScene scene, string sql) => scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Database.ExecuteSqlRawAsync(sql));

    private static Task<List<string>> StoredAsync(ConnectorScene scene) =>
        scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ConnectorEvent>().Select(told => told.EventId).OrderBy(id => id).ToListAsync());
}
