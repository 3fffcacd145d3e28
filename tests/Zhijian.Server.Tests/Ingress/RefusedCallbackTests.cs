using System.Net;
using System.Text;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Security;

namespace Zhijian.Server.Tests.Ingress;

/// <summary>What must not come in, and leaves nothing behind.</summary>
public sealed class RefusedCallbackTests
{
    private const string Body = "<xml><ToUserName>gh</ToUserName><FromUserName>oLi</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>";

    [Theory]
    [InlineData("&msg_signature=", "&msg_signature=0")]
    [InlineData("?signature=", "?signature=0")]
    [InlineData("&nonce=n1", "&nonce=n2")]
    [InlineData("signature=", "unsigned=")]
    public async Task A_wrong_signature_is_refused_with_401(string right, string wrong)
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite);
        var encrypt = Crypto(scene.Account).Encrypt(Encoding.UTF8.GetBytes(Body));
        var address = scene.WeChat.Address(scene.Host.Clock.GetUtcNow(), encrypt: encrypt).Replace(right, wrong, StringComparison.Ordinal);

        await ExpectAsync(scene, HttpStatusCode.Unauthorized, address, CallbackEnvelope.WritePush("gh", encrypt));
    }

    [Theory]
    [InlineData(-601)]
    [InlineData(601)]
    public async Task A_timestamp_outside_ten_minutes_is_refused_as_a_replay(int seconds)
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite);
        var encrypt = Crypto(scene.Account).Encrypt(Encoding.UTF8.GetBytes(Body));

        await ExpectAsync(scene, HttpStatusCode.Forbidden, scene.WeChat.Address(scene.Host.Clock.GetUtcNow().AddSeconds(seconds), encrypt: encrypt), CallbackEnvelope.WritePush("gh", encrypt));
    }

    [Fact]
    public async Task What_is_not_encrypted_is_not_believed_in_safe_mode()
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite);

        await ExpectAsync(scene, HttpStatusCode.Unauthorized, scene.WeChat.Address(scene.Host.Clock.GetUtcNow()), Encoding.UTF8.GetBytes(Body));
    }

    public static TheoryData<string, string> BrokenEncryption => new()
    {
        { "cut off", new MessageCrypto(Token, Key, AppId).Encrypt(Encoding.UTF8.GetBytes(Body))[..^3] },
        { "broken padding", Convert.ToBase64String(new byte[64]) },
        { "other appid", new MessageCrypto(Token, Key, "wxsomebodyelse").Encrypt(Encoding.UTF8.GetBytes(Body)) },
        { "empty", "" },
    };

    [Theory, MemberData(nameof(BrokenEncryption))]
    public async Task Broken_encryption_is_refused_with_400(string what, string encrypt)
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite);

        await ExpectAsync(scene, HttpStatusCode.BadRequest, scene.WeChat.Address(scene.Host.Clock.GetUtcNow(), encrypt: encrypt), CallbackEnvelope.WritePush("gh", encrypt), what);
    }

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml></xml>")]
    [InlineData("<xml><FromUserName>&a;</FromUserName></xml>")]
    [InlineData("<xml><FromUserName>oLi")]
    [InlineData("<xml></xml>")]
    [InlineData("")]
    [InlineData("{\"FromUserName\":")]
    [InlineData("<xml><ToUserName>gh</ToUserName><FromUserName>不是编号</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>")]
    public async Task What_is_no_message_is_refused_with_400(string body)
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite, CallbackMode.Plain);

        await ExpectAsync(scene, HttpStatusCode.BadRequest, scene.WeChat.Address(scene.Host.Clock.GetUtcNow()), Encoding.UTF8.GetBytes(body));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_with_413_and_an_unknown_account_with_404()
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite);

        await ExpectAsync(scene, HttpStatusCode.RequestEntityTooLarge, scene.WeChat.Address(scene.Host.Clock.GetUtcNow()) + "&encrypt_type=aes", new byte[4 * 1024 * 1024]);
        await ExpectAsync(scene, HttpStatusCode.NotFound, scene.WeChat.Address(scene.Host.Clock.GetUtcNow()).Replace(AppId, "wxnobody", StringComparison.Ordinal), []);
    }

    [Fact]
    public async Task The_address_is_verified_by_its_echo()
    {
        await using var scene = await CallbackScene.SetAsync(DatabaseKind.Sqlite);
        var address = scene.WeChat.Address(scene.Host.Clock.GetUtcNow()) + "&echostr=5927714567%2B";

        (await scene.Host.Client.GetStringAsync(address)).ShouldBe("5927714567+");
        (await scene.Host.Client.GetAsync(address.Replace("nonce=n1", "nonce=n2", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Token => TestAccounts.Create().Token;

    private static string Key => TestAccounts.Create().EncodingAesKey;

    private static string AppId => TestAccounts.Create().AppId;

    private static MessageCrypto Crypto(AccountCredentials account) => new(account.Token, account.EncodingAesKey, account.AppId);

    private static async Task ExpectAsync(CallbackScene scene, HttpStatusCode status, string address, byte[] body, string? because = null)
    {
        (await scene.WeChat.PostAsync(address, body)).Status.ShouldBe(status, because);
        (await scene.StoredPayloadsAsync()).ShouldBeEmpty("nothing is stored");
    }
}
