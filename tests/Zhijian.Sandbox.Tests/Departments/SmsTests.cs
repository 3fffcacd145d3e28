using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Departments;

/// <summary>The emulated SMS gateway takes messages as docs/connectors/sms-v1.openapi.yaml says and puts them on the phones of their numbers.</summary>
public sealed class SmsTests
{
    private const string Target = "/departments/sms/v1/messages";

    [Fact]
    public async Task A_message_is_sent_once_under_one_key_and_read_on_the_phone_of_its_number()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var person = await sandbox.PersonAsync();
        var phone = (await sandbox.GetAsync($"/_sandbox/followers/{person}")).Text("phone");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));

        var first = await SendAsync(sandbox, $$"""{"phone":"{{phone}}","text":"验证码123456"}""", "key-of-one-message");
        await SendAsync(sandbox, $$"""{"phone":"{{phone}}","text":"验证码123456"}""", "key-of-one-message");
        await SendAsync(sandbox, """{"phone":"13800138000","text":"别人的"}""", "key-of-another-one");

        first.ShouldBe(HttpStatusCode.Accepted);
        phone.ShouldStartWith("1990000");
        var message = (await sandbox.GetAsync($"/_sandbox/followers/{person}/sms")).EnumerateArray().ShouldHaveSingleItem();
        message.Text("text").ShouldBe("验证码123456");
        message.GetProperty("at").GetDateTimeOffset().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().AddHours(23), "by the virtual clock");
        (await sandbox.GetAsync("/_sandbox/sms/13800138000")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_and_reset_empties_the_box()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();

        (await SendAsync(sandbox, """{"phone":"123","text":"x"}""", "key-of-one-message")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(sandbox, """{"phone":"13800138000","text":""}""", "key-of-one-message")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(sandbox, """{"phone":"13800138000","text":"x"}""", "short")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync(sandbox, """{"phone":"13800138000","text":"x"}""", "key-of-one-message", "another secret")).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(sandbox, """{"phone":"13800138000","text":"x"}""", "key-of-one-message")).ShouldBe(HttpStatusCode.Accepted);
        await sandbox.PostAsync("/_sandbox/reset");

        (await sandbox.GetAsync("/_sandbox/sms/13800138000")).GetArrayLength().ShouldBe(0);
    }

    private static async Task<HttpStatusCode> SendAsync(SandboxUnderTest sandbox, string body, string key, string secret = "demo-department-secret-of-the-sandbox")
    {
        var (seconds, nonce) = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), RandomNumberGenerator.GetHexString(32));
        var text = $"POST\n{Target}\n\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\n{seconds}\n{nonce}";
        using var request = new HttpRequestMessage(HttpMethod.Post, Target) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Zhijian-Key", "zhijian-demo");
        request.Headers.Add("X-Zhijian-Timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Zhijian-Nonce", nonce);
        request.Headers.Add("X-Zhijian-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text))));
        request.Headers.Add("Idempotency-Key", key);
        using var response = await sandbox.Http.SendAsync(request);
        return response.StatusCode;
    }
}
