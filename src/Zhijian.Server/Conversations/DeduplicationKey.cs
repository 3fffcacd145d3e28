using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations;

/// <summary>
/// Tells the attempts of one push from two pushes (排重), unique over all accounts. The first half grows with time (MsgId, or the
/// second of an event), so new keys land side by side in the index; the second half is a hash of the account and what else counts.
/// </summary>
public readonly record struct DeduplicationKey(Guid Value) : ITypedId<DeduplicationKey>
{
    private const int Longest = 1024;

    public static DeduplicationKey From(Guid value) => new(value);

    public static DeduplicationKey Of(AccountId account, InboundMessage message) => message is FollowerMessage { MsgId: var id }
        ? Make(id, account.Value, "message")
        : Make(message.CreateTime.ToUnixTimeSeconds(), account.Value, message.DeduplicationKey);

    /// <summary>An officer's reply: pressing the button twice sends once.</summary>
    public static DeduplicationKey Of(ConversationId conversation, string clientKey) => Make(-1, conversation.Value, clientKey);

    private static DeduplicationKey Make(long first, Guid owner, string rest)
    {
        Span<byte> text = stackalloc byte[Longest];
        owner.TryWriteBytes(text);
        if (!Encoding.UTF8.TryGetBytes(rest, text[16..], out var written))
            throw new ArgumentException($"A key has at most {Longest - 16} bytes.", nameof(rest));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..(16 + written)], hash);
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(key, first);
        hash[..8].CopyTo(key[8..]);
        return new DeduplicationKey(new Guid(key, bigEndian: true));
    }

    public override string ToString() => Value.ToString();
}
