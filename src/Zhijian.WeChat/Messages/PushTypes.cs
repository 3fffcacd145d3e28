using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Zhijian.WeChat.Messages.Parsing;

namespace Zhijian.WeChat.Messages;

internal delegate InboundMessage PushReader(in MessageHeader header, string name, ref FieldGroup fields);

/// <summary>All types and events this library reads.</summary>
internal static class PushTypes
{
    public const string Event = "event";

    public static readonly FrozenSet<string> Names =
        MessageTypes.Readers.Keys.Concat(EventTypes.Readers.Keys).Append(Event).ToFrozenSet(StringComparer.Ordinal);

    public static bool TryGetReader(bool isEvent, string name, [MaybeNullWhen(false)] out PushReader reader) =>
        (isEvent ? EventTypes.Readers : MessageTypes.Readers).TryGetValue(name, out reader);
}
