using System.Security.Cryptography;
using System.Text;
using Zhijian.WeChat.Security;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests;

public sealed class MessageCryptoTests
{
    private const string Key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    public static TheoryData<CallbackVector> Complete => [.. Fixture.CallbackVectors.Where(vector => vector.Message is not null)];

    private static MessageCrypto Crypto(string appId = "wxb11529c136998cb6") => new("pamtest", Key, appId);

    [Theory]
    [MemberData(nameof(Complete))]
    public void The_published_pushes_decrypt(CallbackVector vector)
    {
        var crypto = new MessageCrypto(vector.Token, vector.EncodingAesKey!, vector.AppId!);
        Encoding.UTF8.GetString(crypto.Decrypt(vector.Encrypt!)).TrimEnd().ShouldBe(vector.Message!.TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void The_published_pushes_encrypt_to_the_same_text(CallbackVector vector)
    {
        var crypto = new MessageCrypto(vector.Token, vector.EncodingAesKey!, vector.AppId!);
        var message = crypto.Decrypt(vector.Encrypt!);
        crypto.Encrypt(message, Encoding.ASCII.GetBytes(vector.Random!)).ShouldBe(vector.Encrypt);
    }

    [Theory]
    [MemberData(nameof(Complete))]
    public void A_push_opens_only_with_its_own_signature(CallbackVector vector)
    {
        if (vector.MsgSignature is null) return;
        var crypto = new MessageCrypto(vector.Token, vector.EncodingAesKey!, vector.AppId!);
        var encrypt = Encoding.ASCII.GetBytes(vector.Encrypt!);
        crypto.Open(vector.MsgSignature, vector.Timestamp!, vector.Nonce!, encrypt).ShouldNotBeEmpty();
        Refused(() => crypto.Open(vector.MsgSignature, vector.Timestamp!, vector.Nonce + "0", encrypt)).ShouldBe(MessageCryptoReason.Signature);
        Refused(() => crypto.Open(null, vector.Timestamp!, vector.Nonce!, encrypt)).ShouldBe(MessageCryptoReason.Signature);
    }

    [Fact]
    public void Every_length_comes_back_as_it_went()
    {
        var crypto = Crypto();
        for (var length = 0; length <= 130; length++)
        {
            var message = RandomNumberGenerator.GetBytes(length);
            crypto.Decrypt(crypto.Encrypt(message)).ShouldBe(message);
        }
    }

    [Fact]
    public void A_message_of_one_mebibyte_comes_back_as_it_went()
    {
        var message = RandomNumberGenerator.GetBytes(1024 * 1024);
        var crypto = Crypto();
        crypto.Decrypt(crypto.Encrypt(message)).AsSpan().SequenceEqual(message).ShouldBeTrue();
    }

    [Fact]
    public void The_same_message_never_encrypts_to_the_same_text()
    {
        var crypto = Crypto();
        crypto.Encrypt("你好"u8).ShouldNotBe(crypto.Encrypt("你好"u8));
    }

    [Fact]
    public async Task One_instance_serves_many_threads_at_once()
    {
        var crypto = Crypto();
        await Parallel.ForAsync(0, 2_000, async (number, cancellation) =>
        {
            var message = Encoding.UTF8.GetBytes($"消息{number}");
            await Task.Yield();
            crypto.Decrypt(crypto.Encrypt(message)).ShouldBe(message);
        });
    }

    [Fact]
    public void The_spare_bits_of_the_keys_last_character_do_not_matter()
    {
        // A, B, C, D differ in the two bits that 43 characters have over 32 bytes.
        var text = new MessageCrypto("t", Key[..42] + "A", "wx").Encrypt("你好"u8);
        foreach (var last in "ABCD") new MessageCrypto("t", Key[..42] + last, "wx").Decrypt(text).ShouldBe("你好"u8.ToArray());
        Should.Throw<MessageCryptoException>(() => new MessageCrypto("t", Key[..42] + "E", "wx").Decrypt(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=")]
    [InlineData("abcdefghijklmnop-rstuvwxyz0123456789ABCDEFG")]
    [InlineData("abcdefghijklmnop密rstuvwxyz0123456789ABCDEFG")]
    public void A_key_that_is_not_43_characters_of_Base64_is_refused(string key) =>
        Refused(() => new MessageCrypto("t", key, "wx")).ShouldBe(MessageCryptoReason.BadKey);

    [Fact]
    public void A_push_for_another_account_is_refused()
    {
        var text = Crypto("wx0000000000000001").Encrypt("<xml/>"u8);
        Refused(() => Crypto("wx0000000000000002").Decrypt(text)).ShouldBe(MessageCryptoReason.WrongAppId);
        Refused(() => Crypto("wx00000000000000011").Decrypt(text)).ShouldBe(MessageCryptoReason.WrongAppId);
        Refused(() => Crypto("").Decrypt(text)).ShouldBe(MessageCryptoReason.WrongAppId);
    }

    [Theory]
    [InlineData("not base64!!")]
    [InlineData("AAAA=")]
    [InlineData("AAAAA")]
    [InlineData("密文")]
    public void Text_that_is_not_Base64_is_refused(string text) => Refused(() => Crypto().Decrypt(text)).ShouldBe(MessageCryptoReason.BadBase64);

    [Fact]
    public void A_text_cut_off_anywhere_is_refused()
    {
        var crypto = Crypto();
        var text = crypto.Encrypt(Encoding.UTF8.GetBytes(new string('字', 100)));
        for (var length = 0; length < text.Length; length++)
        {
            Refused(() => crypto.Decrypt(text[..length])).ShouldBeOneOf(
                MessageCryptoReason.BadBase64, MessageCryptoReason.BadLength, MessageCryptoReason.BadPadding, MessageCryptoReason.BadMessageLength);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(255)]
    public void Padding_outside_1_to_32_is_refused(byte last) => Refused(() => Crypto().Decrypt(Encrypted(plain => plain[^1] = last))).ShouldBe(MessageCryptoReason.BadPadding);

    [Fact]
    public void Padding_bytes_that_differ_are_refused() => Refused(() => Crypto().Decrypt(Encrypted(plain => plain[^2] ^= 1))).ShouldBe(MessageCryptoReason.BadPadding);

    [Theory]
    [InlineData(0x00000100)]
    [InlineData(0x7FFFFFFF)]
    [InlineData(-1)]
    public void A_stated_length_beyond_the_end_is_refused(int length) =>
        Refused(() => Crypto().Decrypt(Encrypted(plain => System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), length))))
            .ShouldBe(MessageCryptoReason.BadMessageLength);

    [Fact]
    public void Text_beyond_the_limit_is_refused_before_it_is_decoded() =>
        Refused(() => Crypto().Decrypt(new byte[2 * MessageCrypto.MaxCipherBytes])).ShouldBe(MessageCryptoReason.BadLength);

    /// <summary>Encrypts what WeChat would, after a change, with the framework's own AES.</summary>
    private static string Encrypted(Action<byte[]> change)
    {
        var plain = new byte[64];
        plain[19] = 10;
        Encoding.ASCII.GetBytes("0123456789" + "wxb11529c136998cb6").CopyTo(plain, 20);
        plain.AsSpan(48).Fill(16);
        change(plain);
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Key + "=");
        return Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }

    private static MessageCryptoReason Refused(Func<object> action) => Should.Throw<MessageCryptoException>(() => { action(); }).Reason;
}
