using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Zhijian.Sandbox;
using Zhijian.Sandbox.Departments.CityHall;
using Zhijian.Sandbox.Departments.TrafficPolice;
using Zhijian.Sandbox.Departments.Water;
using Zhijian.Server.Connectors.Signing;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>Every back office of the sandbox answers as its page in docs/connectors says: each operation of the page, with everything it requires, of the types it names.</summary>
public sealed class DepartmentContractTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    [Theory]
    [InlineData("traffic")]
    [InlineData("water")]
    [InlineData("buses")]
    [InlineData("cityhall")]
    [InlineData("sms")]
    public async Task Every_operation_of_the_contract_answers_as_it_says(string department)
    {
        var contract = DepartmentContract.Read(department);
        await using var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"]);
        await sandbox.StartAsync();
        var requests = RequestsTo(department);

        contract.Operations.ShouldBeSubsetOf(requests.Select(request => (request.Method, request.Operation)), "every operation is tried");
        foreach (var request in requests)
        {
            var (status, text) = await AskAsync(sandbox, department, request);
            var schema = contract.AnswerOf(request.Method, request.Operation, ((int)status).ToString(CultureInfo.InvariantCulture)).ShouldNotBeNull($"{request.Method} {request.Target} answered {status}: {text}");
            if (schema.Children.Count > 0) contract.Faults(JsonSerializer.Deserialize<JsonElement>(text), schema, "").ShouldBeEmpty($"{request.Method} {request.Target}: {text}");
        }
    }

    [Theory]
    [InlineData("water", "outage.announced", "outage.changed", "outage.changed")]
    [InlineData("traffic", "road.changed")]
    public async Task Every_event_it_pushes_is_as_the_contract_says(string department, params string[] types)
    {
        var contract = DepartmentContract.Read(department);
        await using var receiver = await DepartmentServer.StartAsync();
        await using var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"]);
        await sandbox.StartAsync();
        using var control = new HttpClient { BaseAddress = new Uri($"{sandbox.Urls.First()}/_sandbox/departments/{department}/") };
        (await control.PutAsJsonAsync("listeners/me", new { url = receiver.Address + "/api/connectors/a/b/events" })).EnsureSuccessStatusCode();

        if (department == "water") await TurnWaterOffAndOnAsync(control);
        else (await control.PutAsJsonAsync("roads/tunnel", new { level = "slow" })).EnsureSuccessStatusCode();
        var told = new List<JsonElement>();
        while (told.Count < types.Length) told.AddRange(JsonSerializer.Deserialize<JsonElement[]>((await receiver.NextAsync()).Body)!);

        told.Select(one => one.GetProperty("type").GetString()).ShouldBe(types);
        foreach (var one in told) contract.Faults(one, contract.Event, "").ShouldBeEmpty(one.ToString());
    }

    private static async Task TurnWaterOffAndOnAsync(HttpClient control)
    {
        using var announced = await control.PostAsJsonAsync("outages", new { area = "sijing", roads = "泗陈公路沿线", reason = "管道爆裂", from = Today, until = Today.AddDays(2) });
        var id = (await announced.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        (await control.PutAsJsonAsync($"outages/{id}", new { until = Today.AddDays(3) })).EnsureSuccessStatusCode();
        (await control.DeleteAsync($"outages/{id}")).EnsureSuccessStatusCode();
    }

    private static Request[] RequestsTo(string department) => department switch
    {
        "traffic" => Traffic(),
        "water" => Water(),
        "buses" =>
        [
            Get("/v1/health"), Get("/v1/stops/near", "?latitude=35.4672&longitude=110.4472"), Get("/v1/stops/near", "?latitude=0&longitude=0"), Get("/v1/stops/near"), Get("/v1/lines", "?q=1%E8%B7%AF"),
            Get("/v1/sights"), new("GET", "/v1/sights/{id}", "/v1/sights/dangjia"), new("GET", "/v1/sights/{id}", "/v1/sights/nothing"),
        ],
        "sms" => [Get("/v1/health"), Post("/v1/messages", """{"phone":"13800138000","text":"验证码123456"}"""), Post("/v1/messages", """{"phone":"1","text":"验证码123456"}""")],
        _ => CityHall(),
    };

    private static Request[] Traffic()
    {
        var vehicle = Enumerable.Range(0, Register.Size).First(number => Violations.Of(number, Today).Any(one => one is { IsPaid: false, Decision: not null }));
        var violation = Violations.Of(vehicle, Today).First(one => one is { IsPaid: false, Decision: not null });
        var driver = Register.Driver(vehicle, Today);
        var plate = $$"""{"plate":"{{Register.PlateOf(vehicle)}}","check":"{{Register.VinOf(vehicle)[^6..]}}"}""";
        return
        [
            Get("/v1/health"), Post("/v1/drivers/query", $$"""{"licence":"{{driver.Licence}}","name":"{{driver.Name}}","fileNumber":"{{driver.FileNumber}}"}"""), Post("/v1/vehicles/query", plate),
            Post("/v1/vehicles/query", """{"plate":"鄂A00000","check":"000000"}"""), Post("/v1/violations/query", plate), new("GET", "/v1/violations/{id}", "/v1/violations/" + violation.Id),
            new("GET", "/v1/violations/{id}/photos/{number}", $"/v1/violations/{violation.Id}/photos/1"), new("GET", "/v1/decisions/{number}", "/v1/decisions/" + violation.Decision),
            Post("/v1/claims", """{"at":"2026-11-22T10:00:00+08:00","parties":[{"plate":"陕A12345"}]}"""), new("GET", "/v1/claims/{number}", "/v1/claims/KP0"), Get("/v1/roads"), Get("/v1/roads", "?city=610100"),
            Get("/v1/claim-centres", "?latitude=34.2&longitude=108.9&city=610100"), Get("/v1/notices"), Get("/v1/notices", "?city=610100"),
            new("GET", "/v1/notices/{id}", "/v1/notices/" + PublicNotices.At(Cities.All[0], Today)[0].Id), new("GET", "/v1/notices/{id}", "/v1/notices/420100-1"),
        ];
    }

    private static Request[] Water()
    {
        var (newest, known) = (Meters.Read(3, Today, 1)[0].Reading, $$"""{"account":"{{Customers.AccountOf(3)}}","name":"{{Customers.NameOf(3)}}" """);
        return
        [
            Get("/v1/health"), Post("/v1/accounts/query", known + "}"), Post("/v1/accounts/query", """{"account":"3117000000","name":"无此人"}"""), Post("/v1/bills/query", known + "}"),
            Post("/v1/readings/check", $"{known},\"reading\":{newest + 20}}}"), Post("/v1/readings/check", $"{known},\"reading\":{newest - 1}}}"), Post("/v1/readings/check", known + ",\"reading\":-1}"),
            Post("/v1/readings", $"{known},\"reading\":{newest + 20}}}"), Get("/v1/outages"), Get("/v1/outages", "?area=nowhere"),
        ];
    }

    private static Request[] CityHall()
    {
        var (id, name) = SocialSecurity.PersonOf(5);
        var paper = Enumerable.Range(0, Papers.Size).Select(Papers.NumberOf).First(number => Papers.Find(number, Today) is not null);
        return
        [
            Get("/v1/health"), Get("/v1/weather", "?district=yanta"), Get("/v1/weather", "?district=nowhere"), Get("/v1/toilets/near", "?latitude=34.26&longitude=108.9423"), Get("/v1/toilets/near"),
            new("GET", "/v1/papers/{number}", "/v1/papers/" + paper), new("GET", "/v1/papers/{number}", "/v1/papers/none"), Post("/v1/social/query", $$"""{"idNumber":"{{id}}","name":"{{name}}"}"""),
            Post("/v1/social/query", $$"""{"idNumber":"{{id}}","name":"无此人"}"""),
        ];
    }

    private static Request Get(string operation, string query = "") => new("GET", operation, operation + query);

    private static Request Post(string operation, string body) => new("POST", operation, operation, body);

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(WebApplication sandbox, string department, Request request)
    {
        var (path, query) = $"/departments/{department}{request.Target}".Split('?') is [var first, var second] ? (first, second) : ($"/departments/{department}{request.Target}", "");
        var (seconds, nonce) = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), Guid.NewGuid().ToString("N"));
        using var client = new HttpClient { BaseAddress = new Uri(sandbox.Urls.First()) };
        using var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), $"/departments/{department}{request.Target}");
        if (request.Method == "POST") message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        message.Headers.Add("Idempotency-Key", nonce);
        message.Headers.Add(RequestSignature.KeyHeader, "zhijian-demo");
        message.Headers.Add(RequestSignature.TimestampHeader, seconds.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(RequestSignature.NonceHeader, nonce);
        message.Headers.Add(RequestSignature.SignatureHeader, RequestSignature.Sign("demo-department-secret-of-the-sandbox", RequestSignature.TextToSign(request.Method, path, query, Encoding.UTF8.GetBytes(request.Body), seconds, nonce)));
        using var response = await client.SendAsync(message);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <param name="Operation">The path as the contract writes it.</param>
    private sealed record Request(string Method, string Operation, string Target, string Body = "");
}
