using System.Xml.Linq;

namespace Zhijian.Load;

/// <summary>Holds what the server acknowledged against what stands in the database, row by row.</summary>
internal sealed record Verification(int Stored, int Lost, int Doubled, int Reordered, int WrongReplies, int Followers)
{
    public bool IsPerfect => Lost == 0 && Doubled == 0 && Reordered == 0 && WrongReplies == 0;

    /// <param name="pushes">Those with an answer were acknowledged.</param>
    public static async Task<Verification> RunAsync(LoadDatabase database, IReadOnlyList<Push> pushes)
    {
        var openIds = new Dictionary<string, string>();
        await database.ReadAsync("""SELECT "Id", "OpenId" FROM "Conversations" """, row => openIds[IdOf(row.GetValue(0))] = row.GetString(1));

        var stored = new Dictionary<long, (string OpenId, string? Reply)>();
        var last = new Dictionary<string, long>();
        int doubled = 0, reordered = 0;
        await database.ReadAsync(
            """SELECT "ConversationId", "Payload", "Reply" FROM "Messages" WHERE "Direction" = 0 ORDER BY "ConversationId", "Seq" """,
            row =>
            {
                var conversation = IdOf(row.GetValue(0));
                var id = MessageIdOf((byte[])row.GetValue(1));
                if (!stored.TryAdd(id, (openIds[conversation], row.IsDBNull(2) ? null : row.GetString(2)))) doubled++;
                if (last.TryGetValue(conversation, out var before) && before > id) reordered++;
                last[conversation] = id;
            });

        var writer = new PushWriter(TimeProvider.System, "");
        int lost = 0, wrong = 0;
        foreach (var push in pushes.Where(push => push.Answer is not null))
        {
            if (!stored.TryGetValue(push.MessageId, out var row) || row.OpenId != push.OpenId) lost++;
            else if (TextOf(writer.Open(push.Answer!)) != row.Reply) wrong++;
        }

        return new Verification(stored.Count, lost, doubled, reordered, wrong, last.Count);
    }

    public void Print()
    {
        Report.Row("stored", $"{Stored:N0} messages of {Followers:N0} followers");
        Report.Row("acknowledged but lost", Lost.ToString());
        Report.Row("stored twice", Doubled.ToString());
        Report.Row("out of order for their follower", Reordered.ToString());
        Report.Row("answered with another reply than the stored one", WrongReplies.ToString());
    }

    private static string IdOf(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true).ToString() : value.ToString()!;

    private static long MessageIdOf(byte[] payload)
    {
        var at = payload.AsSpan().IndexOf("<MsgId>"u8) + 7;
        return System.Buffers.Text.Utf8Parser.TryParse(payload.AsSpan(at), out long id, out _) ? id : throw new FormatException("A stored message has no MsgId.");
    }

    private static string? TextOf(string reply) => reply == "success" ? null : XElement.Parse(reply).Element("Content")!.Value;
}
