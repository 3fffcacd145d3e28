namespace Zhijian.Sandbox.Users;

/// <summary>A person with a phone (微信用户). One unionid everywhere, another openid with each account.</summary>
public sealed class Person(string id, string nickname, string avatarColor, int ordinal)
{
    private readonly Lock gate = new();
    private Follower[] followers = [];

    public string Id { get; } = id;

    /// <summary>Greater for those who came later.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>Computed each time: 150,000 persons need not carry it.</summary>
    public string UnionId => OpenIds.UnionId(Id);

    /// <summary>Made up from the ordinal, with zeros that show it; it leads to a driver of the emulated register.</summary>
    public string Phone => Telephones.Of(Ordinal);

    public string Nickname { get; private set; } = nickname;

    public string AvatarColor { get; private set; } = avatarColor;

    /// <summary>One entry for every account this person ever dealt with.</summary>
    public IReadOnlyList<Follower> Followers => Volatile.Read(ref followers);

    public void Rename(string nickname, string? avatarColor)
    {
        Nickname = nickname;
        AvatarColor = avatarColor ?? AvatarColor;
    }

    public void Add(Follower follower)
    {
        lock (gate) followers = [.. followers, follower];
    }

    public void Remove(Follower follower)
    {
        lock (gate) followers = [.. followers.Where(one => one != follower)];
    }
}
