namespace Zhijian.Load;

/// <summary>Who writes what, made up with a fixed seed.</summary>
internal static class PushPlan
{
    public const long FirstMessageId = 24_600_000_000_000_000;

    /// <summary>As many messages, in order of their ids; every follower writes at least once if there are enough.</summary>
    public static List<Push> Make(int messages, int followers, int seed = 20130420)
    {
        var random = new Random(seed);
        var writers = new int[messages];
        for (var i = 0; i < messages; i++) writers[i] = i < followers ? i : random.Next(followers);
        random.Shuffle(writers);
        return [.. writers.Select((follower, index) => new Push(follower, FirstMessageId + index, KnowledgePack.Ask(random)))];
    }

    public static void Encrypt(IEnumerable<Push> pushes, PushWriter writer) =>
        Parallel.ForEach(pushes, push => push.Request = writer.Write(push));
}
