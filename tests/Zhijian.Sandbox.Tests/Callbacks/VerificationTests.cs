using System.Text.RegularExpressions;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Callbacks;

public sealed class VerificationTests : IAsyncLifetime
{
    private SandboxUnderTest sandbox = null!;
    private Receiver receiver = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync("--Sandbox:CutOff=00:00:10");
        receiver = await Receiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Setting_a_callback_address_asks_it_for_an_echo_signed_with_the_token()
    {
        var account = await sandbox.AccountAsync(callbackUrl: receiver.Url);
        var query = receiver.Echoes.ShouldHaveSingleItem();
        query["signature"].ToString().ShouldBe(WireCrypto.Sign(account.Token, query["timestamp"]!, query["nonce"]!));
        query["echostr"].ToString().ShouldMatch("^[0-9]{16,19}$");
        (await sandbox.PostAsync($"/_sandbox/accounts/{account.AppId}/verify-callback")).GetProperty("callbackVerified").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_address_that_does_not_echo_is_reported_but_the_account_is_there()
    {
        receiver.Token = null;
        var account = await sandbox.AccountAsync();
        var changed = await account.ChangeAsync(callbackUrl: receiver.Url);
        changed.GetProperty("callbackVerified").GetBoolean().ShouldBeFalse();
        (await account.MintAsync()).Has("access_token").ShouldBeTrue();
    }

    [Fact]
    public async Task The_address_may_carry_a_query_of_its_own()
    {
        await sandbox.AccountAsync(callbackUrl: $"{receiver.Url}?tenant=7");
        receiver.Echoes.ShouldHaveSingleItem()["tenant"].ToString().ShouldBe("7");
    }

    [Fact]
    public async Task Callback_check_names_the_address_and_whether_it_answers()
    {
        var account = await sandbox.AccountAsync(callbackUrl: receiver.Url);
        var answer = await account.CallAsync("/cgi-bin/callback/check", new { action = "all", check_operator = "DEFAULT" });
        answer.GetProperty("dns")[0].Text("ip").ShouldBe("127.0.0.1");
        answer.GetProperty("ping")[0].Text("package_loss").ShouldBe("0%");
        Regex.IsMatch(answer.GetProperty("ping")[0].Text("time"), "^[0-9.]+ms$").ShouldBeTrue();
        (await account.CallAsync("/cgi-bin/callback/check", new { action = "fly" })).ShouldFail(40202);
        (await account.CallAsync("/cgi-bin/callback/check", new { action = "dns", check_operator = "MARS" })).ShouldFail(40203);
        await account.ChangeAsync(callbackUrl: null);
        (await account.CallAsync("/cgi-bin/callback/check", new { action = "all" })).ShouldFail(40201);
    }
}
