using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Callbacks;
using Zhijian.Sandbox.Messages;
using Zhijian.Sandbox.OneTime;

namespace Zhijian.Sandbox.Users;

/// <summary>One person as one account knows them (粉丝). Small until they chat: tags, chat and queue are made on first use.</summary>
public sealed class Follower(Person person, Account account, int ordinal)
{
    private Chat? chat;
    private PushQueue? queue;

    public Lock Gate { get; } = new();

    public Person Person { get; } = person;

    public Account Account { get; } = account;

    /// <summary>Position in the account's list of everybody it ever met; user/get pages by it.</summary>
    public int Ordinal { get; } = ordinal;

    public string OpenId { get; } = OpenIds.OpenId(person.Id, account.AppId);

    public Subscription? Subscription { get; set; }

    public bool Subscribed => Subscription is not null;

    public string Remark { get; set; } = "";

    /// <summary>In the order they were given; the last one decides which conditional menu is shown. Replaced, never changed.</summary>
    public IReadOnlyList<int> Tags { get; set; } = [];

    public bool Blacklisted { get; set; }

    public ReplyWindow Window { get; } = new();

    /// <summary>What the person agreed to get; replaced under <see cref="Gate"/>, never changed.</summary>
    public IReadOnlyList<OneTimePermit> Permits { get; set; } = [];

    /// <summary>The last time the person wrote, clicked or scanned; typing needs one within 30 s.</summary>
    public DateTimeOffset? LastActed { get; set; }

    public Chat? ChatIfAny => Volatile.Read(ref chat);

    public Chat Chat
    {
        get
        {
            if (chat is null) Interlocked.CompareExchange(ref chat, new Chat(Account.KeepMessages), null);
            return chat;
        }
    }

    public PushQueue Queue
    {
        get
        {
            if (queue is null) Interlocked.CompareExchange(ref queue, new PushQueue(), null);
            return queue;
        }
    }
}

/// <param name="Scene">subscribe_scene, e.g. <c>ADD_SCENE_SEARCH</c>.</param>
/// <param name="QrScene">The number of the scene code that was scanned, else 0.</param>
/// <param name="QrSceneText">The text of the scene code that was scanned, else empty.</param>
public sealed record Subscription(DateTimeOffset At, string Scene, long QrScene = 0, string QrSceneText = "");
