namespace Zhijian.Sandbox.Messages;

/// <summary>The last messages between one person and one account. Safe for concurrent use.</summary>
/// <param name="keep">How many messages are remembered.</param>
public sealed class Chat(int keep)
{
    /// <summary>How long the person sees 对方正在输入 unless a message or CancelTyping ends it.</summary>
    public static readonly TimeSpan TypingLife = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly List<ChatMessage> messages = [];
    private long lastSeq;
    private int unread;
    private DateTimeOffset typingEnds = DateTimeOffset.MinValue;

    public ChatMessage? Last
    {
        get { lock (gate) return messages.Count == 0 ? null : messages[^1]; }
    }

    public int Unread
    {
        get { lock (gate) return unread; }
    }

    public ChatMessage Add(ChatMessage message)
    {
        lock (gate)
        {
            var added = message with { Seq = ++lastSeq };
            // Trimmed in blocks: removing one from the front of a full list each time would copy all the others.
            if (messages.Count >= keep * 2) messages.RemoveRange(0, messages.Count - keep);
            messages.Add(added);
            if (message.From == "account") (unread, typingEnds) = (unread + 1, DateTimeOffset.MinValue);
            return added;
        }
    }

    /// <returns>The changed message, or null when it has been forgotten.</returns>
    public ChatMessage? Mark(string id, DeliveryState state)
    {
        lock (gate)
        {
            var at = messages.FindLastIndex(message => message.Id == id);
            return at < 0 ? null : messages[at] = messages[at] with { DeliveryState = state };
        }
    }

    public IReadOnlyList<ChatMessage> After(long seq)
    {
        lock (gate) return [.. messages.Where(message => message.Seq > seq).TakeLast(keep)];
    }

    public void MarkRead()
    {
        lock (gate) unread = 0;
    }

    public bool IsTyping(DateTimeOffset now)
    {
        lock (gate) return now < typingEnds;
    }

    public void SetTyping(bool typing, DateTimeOffset now)
    {
        lock (gate) typingEnds = typing ? now + TypingLife : DateTimeOffset.MinValue;
    }
}
