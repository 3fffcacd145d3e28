namespace Zhijian.Server.Desk.Topics;

/// <summary>Which topic of the last run a group of this run continues: the one it shares most questions with. Pure.</summary>
internal static class TopicSuccession
{
    /// <param name="known">Questions of each topic there was.</param>
    /// <param name="groups">Questions of each group there is now; a question is in one of them at most.</param>
    /// <returns>For each group the topic it continues, each topic once at most; otherwise a new one with the id of its first question that is free.</returns>
    public static TopicId[] Of(IReadOnlyDictionary<TopicId, IReadOnlyList<Guid>> known, IReadOnlyList<IReadOnlyList<Guid>> groups)
    {
        var groupOf = groups.SelectMany((questions, group) => questions.Select(question => (question, group))).ToDictionary(pair => pair.question, pair => pair.group);
        var shared = known
            .SelectMany(topic => topic.Value.Where(groupOf.ContainsKey).CountBy(question => groupOf[question]).Select(count => (Topic: topic.Key, Group: count.Key, Questions: count.Value)))
            .OrderByDescending(overlap => overlap.Questions).ThenBy(overlap => overlap.Topic.Value).ThenBy(overlap => overlap.Group);
        var successors = new TopicId?[groups.Count];
        var taken = new HashSet<TopicId>();
        foreach (var (topic, group, _) in shared)
            if (successors[group] is null && taken.Add(topic)) successors[group] = topic;
        // An id of the last run is not free, even if its topic ends.
        taken.UnionWith(known.Keys);
        return [.. successors.Select((topic, group) => topic ?? New(groups[group], taken))];
    }

    private static TopicId New(IReadOnlyList<Guid> questions, HashSet<TopicId> taken)
    {
        var name = questions.FirstOrDefault(question => !taken.Contains(new TopicId(question)), questions[0]);
        // All its questions once founded topics that went on without them: an id beside that of the first.
        while (!taken.Add(new TopicId(name))) name = Beside(name);
        return new TopicId(name);
    }

    private static Guid Beside(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[15]++;
        return new Guid(bytes, bigEndian: true);
    }
}
