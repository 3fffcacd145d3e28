using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhijian.Sandbox.Departments.TrafficPolice;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Departments;

/// <summary>The emulated traffic police answers as docs/connectors/traffic-v1.openapi.yaml says; the test signs by that page alone.</summary>
public sealed class TrafficPoliceTests
{
    private const string Secret = "demo-department-secret-of-the-sandbox";

    [Fact]
    public void Every_driver_and_vehicle_is_found_by_its_number_and_none_twice()
    {
        var (plates, licences) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var number = 0; number < Register.Size; number++)
        {
            plates.Add(Register.PlateOf(number)).ShouldBeTrue();
            licences.Add(Register.LicenceOf(number)).ShouldBeTrue();
            Register.FindVehicle(Register.PlateOf(number)).ShouldBe(number);
            Register.FindDriver(Register.LicenceOf(number)).ShouldBe(number);
        }
    }

    [Fact]
    public void Violations_lead_back_by_their_number_and_stay_what_they_are()
    {
        var today = new DateOnly(2026, 11, 22);
        var some = Enumerable.Range(0, 500).SelectMany(vehicle => Violations.Of(vehicle, today)).ToList();

        some.Count.ShouldBeInRange(400, 1_500);
        some.ShouldAllBe(one => Violations.Find(one.Id, today) == one);
        some.Where(one => one.Decision is not null).ShouldAllBe(one => Violations.FindDecision(one.Decision!, today) == one);
        some.ShouldAllBe(one => one.Day <= today && one.Act.Fine > 0 && one.Act.Points >= 0 && one.Act.Points <= 12);
        some.Select(one => one.Id).ShouldBeSubsetOf(Enumerable.Range(0, 500).SelectMany(vehicle => Violations.Of(vehicle, today.AddDays(100))).Select(one => one.Id));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 600)]
    [InlineData(33, 19_800)]
    [InlineData(34, 20_000)]
    [InlineData(400, 20_000)]
    public void The_surcharge_is_three_per_cent_a_day_and_never_more_than_the_fine(int daysLate, long fen)
    {
        var due = new DateOnly(2026, 11, 22);
        var violation = new Violation("", 0, default, "", "", new Act("1039", "违停", 0, 20_000), "4201010000000001", due, IsPaid: false);

        violation.SurchargeOn(due.AddDays(daysLate)).ShouldBe(fen);
        (violation with { IsPaid = true }).SurchargeOn(due.AddDays(daysLate)).ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_finds_licence_vehicle_violations_and_pictures()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var number = Enumerable.Range(0, 100).First(vehicle => Violations.Of(vehicle, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date)).Any(one => !one.IsPaid));
        var person = await sandbox.GetAsync($"/_sandbox/departments/traffic/people/{number}");
        var (driver, vehicle) = (person.GetProperty("driver"), person.GetProperty("vehicle"));

        var found = await AskAsync(sandbox, "POST", "/drivers/query", $$"""{"licence":"{{driver.Text("licence")}}","name":"{{driver.Text("name")}}","fileNumber":"{{driver.Text("fileNumber")}}"}""");
        var open = await AskAsync(sandbox, "POST", "/violations/query", $$"""{"plate":"{{vehicle.Text("plate")}}","check":"{{person.Text("vin")[^6..]}}"}""");
        var first = open.Json.GetProperty("violations")[0];

        (found.Json.Int("pointsUsed") + found.Json.Int("pointsLeft")).ShouldBe(12);
        open.Json.Int("total").ShouldBe(person.Int("open"));
        (await AskAsync(sandbox, "GET", "/violations/" + first.Text("id"))).Json.Text("act").ShouldBe(first.Text("act"));
        (await AskAsync(sandbox, "GET", $"/violations/{first.Text("id")}/photos/4")).Text.ShouldContain("<svg");
        (await AskAsync(sandbox, "GET", $"/violations/{first.Text("id")}/photos/5")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(sandbox, "POST", "/drivers/query", """{"licence":"420102196201011000","name":"张三","fileNumber":"1"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(sandbox, "POST", "/vehicles/query", $$"""{"plate":"{{vehicle.Text("plate")}}","check":"000000"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_claim_is_taken_once_however_often_it_is_told_and_also_when_the_answer_was_a_500()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        const string claim = """{"at":"2026-11-22T10:00:00+08:00","latitude":30.506,"longitude":114.397,"parties":[{"plate":"鄂A12345"},{"plate":"鄂A54321"}]}""";
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "statusAfter", status = 500, times = 1 });

        (await AskAsync(sandbox, "POST", "/claims", claim, idempotencyKey: "claim-key-000000001")).Status.ShouldBe(HttpStatusCode.InternalServerError);
        var first = await AskAsync(sandbox, "POST", "/claims", claim, idempotencyKey: "claim-key-000000001");
        var again = await AskAsync(sandbox, "POST", "/claims", claim, idempotencyKey: "claim-key-000000001");
        var other = await AskAsync(sandbox, "POST", "/claims", claim, idempotencyKey: "claim-key-000000002");

        first.Status.ShouldBe(HttpStatusCode.Created);
        first.Json.Text("centre").ShouldBe("光谷快速理赔服务点");
        again.Json.Text("number").ShouldBe(first.Json.Text("number"));
        other.Json.Text("number").ShouldNotBe(first.Json.Text("number"));
        (await sandbox.GetAsync("/_sandbox/departments/traffic/claims")).Int("count").ShouldBe(2);
        (await AskAsync(sandbox, "GET", "/claims/" + first.Json.Text("number"))).Json.Text("status").ShouldBe("received");
        (await AskAsync(sandbox, "POST", "/claims", "{}", idempotencyKey: "claim-key-000000003")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Roads_stand_as_somebody_set_them()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        using var set = await sandbox.Http.PutAsync("/_sandbox/departments/traffic/roads/tunnel", new StringContent("""{"level":"jam"}""", Encoding.UTF8, "application/json"));

        var roads = (await AskAsync(sandbox, "GET", "/roads")).Json;

        set.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        roads.GetProperty("roads").EnumerateArray().Single(road => road.Text("id") == "tunnel").Text("level").ShouldBe("jam");
        (roads.Int("smooth") + roads.Int("slow") + roads.Int("jam")).ShouldBe(roads.GetProperty("roads").GetArrayLength());
        (await AskAsync(sandbox, "GET", "/claim-centres?latitude=30.612&longitude=114.262")).Json.GetProperty("centres").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task Whoever_does_not_sign_signs_late_or_repeats_a_nonce_is_refused()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        (await AskAsync(sandbox, "GET", "/health", nonce: "nonce-0000000000001")).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(sandbox, "GET", "/health", nonce: "nonce-0000000000001")).Json.Text("code").ShouldBe("nonce_used");
        (await AskAsync(sandbox, "GET", "/health", nonce: "short")).Json.Text("code").ShouldBe("nonce_invalid");
        (await AskAsync(sandbox, "GET", "/health", timestamp: now - 301)).Json.Text("code").ShouldBe("timestamp_stale");
        (await AskAsync(sandbox, "GET", "/health", timestamp: now + 310)).Json.Text("code").ShouldBe("timestamp_stale");
        (await AskAsync(sandbox, "GET", "/health", secret: "another")).Json.Text("code").ShouldBe("signature_invalid");
        (await sandbox.Http.GetAsync("/departments/traffic/v1/health")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Faults_make_the_department_fail_as_departments_do()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "malformed", path = "/departments/traffic/v1/roads", times = 1 });
        var garbled = (await AskAsync(sandbox, "GET", "/roads")).Text;
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<JsonElement>(garbled));
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "huge", times = 1 });
        (await AskAsync(sandbox, "GET", "/health")).Text.Length.ShouldBeGreaterThan(4_000_000);
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "drop", times = 1 });
        await Should.ThrowAsync<HttpRequestException>(() => AskAsync(sandbox, "GET", "/health"));
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "status", status = 503, times = 1 });
        (await AskAsync(sandbox, "GET", "/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await AskAsync(sandbox, "GET", "/health")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_can_only_happen_to_events_is_not_used_up_by_questions()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        await sandbox.FaultAsync(new { appliesTo = "department", kind = "duplicate", times = 1 }, new { appliesTo = "department", kind = "reorder", times = 1 });

        (await AskAsync(sandbox, "GET", "/health")).Status.ShouldBe(HttpStatusCode.OK);

        (await sandbox.GetAsync("/_sandbox/faults")).GetArrayLength().ShouldBe(2);
    }

    private static async Task<Answer> AskAsync(
        SandboxUnderTest sandbox, string method, string target, string body = "", string? nonce = null, long? timestamp = null, string secret = Secret, string? idempotencyKey = null)
    {
        var (path, query) = ("/departments/traffic/v1" + target).Split('?') is [var first, var second] ? (first, second) : ("/departments/traffic/v1" + target, "");
        var (seconds, once) = (timestamp ?? TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), nonce ?? RandomNumberGenerator.GetHexString(32));
        var text = $"{method}\n{path}\n{query}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\n{seconds}\n{once}";
        using var message = new HttpRequestMessage(HttpMethod.Parse(method), query.Length == 0 ? path : $"{path}?{query}");
        if (method == "POST") message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        message.Headers.Add("Idempotency-Key", idempotencyKey ?? once);
        message.Headers.Add("X-Zhijian-Key", "zhijian-demo");
        message.Headers.Add("X-Zhijian-Timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("X-Zhijian-Nonce", once);
        message.Headers.Add("X-Zhijian-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))));
        using var response = await sandbox.Http.SendAsync(message);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private sealed record Answer(HttpStatusCode Status, string Text)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);
    }
}
