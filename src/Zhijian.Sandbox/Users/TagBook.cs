namespace Zhijian.Sandbox.Users;

/// <param name="Id">0 to 2 belong to the system, others start at 100.</param>
public sealed record Tag(int Id, string Name);

/// <summary>The tags (标签) of an account. Safe for concurrent use.</summary>
public sealed class TagBook
{
    public const int MostTags = 100;
    public const int MostTagsOnUser = 20;
    public const int MostNameCharacters = 30;
    public const int LastSystemTag = 2;

    private readonly Lock gate = new();
    private readonly SortedDictionary<int, Tag> tags = new() { [LastSystemTag] = new(LastSystemTag, "星标组") };
    private int nextId = 100;

    public IReadOnlyList<Tag> All
    {
        get { lock (gate) return [.. tags.Values]; }
    }

    public bool Exists(int id)
    {
        lock (gate) return tags.ContainsKey(id);
    }

    /// <returns>Null when the account has 100 tags already.</returns>
    public Tag? Create(string name)
    {
        lock (gate)
        {
            if (tags.Count > MostTags) return null;
            var tag = new Tag(nextId++, name);
            tags.Add(tag.Id, tag);
            return tag;
        }
    }

    public bool Rename(int id, string name)
    {
        lock (gate)
        {
            if (!tags.ContainsKey(id)) return false;
            tags[id] = new(id, name);
            return true;
        }
    }

    public bool Delete(int id)
    {
        lock (gate) return tags.Remove(id);
    }
}
