using System.Collections.Concurrent;
using Zhijian.Sandbox.Accounts;

namespace Zhijian.Sandbox.Users;

/// <summary>Everybody one account ever dealt with, subscribed or not, in the order they came.</summary>
public sealed class FollowerBook(Account account)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Follower> byOpenId = new(StringComparer.Ordinal);
    private readonly List<Follower> inOrder = [];

    public Follower? Find(string openId) => byOpenId.GetValueOrDefault(openId);

    public Follower? Find(Person person) => Find(OpenIds.OpenId(person.Id, account.AppId));

    /// <summary>The person as this account's follower; made (not subscribed) on first contact.</summary>
    public Follower Of(Person person)
    {
        if (Find(person) is { } known) return known;
        lock (gate)
        {
            if (Find(person) is { } met) return met;
            var follower = new Follower(person, account, inOrder.Count);
            inOrder.Add(follower);
            byOpenId[follower.OpenId] = follower;
            person.Add(follower);
            return follower;
        }
    }

    /// <summary>Up to <paramref name="count"/> entries after <paramref name="openId"/> that satisfy <paramref name="wanted"/>.</summary>
    /// <param name="openId">Null or empty starts at the beginning.</param>
    /// <returns>Null when the openid is unknown.</returns>
    public FollowerPage? Page(string? openId, int count, Func<Follower, bool> wanted)
    {
        var start = string.IsNullOrEmpty(openId) ? 0 : Find(openId) is { } from ? from.Ordinal + 1 : -1;
        if (start < 0) return null;
        lock (gate)
        {
            var total = 0;
            var page = new List<string>();
            foreach (var follower in inOrder)
            {
                if (!wanted(follower)) continue;
                total++;
                if (follower.Ordinal >= start && page.Count < count) page.Add(follower.OpenId);
            }
            return new(total, page);
        }
    }

    public IReadOnlyList<Follower> All()
    {
        lock (gate) return [.. inOrder];
    }
}

/// <param name="Total">How many satisfy the condition on all pages.</param>
public sealed record FollowerPage(int Total, IReadOnlyList<string> OpenIds);
