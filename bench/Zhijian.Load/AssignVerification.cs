using System.Globalization;

namespace Zhijian.Load;

/// <summary>What the database says of every citizen who asked for a person: each asked once, so each is one session.</summary>
/// <param name="Waits">From the message to the line that says who was given it, in milliseconds, sorted.</param>
internal sealed record AssignVerification(int Sessions, int Assigned, int Waiting, int Lost, int Twice, int Returned, double[] Waits)
{
    private const int WaitingState = 1;
    private const int AssignedLine = 3;
    private const int ReturnedLine = 4;

    public static async Task<AssignVerification> RunAsync(LoadDatabase database)
    {
        var states = new Dictionary<string, int>();
        await database.ReadAsync("""SELECT "Id", "State" FROM "Conversations" """, row => states[Text(row.GetValue(0))] = row.GetInt32(1));
        var asked = new Dictionary<string, double>();
        await database.ReadAsync("""SELECT "ConversationId", MIN("At") FROM "Messages" WHERE "Direction" = 0 GROUP BY "ConversationId" """, row => asked[Text(row.GetValue(0))] = Milliseconds(row.GetValue(1)));
        var lines = new Dictionary<string, List<double>>();
        await database.ReadAsync($"""SELECT "ConversationId", "At" FROM "ConversationNotes" WHERE "Kind" = {AssignedLine} ORDER BY "At" """, row =>
        {
            if (!lines.TryGetValue(Text(row.GetValue(0)), out var times)) lines[Text(row.GetValue(0))] = times = [];
            times.Add(Milliseconds(row.GetValue(1)));
        });
        var returned = 0;
        await database.ReadAsync($"""SELECT COUNT(*) FROM "ConversationNotes" WHERE "Kind" = {ReturnedLine} """, row => returned = Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture));

        var waiting = states.Count(pair => pair.Value == WaitingState);
        var lost = states.Count(pair => pair.Value != WaitingState && !lines.ContainsKey(pair.Key));
        double[] waits = [.. lines.Select(pair => pair.Value[0] - asked[pair.Key]).Order()];
        return new AssignVerification(states.Count, lines.Count, waiting, lost, lines.Count(pair => pair.Value.Count > 1), returned, waits);
    }

    public double Percentile(double part) => Waits.Length == 0 ? double.NaN : Waits[(int)Math.Min(Waits.Length - 1, Waits.Length * part)];

    private static string Text(object id) => id is byte[] bytes ? new Guid(bytes, bigEndian: true).ToString() : id.ToString()!;

    private static double Milliseconds(object at) => at is DateTime instant ? (instant - DateTime.UnixEpoch).TotalMilliseconds : Convert.ToDouble(at, CultureInfo.InvariantCulture);
}
