using Zhijian.Sandbox.Menus;
using Zhijian.Sandbox.Quotas;
using Zhijian.Sandbox.Tokens;
using Zhijian.Sandbox.Users;
using Zhijian.WeChat.Security;

namespace Zhijian.Sandbox.Accounts;

/// <summary>An official account (公众号) as WeChat keeps it: settings, tokens, quotas, menu, tags, followers.</summary>
public sealed class Account
{
    private State state;

    public Account(string appId, AccountSettings settings, SandboxOptions options)
    {
        AppId = appId;
        state = State.Of(appId, settings);
        KeepMessages = options.KeepMessages;
        Tokens = new(TokenFormat.HandleOf(appId));
        Followers = new(this);
        PushSlots = new(options.PushesAtOnce);
    }

    public string AppId { get; }

    public AccountSettings Settings => state.Settings;

    /// <summary>Null in plain mode without a key.</summary>
    public MessageCrypto? Crypto => state.Crypto;

    /// <summary>Whether the callback address answered the last echostr rightly; null when it was never asked.</summary>
    public bool? CallbackVerified { get; set; }

    public int KeepMessages { get; }

    public TokenBook Tokens { get; }

    public TicketBook Tickets { get; } = new();

    public QuotaBook Quotas { get; } = new();

    public MenuBook Menu { get; } = new();

    public TagBook Tags { get; } = new();

    public FollowerBook Followers { get; }

    /// <summary>Limits the pushes under way at the same time.</summary>
    public SemaphoreSlim PushSlots { get; }

    public bool Allows(Capability capability) => CapabilityMatrix.Allows(Settings.Kind, Settings.Verified, capability);

    public void Change(AccountSettings settings)
    {
        state = State.Of(AppId, settings);
        CallbackVerified = null;
    }

    // Settings and the key made from them change together.
    private sealed record State(AccountSettings Settings, MessageCrypto? Crypto)
    {
        public static State Of(string appId, AccountSettings settings) =>
            new(settings, settings.EncodingAesKey is { Length: 43 } key ? new MessageCrypto(settings.Token, key, appId) : null);
    }
}
