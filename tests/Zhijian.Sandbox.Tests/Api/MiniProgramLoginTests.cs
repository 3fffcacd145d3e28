using System.Net.Http.Json;
using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

/// <summary>The login of a mini program: the code of wx.login, and who it tells.</summary>
public sealed class MiniProgramLoginTests : IAsyncLifetime
{
    private const string Program = "wxeeeeeeeeeeeeeeee";
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
        await sandbox.PersonAsync();
        var settings = new { name = "平安肇庆", originalId = "gh_1", kind = "service", appSecret = account.Secret, token = "abc", miniProgram = new { appId = Program, appSecret = Secret } };
        (await sandbox.Http.PutAsJsonAsync($"/_sandbox/accounts/{account.AppId}", settings)).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_code_tells_the_person_once_under_another_openid_and_the_same_unionid()
    {
        var code = await CodeAsync();

        var session = (await ExchangeAsync(code)).ShouldSucceed();

        session.Text("openid").ShouldNotBe(await account.FollowAsync("li"));
        session.Text("unionid").ShouldNotBeEmpty();
        Convert.FromBase64String(session.Text("session_key")!).Length.ShouldBe(16);
        (await ExchangeAsync(code)).ShouldFail(40163);
        (await ExchangeAsync("nonsense")).ShouldFail(40029);
        (await ExchangeAsync(await CodeAsync(), secret: "wrong")).ShouldFail(40125);
    }

    [Fact]
    public async Task A_code_that_waited_too_long_is_none()
    {
        var code = await CodeAsync();

        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(301));

        (await ExchangeAsync(code)).ShouldFail(40029);
    }

    private async Task<string> CodeAsync()
    {
        using var answer = await sandbox.Http.PostAsync($"/_sandbox/followers/li/mini-programs/{Program}/login", null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    private Task<JsonElement> ExchangeAsync(string code, string secret = Secret) =>
        sandbox.GetAsync($"/sns/jscode2session?appid={Program}&secret={secret}&js_code={code}&grant_type=authorization_code");
}
