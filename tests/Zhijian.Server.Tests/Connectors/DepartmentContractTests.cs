using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using YamlDotNet.RepresentationModel;
using Zhijian.Sandbox;
using Zhijian.Sandbox.Departments.CityHall;
using Zhijian.Sandbox.Departments.TrafficPolice;
using Zhijian.Sandbox.Departments.Water;
using Zhijian.Server.Connectors.Signing;
using Zhijian.Server.Tests.Architecture;

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
        var contract = Contract.Read(department);
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
            Get("/v1/claim-centres", "?latitude=34.2&longitude=108.9&city=610100"),
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

    /// <summary>As much of an OpenAPI document as these pages use.</summary>
    private sealed record Contract(YamlMappingNode Root)
    {
        public static Contract Read(string department)
        {
            var yaml = new YamlStream();
            using var file = File.OpenText(Path.Combine(SourceTree.Root, "docs", "connectors", department + "-v1.openapi.yaml"));
            yaml.Load(file);
            return new Contract((YamlMappingNode)yaml.Documents[0].RootNode);
        }

        public IEnumerable<(string Method, string Operation)> Operations =>
            Map(Root, "paths")!.Children.SelectMany(path => ((YamlMappingNode)path.Value).Children.Keys.Select(method => (Text(method).ToUpperInvariant(), Text(path.Key))));

        /// <returns>The schema of the answer, empty when it is no JSON; null when the contract knows no such answer.</returns>
        public YamlMappingNode? AnswerOf(string method, string operation, string status)
        {
            var responses = Map(Map(Map(Map(Root, "paths")!, operation)!, method.ToLowerInvariant())!, "responses")!;
            if (Map(responses, status) is not { } response) return null;
            var content = Map(Follow(response), "content");
            var json = content?.Children.FirstOrDefault(one => Text(one.Key).EndsWith("json", StringComparison.Ordinal)).Value as YamlMappingNode;
            return json is null ? [] : Map(json, "schema");
        }

        /// <summary>What in an answer is not as the schema says.</summary>
        public IEnumerable<string> Faults(JsonElement json, YamlMappingNode said, string at)
        {
            var schema = Follow(said);
            if (schema.Children.TryGetValue("enum", out var choices) && !((YamlSequenceNode)choices).Select(Text).Contains(json.ToString())) return [$"{at}: “{json}” is none of the choices"];
            return (schema.Children.TryGetValue("type", out var type) ? Text(type) : "") switch
            {
                "object" when json.ValueKind == JsonValueKind.Object => OfObject(json, schema, at),
                "array" when json.ValueKind == JsonValueKind.Array => json.EnumerateArray().SelectMany((item, place) => Faults(item, Map(schema, "items")!, $"{at}/{place}")),
                "integer" when json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _) => [],
                "number" when json.ValueKind == JsonValueKind.Number => [],
                "boolean" when json.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
                "string" when json.ValueKind == JsonValueKind.String => OfText(json, schema, at),
                "" => [],
                var wanted => [$"{at}: is {json.ValueKind} instead of {wanted}"],
            };
        }

        private IEnumerable<string> OfObject(JsonElement json, YamlMappingNode schema, string at)
        {
            var required = schema.Children.TryGetValue("required", out var names) ? ((YamlSequenceNode)names).Select(Text) : [];
            foreach (var missing in required.Where(name => !json.TryGetProperty(name, out _))) yield return $"{at}/{missing}: is missing";
            foreach (var (name, property) in (Map(schema, "properties") ?? []).Children)
                if (json.TryGetProperty(Text(name), out var value))
                    foreach (var fault in Faults(value, (YamlMappingNode)property, $"{at}/{Text(name)}")) yield return fault;
        }

        private static IEnumerable<string> OfText(JsonElement json, YamlMappingNode schema, string at)
        {
            var format = schema.Children.TryGetValue("format", out var said) ? Text(said) : "";
            if (format == "date" && !DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) yield return $"{at}: is no day";
            if (format == "date-time" && !json.TryGetDateTimeOffset(out _)) yield return $"{at}: is no instant";
        }

        private YamlMappingNode Follow(YamlMappingNode node) => node.Children.TryGetValue("$ref", out var reference)
            ? Text(reference).Split('/').Skip(1).Aggregate(Root, (at, part) => Map(at, part)!)
            : node;

        private static YamlMappingNode? Map(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? (YamlMappingNode)child : null;

        private static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
    }
}
