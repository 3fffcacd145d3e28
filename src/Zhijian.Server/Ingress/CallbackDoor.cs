using System.Globalization;
using System.Runtime.CompilerServices;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;

namespace Zhijian.Server.Ingress;

/// <summary>Checks that a callback comes from WeChat, now, and opens it (验签、解密).</summary>
internal sealed class CallbackDoor(TimeProvider time)
{
    /// <summary>Older and newer callbacks are replays, or one of the two clocks is wrong.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    private const int LongestOpenId = 64;

    // Keyed by the credentials themselves: changed ones are a new object and get a cipher of their own.
    private readonly ConditionalWeakTable<AccountCredentials, MessageCrypto> _ciphers = [];

    public MessageCrypto CipherOf(AccountCredentials account) =>
        _ciphers.GetValue(account, static account => new MessageCrypto(account.Token, account.EncodingAesKey, account.AppId));

    /// <summary>What can be checked before the body is read.</summary>
    /// <returns>Null when the callback may go on.</returns>
    public CallbackRefusal? CheckAddress(AccountCredentials account, CallbackQuery query)
    {
        if (!CallbackSignature.Verify(query.Signature, account.Token, query.Timestamp ?? "", query.Nonce ?? "")) return CallbackRefusal.WrongSignature;
        if (!long.TryParse(query.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return CallbackRefusal.OldTimestamp;
        return Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds ? null : CallbackRefusal.OldTimestamp;
    }

    /// <summary>
    /// Opens the body. Only plain mode believes what is not encrypted: the signature in the address does not cover the body, so anyone who saw
    /// one callback could write another.
    /// </summary>
    /// <exception cref="MessageCryptoException"/>
    /// <exception cref="MalformedMessageException"/>
    public InboundMessage? Open(AccountCredentials account, CallbackQuery query, ReadOnlyMemory<byte> body, out CallbackRefusal refusal)
    {
        refusal = default;
        if (query.EncryptType == "aes")
        {
            var envelope = CallbackEnvelope.Read(body.Span);
            body = CipherOf(account).Open(query.MessageSignature, query.Timestamp!, query.Nonce!, envelope.Encrypt);
        }
        else if (account.Mode != CallbackMode.Plain)
        {
            refusal = CallbackRefusal.NotEncrypted;
            return null;
        }
        else
        {
            body = body.ToArray();
        }

        var message = InboundMessageParser.Parse(body);
        if (message.FromUserName.Length is > 0 and <= LongestOpenId && System.Text.Ascii.IsValid(message.FromUserName)) return message;
        refusal = CallbackRefusal.BadSender;
        return null;
    }
}
