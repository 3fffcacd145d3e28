using System.Collections.Concurrent;

namespace Zhijian.Sandbox.Users;

/// <summary>Everybody with a phone in this sandbox.</summary>
public sealed class People
{
    private static readonly string[] Colors = ["#5b8ff9", "#61b15a", "#f6903d", "#9270ca", "#269a99", "#e8684a", "#6dc8ec", "#c27ba0"];
    private readonly ConcurrentDictionary<string, Person> byId = new(StringComparer.Ordinal);
    private int numbered;
    private int arrived;

    /// <summary>In the order they came; a copy.</summary>
    public IReadOnlyList<Person> All => [.. byId.Values.OrderBy(person => person.Ordinal)];

    public int Count => byId.Count;

    public Person? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Creates the person, or renames the one with this id. Without an id the next free number is taken.</summary>
    public Person Put(string? id, string nickname, string? avatarColor)
    {
        id ??= NextId();
        var color = avatarColor ?? Colors[(int)((uint)string.GetHashCode(id, StringComparison.Ordinal) % (uint)Colors.Length)];
        var person = byId.GetOrAdd(id, _ => new Person(id, nickname, color, Interlocked.Increment(ref arrived)));
        person.Rename(nickname, avatarColor);
        return person;
    }

    public void Clear()
    {
        byId.Clear();
        Interlocked.Exchange(ref numbered, 0);
    }

    private string NextId()
    {
        while (true)
        {
            var id = $"p{Interlocked.Increment(ref numbered)}";
            if (!byId.ContainsKey(id)) return id;
        }
    }
}
