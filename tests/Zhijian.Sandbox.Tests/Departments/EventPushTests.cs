using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Departments;

/// <summary>Departments tell what happened, as docs/connectors/traffic-v1.openapi.yaml says under Pushing: signed, in order, and again until it is taken.</summary>
public sealed class EventPushTests : IAsyncLifetime
{
    private const string Secret = "demo-department-secret-of-the-sandbox";
    private SandboxUnderTest sandbox = null!;
    private EventReceiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync("--Sandbox:EventPause=00:00:00.05");
        receiver = await EventReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_announced_outage_is_pushed_whole_and_signed_over_what_goes_over_the_wire()
    {
        await ListenAsync("water", receiver.Url);

        var outage = await AnnounceAsync("中山中路沿线", kind: "planned");
        var told = await receiver.NextAsync();

        told.Headers["X-Zhijian-Key"].ShouldBe("zhijian-demo");
        told.Headers["X-Zhijian-Signature"].ShouldBe(told.ExpectedSignature(Secret));
        told.Headers["X-Zhijian-Nonce"].ShouldMatch("^[0-9a-zA-Z-]{16,64}$");
        (TimeProvider.System.GetUtcNow() - told.SignedAt).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
        told.Target.ShouldEndWith("events?of=a%2Fb");
        var news = told.Events.ShouldHaveSingleItem();
        news.Text("type").ShouldBe("outage.announced");
        news.Text("id").Length.ShouldBeLessThanOrEqualTo(80);
        news.GetProperty("at").TryGetDateTimeOffset(out _).ShouldBeTrue();
        JsonElement.DeepEquals(news.GetProperty("data"), outage).ShouldBeTrue(news.ToString());
        (outage.Text("kind"), outage.Text("state")).ShouldBe(("planned", "running"));
        var record = await RecordAsync(outcome => outcome == "success");
        (record.Text("direction"), record.Int("responseStatus")).ShouldBe(("department", 200));
        record.Text("responseBody").ShouldBe("""{"taken":1,"known":0}""");
    }

    [Fact]
    public async Task Changing_an_outage_and_calling_it_off_is_pushed_as_the_list_shows_it_and_an_outage_is_called_off_once()
    {
        await ListenAsync("water", receiver.Url);
        var id = (await AnnounceAsync("荣乐路沿线")).Text("id");
        await receiver.NextAsync();

        using var changed = await sandbox.Http.PutAsJsonAsync($"/_sandbox/departments/water/outages/{id}", new { until = "2099-01-02T10:00:00+08:00", reason = "又漏了" });
        var listed = (await sandbox.GetAsync("/_sandbox/departments/water/outages")).GetProperty("outages").EnumerateArray().Single(one => one.Text("id") == id);
        var longer = (await receiver.NextAsync()).Events.Single();
        using var ended = await sandbox.Http.DeleteAsync($"/_sandbox/departments/water/outages/{id}");
        var over = (await receiver.NextAsync()).Events.Single();
        using var again = await sandbox.Http.DeleteAsync($"/_sandbox/departments/water/outages/{id}");

        (longer.Text("type"), over.Text("type")).ShouldBe(("outage.changed", "outage.changed"));
        JsonElement.DeepEquals(longer.GetProperty("data"), listed).ShouldBeTrue();
        (listed.Text("reason"), listed.Text("kind")).ShouldBe(("又漏了", "urgent"));
        over.GetProperty("data").Text("state").ShouldBe("over");
        over.GetProperty("data").Text("id").ShouldBe(id);
        (await sandbox.GetAsync("/_sandbox/departments/water/outages")).ToString().ShouldNotContain(id);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        receiver.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task A_planned_outage_that_was_computed_can_be_called_off_too()
    {
        await ListenAsync("water", receiver.Url);
        var planned = (await sandbox.GetAsync("/_sandbox/departments/water/outages")).GetProperty("outages").EnumerateArray().Last();

        using var ended = await sandbox.Http.DeleteAsync($"/_sandbox/departments/water/outages/{planned.Text("id")}");

        var data = (await receiver.NextAsync()).Events.Single().GetProperty("data");
        (data.Text("id"), data.Text("state"), data.Text("until")).ShouldBe((planned.Text("id"), "over", planned.Text("until")));
        (await sandbox.GetAsync("/_sandbox/departments/water/outages")).ToString().ShouldNotContain(planned.Text("id"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_was_not_taken_comes_again_when_the_receiver_says_with_the_same_id_and_signed_anew_and_then_no_more(int status)
    {
        await using var patient = await SandboxUnderTest.StartAsync("--Sandbox:EventPause=01:00:00");
        receiver.Refuse(2, status, retryAfter: "0");
        await ListenAsync("water", receiver.Url, patient);

        await AnnounceAsync("人民北路沿线", patient);
        Told[] told = [await receiver.NextAsync(), await receiver.NextAsync(), await receiver.NextAsync()];
        await AnnounceAsync("谷阳北路沿线", patient);
        var next = await receiver.NextAsync();

        told.Select(one => one.Ids.Single()).Distinct().ShouldHaveSingleItem();
        told.Select(one => one.Headers["X-Zhijian-Nonce"]).Distinct().Count().ShouldBe(3);
        told.ShouldAllBe(one => one.Headers["X-Zhijian-Signature"] == one.ExpectedSignature(Secret));
        next.Ids.Single().ShouldNotBe(told[0].Ids.Single());
        (await patient.TrafficAsync()).EnumerateArray().Take(3).Select(record => record.Text("outcome")).ShouldBe(["retrying", "retrying", "success"]);
    }

    [Fact]
    public async Task Events_keep_their_order_whatever_happens_on_the_way_and_those_that_waited_go_together()
    {
        receiver.Refuse(3, 500);
        await ListenAsync("water", receiver.Url);

        var announced = new List<string>();
        for (var number = 0; number < 30; number++) announced.Add((await AnnounceAsync($"第{number}段")).Text("id"));
        var (arrived, requests) = (new List<string>(), 0);
        while (arrived.Count < announced.Count)
        {
            var told = (await receiver.NextAsync()).Events.Select(one => one.GetProperty("data").Text("id")).ToList();
            requests++;
            if (!arrived.Contains(told[0]) && requests > 3) arrived.AddRange(told);
        }

        arrived.ShouldBe(announced);
        requests.ShouldBeLessThan(30);
    }

    [Fact]
    public async Task A_fault_doubles_events_loses_them_for_a_while_and_changes_their_order()
    {
        await ListenAsync("water", receiver.Url);
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "duplicate", times = 1 });
        await AnnounceAsync("甲");
        var twice = new[] { await receiver.NextAsync(), await receiver.NextAsync() };
        twice.Select(told => told.Ids.Single()).Distinct().ShouldHaveSingleItem();
        twice.Select(told => told.Headers["X-Zhijian-Nonce"]).Distinct().Count().ShouldBe(2);

        await sandbox.FaultAsync(new { appliesTo = "department", kind = "drop", times = 1 });
        await AnnounceAsync("乙");
        (await receiver.NextAsync()).Events.Single().GetProperty("data").Text("roads").ShouldBe("乙");
        (await RecordAsync(outcome => outcome == "retrying")).Text("reason").ShouldBe("dropped by a fault");

        await sandbox.FaultAsync(new { appliesTo = "department", kind = "statusAfter", status = 500, times = 1 });
        await AnnounceAsync("丙");
        (await receiver.NextAsync()).Ids.ShouldBe((await receiver.NextAsync()).Ids, "it arrived, and was told again");

        await sandbox.FaultAsync(new { appliesTo = "department", kind = "reorder", milliseconds = 20_000, times = 1 });
        await AnnounceAsync("丁");
        await AnnounceAsync("戊");
        var late = new[] { await receiver.NextAsync(), await receiver.NextAsync() };
        late.Select(told => told.Events.Single().GetProperty("data").Text("roads")).ShouldBe(["戊", "丁"]);
    }

    [Fact]
    public async Task Whoever_does_not_answer_keeps_neither_others_nor_the_control_waiting_and_gets_it_at_a_new_address_at_once()
    {
        await using var patient = await SandboxUnderTest.StartAsync("--Sandbox:EventPause=01:00:00", "--Sandbox:CutOff=00:00:00.5");
        await using var dead = await EventReceiver.StartAsync();
        dead.Hang();
        await ListenAsync("water", dead.Url, patient, name: "dead");
        await ListenAsync("water", receiver.Url, patient, name: "alive");

        await AnnounceAsync("甲", patient);
        await AnnounceAsync("乙", patient);
        var roads = new List<string>();
        while (roads.Count < 2) roads.AddRange(RoadsOf(await receiver.NextAsync()));
        await dead.NextAsync();
        await using var moved = await EventReceiver.StartAsync();
        await EventuallyAsync(async () => (await patient.TrafficAsync()).EnumerateArray().Any(record => record.Text("outcome") == "retrying"));
        await ListenAsync("water", moved.Url, patient, name: "dead");
        var kept = new List<string>();
        while (kept.Count < 2) kept.AddRange(RoadsOf(await moved.NextAsync()));

        roads.ShouldBe(["甲", "乙"]);
        kept.ShouldBe(["甲", "乙"]);
        receiver.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task When_too_many_wait_the_oldest_is_lost()
    {
        await using var small = await SandboxUnderTest.StartAsync("--Sandbox:MaxPendingEvents=3", "--Sandbox:EventPause=00:00:00.05");
        var (answer, taking) = (new TaskCompletionSource(), receiver.Answer);
        receiver.Answer = async (told, http) =>
        {
            await answer.Task;
            await taking(told, http);
        };
        await ListenAsync("water", receiver.Url, small);
        await AnnounceAsync("甲", small);
        await receiver.NextAsync();

        foreach (var roads in (string[])["乙", "丙", "丁", "戊", "己"]) await AnnounceAsync(roads, small);
        var waiting = (await small.GetAsync("/_sandbox/departments/water/listeners")).EnumerateArray().Single().Int("waiting");
        answer.SetResult();

        waiting.ShouldBe(4);
        RoadsOf(await receiver.NextAsync()).ShouldBe(["丁", "戊", "己"]);
    }

    [Fact]
    public async Task Of_several_events_only_the_one_that_is_refused_is_given_up()
    {
        var (answer, taking) = (new TaskCompletionSource(), receiver.Answer);
        receiver.Answer = async (told, http) =>
        {
            await answer.Task;
            if (RoadsOf(told).Contains("乙")) http.Response.StatusCode = 422;
            else await taking(told, http);
        };
        await ListenAsync("water", receiver.Url);
        await AnnounceAsync("先");
        await receiver.NextAsync();
        foreach (var roads in (string[])["甲", "乙", "丙"]) await AnnounceAsync(roads);
        answer.SetResult();
        RoadsOf(await receiver.NextAsync()).ShouldBe(["甲", "乙", "丙"]);

        await EventuallyAsync(async () => (await WaitingAsync()) == 0);

        var records = (await sandbox.TrafficAsync()).EnumerateArray().ToList();
        records.Where(record => record.Text("outcome") == "success").SelectMany(record => JsonSerializer.Deserialize<JsonElement>(record.Text("requestBody")).EnumerateArray()).Select(told => told.GetProperty("data").Text("roads"))
            .ShouldBe(["先", "甲", "丙"]);
        records.Last(record => record.Text("outcome") == "error").Text("reason").ShouldBe("status 422: not told again");
    }

    [Fact]
    public async Task Who_refuses_the_signature_is_not_asked_again()
    {
        receiver.Refuse(1, 401);
        await ListenAsync("water", receiver.Url);

        await AnnounceAsync("甲");
        await receiver.NextAsync();
        await RecordAsync(outcome => outcome == "error");
        await AnnounceAsync("乙");

        RoadsOf(await receiver.NextAsync()).ShouldBe(["乙"]);
    }

    [Fact]
    public async Task A_level_that_is_set_is_pushed_to_who_listens_to_a_city_with_this_road()
    {
        await using var xian = await EventReceiver.StartAsync();
        await ListenAsync("traffic", receiver.Url, name: "wuhan");
        await ListenAsync("traffic", xian.Url, name: "xian", city: "610100");

        foreach (var road in (string[])["tunnel", "ring-3"])
            using (var set = await sandbox.Http.PutAsJsonAsync($"/_sandbox/departments/traffic/roads/{road}", new { level = "jam" })) set.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var wuhan = new List<JsonElement>();
        while (wuhan.Count < 2) wuhan.AddRange((await receiver.NextAsync()).Events);
        wuhan.Select(told => told.Text("type")).ShouldAllBe(type => type == "road.changed");
        wuhan.Select(told => told.GetProperty("data").ToString()).ShouldBe(["""{"id":"tunnel","level":"jam"}""", """{"id":"ring-3","level":"jam"}"""]);
        (await xian.NextAsync()).Events.ShouldHaveSingleItem().GetProperty("data").Text("id").ShouldBe("ring-3");
        xian.IsIdle.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_listeners_nothing_is_pushed_and_nobody_is_told_what_was_before_them_or_after()
    {
        await AnnounceAsync("先");
        await ListenAsync("water", receiver.Url);
        await AnnounceAsync("甲");
        RoadsOf(await receiver.NextAsync()).ShouldBe(["甲"]);
        using (var gone = await sandbox.Http.DeleteAsync("/_sandbox/departments/water/listeners/me")) gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using (var again = await sandbox.Http.DeleteAsync("/_sandbox/departments/water/listeners/me")) again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await AnnounceAsync("乙");
        await ListenAsync("water", receiver.Url);
        await sandbox.PostAsync("/_sandbox/reset");
        await AnnounceAsync("丙");

        (await sandbox.GetAsync("/_sandbox/departments/water/listeners")).GetArrayLength().ShouldBe(0);
        (await sandbox.TrafficAsync()).GetArrayLength().ShouldBe(0);
        receiver.IsIdle.ShouldBeTrue();
    }

    [Theory]
    [InlineData("gas", "http://localhost:1/", HttpStatusCode.NotFound, "department_unknown")]
    [InlineData("water", "/events", HttpStatusCode.UnprocessableEntity, "url_invalid")]
    [InlineData("water", null, HttpStatusCode.UnprocessableEntity, "url_invalid")]
    public async Task A_listener_needs_a_department_and_an_address(string department, string? url, HttpStatusCode status, string code)
    {
        using var refused = await sandbox.Http.PutAsJsonAsync($"/_sandbox/departments/{department}/listeners/me", new { url });

        refused.StatusCode.ShouldBe(status);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).Text("code").ShouldBe(code);
    }

    private static IReadOnlyList<string> RoadsOf(Told told) => [.. told.Events.Select(one => one.GetProperty("data").Text("roads"))];

    private async Task<int> WaitingAsync() => (await sandbox.GetAsync("/_sandbox/departments/water/listeners")).EnumerateArray().Single().Int("waiting");

    private async Task<JsonElement> ListenAsync(string department, string url, SandboxUnderTest? at = null, string name = "me", string? city = null)
    {
        using var response = await (at ?? sandbox).Http.PutAsJsonAsync($"/_sandbox/departments/{department}/listeners/{name}", new { url, city });
        return await SandboxUnderTest.ReadAsync(response);
    }

    private Task<JsonElement> AnnounceAsync(string roads, SandboxUnderTest? at = null, string? kind = null) => (at ?? sandbox).PostAsync(
        "/_sandbox/departments/water/outages", new { area = "sijing", roads, reason = "管道爆裂", from = TimeProvider.System.GetUtcNow(), until = TimeProvider.System.GetUtcNow().AddHours(4), kind });

    /// <summary>A record of traffic is written after the receiver has answered.</summary>
    private async Task<JsonElement> RecordAsync(Func<string, bool> fits)
    {
        JsonElement found = default;
        await EventuallyAsync(async () => (found = (await sandbox.TrafficAsync()).EnumerateArray().LastOrDefault(record => fits(record.Text("outcome")))).ValueKind == JsonValueKind.Object);
        return found;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> look)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await look()) await Task.Delay(20, patience.Token);
    }
}
