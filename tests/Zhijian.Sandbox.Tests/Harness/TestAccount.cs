using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>One account of the sandbox under test, with the calls its server would make.</summary>
public sealed class TestAccount(SandboxUnderTest sandbox, string appId, string originalId, string secret, string token, string key)
{
    public string AppId { get; } = appId;

    public string OriginalId { get; } = originalId;

    public string Secret { get; } = secret;

    public string Token { get; } = token;

    public string Key { get; } = key;

    public string? AccessToken { get; set; }

    public async Task<JsonElement> ChangeAsync(string kind = "service", bool verified = true, string mode = "plain", string? callbackUrl = null, string? oneTimeTemplateId = null)
    {
        var settings = new { name = "平安肇庆", originalId = OriginalId, kind, verified, appSecret = Secret, token = Token, encodingAesKey = Key, mode, callbackUrl, oneTimeTemplateId };
        using var response = await sandbox.Http.PutAsJsonAsync($"/_sandbox/accounts/{AppId}", settings);
        return await SandboxUnderTest.ReadAsync(response);
    }

    public Task<JsonElement> MintAsync() => sandbox.GetAsync($"/cgi-bin/token?grant_type=client_credential&appid={AppId}&secret={Secret}");

    public Task<JsonElement> StableAsync(bool force = false) =>
        sandbox.PostAsync("/cgi-bin/stable_token", new { grant_type = "client_credential", appid = AppId, secret = Secret, force_refresh = force });

    /// <summary>Calls an API with a token, fetched when there is none yet.</summary>
    public async Task<JsonElement> CallAsync(string path, object? body = null) =>
        body is null ? await sandbox.GetAsync(await WithTokenAsync(path)) : await sandbox.PostAsync(await WithTokenAsync(path), body);

    public async Task<JsonElement> CallRawAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await sandbox.Http.PostAsync(await WithTokenAsync(path), content);
        return await SandboxUnderTest.ReadAsync(response);
    }

    public async Task<HttpResponseMessage> SendAsync(string path) => await sandbox.Http.GetAsync(await WithTokenAsync(path));

    public async Task<JsonElement> UploadAsync(string path, byte[] content, string fileName = "file.bin", string field = "media", string? description = null)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(part, field, fileName);
        if (description is not null) form.Add(new StringContent(description), "description");
        using var response = await sandbox.Http.PostAsync(await WithTokenAsync(path), form);
        return await SandboxUnderTest.ReadAsync(response);
    }

    public async Task<string> WithTokenAsync(string path)
    {
        AccessToken ??= (await StableAsync()).Text("access_token");
        return $"{path}{(path.Contains('?') ? '&' : '?')}access_token={AccessToken}";
    }

    /// <summary>Makes the person follow, and tells their openid.</summary>
    public async Task<string> FollowAsync(string personId)
    {
        await ActAsync(personId, "follow", new { });
        return await OpenIdAsync(personId);
    }

    public async Task<string> OpenIdAsync(string personId)
    {
        var person = await sandbox.GetAsync($"/_sandbox/followers/{personId}");
        return person.GetProperty("subscriptions").EnumerateArray().Single(one => one.Text("appId") == AppId).Text("openId");
    }

    public Task<JsonElement> ActAsync(string personId, string act, object body) => sandbox.PostAsync($"/_sandbox/followers/{personId}/accounts/{AppId}/{act}", body);

    public Task<JsonElement> TextAsync(string personId, string content) => ActAsync(personId, "text", new { content });

    public Task<JsonElement> SayAsync(string openId, string content = "您好") => CallAsync("/cgi-bin/message/custom/send", new { touser = openId, msgtype = "text", text = new { content } });

    public async Task<IReadOnlyList<JsonElement>> MessagesAsync(string personId) =>
        [.. (await sandbox.GetAsync($"/_sandbox/followers/{personId}/chats/{AppId}/messages")).EnumerateArray()];
}
