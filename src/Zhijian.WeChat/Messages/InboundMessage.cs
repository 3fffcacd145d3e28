using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zhijian.WeChat.Messages;

/// <summary>What every push begins with.</summary>
/// <param name="ToUserName">The account's original id (原始 ID), <c>gh_…</c>.</param>
/// <param name="FromUserName">The follower's openid.</param>
/// <param name="CreateTime">Whole seconds.</param>
/// <param name="Raw">The whole push as it came, after decryption: UTF-8 XML or JSON.</param>
public readonly record struct MessageHeader(string ToUserName, string FromUserName, DateTimeOffset CreateTime, ReadOnlyMemory<byte> Raw = default);

/// <summary>An element the type does not know, so that no field is lost.</summary>
/// <param name="Name">The path below the root, <c>ScanCodeInfo/ScanType</c>; repeated elements repeat it.</param>
public readonly record struct ExtraField(string Name, string Value);

/// <summary>Something WeChat pushes to an account: what a follower wrote, or an event (事件).</summary>
public abstract record InboundMessage(MessageHeader Header)
{
    private const int LongestKey = 128;

    public string ToUserName => Header.ToUserName;

    public string FromUserName => Header.FromUserName;

    public DateTimeOffset CreateTime => Header.CreateTime;

    public ReadOnlyMemory<byte> Raw => Header.Raw;

    /// <summary>As WeChat spells it: text, image, event …</summary>
    public abstract string MsgType { get; }

    /// <summary>Elements the type does not know, in document order; nearly always empty.</summary>
    public IReadOnlyList<ExtraField> Extras { get; init; } = [];

    /// <summary>
    /// Equal for the attempts of one push, different for two pushes to one account; at most 128 characters. MsgId for messages, as
    /// the official docs prescribe; for events sender and time, as they prescribe, and what tells two events of one second apart.
    /// </summary>
    public abstract string DeduplicationKey { get; }

    private protected string KeyOf(string kind, string? occurrence)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{FromUserName}|{CreateTime.ToUnixTimeSeconds()}|{kind}|{occurrence}");
        return key.Length <= LongestKey ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}

/// <summary>A push of a type this library does not know, or of a known type without a field that it must have. Nothing is lost: see Extras.</summary>
public sealed record UnknownMessage(MessageHeader Header, string Type, long? MsgId) : InboundMessage(Header)
{
    public override string MsgType => Type;

    public override string DeduplicationKey => MsgId is { } id ? id.ToString(CultureInfo.InvariantCulture) : KeyOf(Type, occurrence: null);
}
