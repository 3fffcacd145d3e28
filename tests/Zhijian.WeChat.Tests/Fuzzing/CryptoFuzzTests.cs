using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.WeChat.Security;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests.Fuzzing;

/// <summary>Whatever arrives as Encrypt, it is decrypted or refused with the declared exception.</summary>
public sealed class CryptoFuzzTests
{
    private const int Seed = 20261122;

    private static readonly CallbackVector Vector = Fixture.CallbackVectors.Single(vector => vector.Id == "V6");

    private static readonly MessageCrypto Crypto = new(Vector.Token, Vector.EncodingAesKey!, Vector.AppId!);

    [Fact]
    public void Damaged_text_is_refused()
    {
        var random = new Random(Seed);
        var text = Encoding.ASCII.GetBytes(Vector.Encrypt!);
        var message = Encoding.UTF8.GetBytes(Vector.Message!);
        var survived = 0;
        for (var number = 0; number < 40_000; number++)
        {
            if (TryDecrypt(Mutation.Mutate(text, random)) is not { } decrypted) continue;
            survived++;
            // CBC alone lets some damages pass, which is why msg_signature is checked first; the length never lies.
            decrypted.Length.ShouldBeInRange(0, 2 * message.Length);
        }
        survived.ShouldBeLessThan(40_000);
    }

    [Fact]
    public void Damaged_text_never_gets_past_the_signature()
    {
        var random = new Random(Seed + 1);
        var text = Encoding.ASCII.GetBytes(Vector.Encrypt!);
        for (var number = 0; number < 20_000; number++)
        {
            var damaged = Mutation.Mutate(text, random);
            if (damaged.AsSpan().SequenceEqual(text)) continue;
            Should.Throw<MessageCryptoException>(() => { Crypto.Open(Vector.MsgSignature, Vector.Timestamp!, Vector.Nonce!, damaged); }).Reason.ShouldBe(MessageCryptoReason.Signature);
        }
    }

    [Fact]
    public void Any_plaintext_under_the_right_key_is_read_or_refused()
    {
        var random = new Random(Seed + 2);
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Vector.EncodingAesKey + "=");
        var refusals = new HashSet<MessageCryptoReason>();
        for (var number = 0; number < 30_000; number++)
        {
            var plain = new byte[16 * random.Next(1, 8)];
            random.NextBytes(plain);
            if (random.Next(4) > 0) plain.AsSpan(Math.Max(0, plain.Length - plain[^1] % 33)).Fill((byte)(plain[^1] % 33));
            if (random.Next(2) == 0 && plain.Length > 20) plain.AsSpan(16, 3).Clear();
            var encrypt = Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None));
            if (TryDecrypt(Encoding.ASCII.GetBytes(encrypt), refusals) is { } message) message.Length.ShouldBeLessThan(plain.Length);
        }
        refusals.ShouldBe([MessageCryptoReason.BadPadding, MessageCryptoReason.BadMessageLength, MessageCryptoReason.WrongAppId], ignoreOrder: true);
    }

    [Fact]
    public void Any_message_comes_back_as_it_went() => Prop.ForAll<byte[]>(message => Crypto.Decrypt(Crypto.Encrypt(message)).ShouldBe(message))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Any_four_parts_verify_and_with_one_changed_do_not() => Prop.ForAll<NonNull<string>, NonNull<string>, byte[]>((token, nonce, encrypt) =>
    {
        const string timestamp = "1414387151";
        var signature = CallbackSignature.Compute(token.Get, timestamp, nonce.Get, encrypt);
        CallbackSignature.Verify(signature, token.Get, timestamp, nonce.Get, encrypt).ShouldBeTrue();
        CallbackSignature.Verify(signature, token.Get + "x", timestamp, nonce.Get, encrypt).ShouldBeFalse();
        CallbackSignature.Verify(nonce.Get, token.Get, timestamp, nonce.Get, encrypt).ShouldBeFalse();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static byte[]? TryDecrypt(byte[] encrypt, HashSet<MessageCryptoReason>? refusals = null)
    {
        try
        {
            return Crypto.Decrypt(encrypt);
        }
        catch (MessageCryptoException refusal)
        {
            refusals?.Add(refusal.Reason);
            return null;
        }
    }
}
