using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>
/// What a link that asks for a permission carries to WeChat's page and back (<c>reserved</c>): which message of whom offered it and when, signed with
/// the account's secret. Nobody can make one up, and the same offer always gives the same link.
/// </summary>
/// <param name="Seq">The message that offered it.</param>
internal readonly record struct OneTimeLink(ConversationId Conversation, int Seq, DateTimeOffset OfferedAt)
{
    /// <summary>After this a permission is not taken any more.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private const int Facts = 16 + 4 + 4;
    private const int Signed = Facts + 16;

    public bool HoldsAt(DateTimeOffset now) => now < OfferedAt + Life;

    /// <summary>Letters only: they pass through any address unchanged, and no part of them looks like somebody's number.</summary>
    public string Seal(AccountCredentials account)
    {
        Span<byte> bytes = stackalloc byte[Signed];
        Conversation.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], Seq);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[20..], (uint)OfferedAt.ToUnixTimeSeconds());
        Sign(account, bytes[..Facts], bytes[Facts..]);
        var letters = new char[Signed * 2];
        for (var i = 0; i < Signed; i++) (letters[i * 2], letters[(i * 2) + 1]) = ((char)('a' + (bytes[i] >> 4)), (char)('a' + (bytes[i] & 15)));
        return new string(letters);
    }

    /// <returns>Null when this account never offered it.</returns>
    public static OneTimeLink? Open(AccountCredentials account, string? sealedLink)
    {
        if (sealedLink is not { Length: Signed * 2 } || sealedLink.AsSpan().ContainsAnyExceptInRange('a', 'p')) return null;
        Span<byte> bytes = stackalloc byte[Signed];
        for (var i = 0; i < Signed; i++) bytes[i] = (byte)(((sealedLink[i * 2] - 'a') << 4) | (sealedLink[(i * 2) + 1] - 'a'));
        Span<byte> right = stackalloc byte[Signed - Facts];
        Sign(account, bytes[..Facts], right);
        return CryptographicOperations.FixedTimeEquals(right, bytes[Facts..])
            ? new OneTimeLink(
                new ConversationId(new Guid(bytes[..16], bigEndian: true)), BinaryPrimitives.ReadInt32BigEndian(bytes[16..]),
                DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[20..])))
            : null;
    }

    private static void Sign(AccountCredentials account, ReadOnlySpan<byte> facts, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes($"Zhijian.OneTime.v1:{account.AppId}:{account.AppSecret}"), facts, whole);
        whole[..signature.Length].CopyTo(signature);
    }
}
