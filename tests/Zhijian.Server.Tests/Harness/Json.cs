using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Reads what an endpoint really sent, without the server's own types in between.</summary>
internal static class Json
{
    public static async Task<JsonNode> ReadJsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, body);
        return JsonNode.Parse(body)!;
    }

    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path) => await (await client.GetAsync(path)).ReadJsonAsync();

    public static async Task<JsonNode> PostJsonAsync(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await (await client.PostAsJsonAsync(path, body)).ReadJsonAsync(expected);

    public static async Task<JsonNode> PutJsonAsync(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await (await client.PutAsJsonAsync(path, body)).ReadJsonAsync(expected);

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string> ReadCodeAsync(this HttpResponseMessage response, HttpStatusCode expected) =>
        (string)(await response.ReadJsonAsync(expected))["code"]!;
}
