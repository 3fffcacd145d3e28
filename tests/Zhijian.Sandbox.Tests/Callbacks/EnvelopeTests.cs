using System.Xml.Linq;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Callbacks;

public sealed class EnvelopeTests
{
    [Fact]
    public async Task In_plain_mode_the_whole_message_comes_signed_over_token_timestamp_and_nonce()
    {
        await using var scene = await Scene.StartAsync();
        var act = await scene.Account.TextAsync(Scene.Li, "户口怎么迁 <&> ]]> 😀");
        var push = await scene.Receiver.NextAsync();
        push.Query["signature"].ToString().ShouldBe(WireCrypto.Sign(scene.Account.Token, push.Query["timestamp"]!, push.Query["nonce"]!));
        push.Query["openid"].ToString().ShouldBe(scene.OpenId);
        push.Query.ContainsKey("msg_signature").ShouldBeFalse();
        push.ContentType.ShouldBe("text/xml");
        push["ToUserName"].ShouldBe(scene.Account.OriginalId);
        push["FromUserName"].ShouldBe(scene.OpenId);
        push["MsgType"].ShouldBe("text");
        push["Content"].ShouldBe("户口怎么迁 <&> ]]> 😀");
        push["MsgId"].ShouldBe(act.Text("messageId"));
        long.Parse(push["CreateTime"]).ShouldBeGreaterThan(1_700_000_000);
    }

    [Fact]
    public async Task In_safe_mode_only_the_receiver_and_the_cipher_come()
    {
        await using var scene = await Scene.StartAsync("safe");
        await scene.Account.TextAsync(Scene.Li, "你好");
        var push = await scene.Receiver.NextAsync();
        push.Xml.Elements().Select(element => element.Name.LocalName).ShouldBe(["ToUserName", "Encrypt"]);
        push.Query["encrypt_type"].ToString().ShouldBe("aes");
        push.Query["signature"].ToString().ShouldBe(WireCrypto.Sign(scene.Account.Token, push.Query["timestamp"]!, push.Query["nonce"]!));
        push.Query["msg_signature"].ToString().ShouldBe(WireCrypto.Sign(scene.Account.Token, push.Query["timestamp"]!, push.Query["nonce"]!, push["Encrypt"]));
        var (message, id) = scene.Crypto.Decrypt(push["Encrypt"]);
        id.ShouldBe(scene.Account.AppId);
        XElement.Parse(message).Element("Content")!.Value.ShouldBe("你好");
    }

    [Fact]
    public async Task In_compatible_mode_both_come_and_say_the_same()
    {
        await using var scene = await Scene.StartAsync("compatible");
        await scene.Account.TextAsync(Scene.Li, "你好");
        var push = await scene.Receiver.NextAsync();
        push["Content"].ShouldBe("你好");
        var hidden = XElement.Parse(scene.Crypto.Decrypt(push["Encrypt"]).Message);
        foreach (var element in hidden.Elements()) push[element.Name.LocalName].ShouldBe(element.Value);
        push.Query["msg_signature"].ToString().ShouldBe(WireCrypto.Sign(scene.Account.Token, push.Query["timestamp"]!, push.Query["nonce"]!, push["Encrypt"]));
    }

    [Fact]
    public async Task Characters_XML_cannot_carry_never_leave_the_phone()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Account.TextAsync(Scene.Li, "a\u0001b\u0000c\uFFFEd");
        (await scene.Receiver.NextAsync())["Content"].ShouldBe("abcd");
    }

    [Theory]
    [InlineData("Real", false)]
    [InlineData("Virtual", true)]
    public async Task Pushes_are_signed_by_the_clock_the_settings_name_and_dated_by_the_virtual_one(string clock, bool signedInTheFuture)
    {
        await using var scene = await Scene.StartAsync(settings: $"--Sandbox:SignatureClock={clock}");
        await scene.Sandbox.AdvanceAsync(TimeSpan.FromDays(10));
        await scene.Account.TextAsync(Scene.Li, "你好");
        var push = await scene.Receiver.NextAsync();
        var inNineDays = DateTimeOffset.UtcNow.AddDays(9).ToUnixTimeSeconds();
        long.Parse(push["CreateTime"]).ShouldBeGreaterThan(inNineDays);
        (long.Parse(push.Query["timestamp"]!) > inNineDays).ShouldBe(signedInTheFuture);
    }
}
