using System.Globalization;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Clock;
using Zhijian.Sandbox.Events;
using Zhijian.Sandbox.Faults;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.OAuth;
using Zhijian.Sandbox.QrCodes;
using Zhijian.Sandbox.Traffic;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox;

/// <summary>Everything the emulated WeChat remembers, in memory.</summary>
public sealed class World
{
    private long lastMessageId;

    public World(SandboxOptions options, SandboxClock clock)
    {
        Options = options;
        // From the real time on, so that ids of a restarted sandbox never repeat those an account has already stored.
        lastMessageId = clock.RealNow.ToUnixTimeMilliseconds() * 1_000_000;
        Clock = clock;
        Accounts = new(options);
        Media = new(options.KeepMediaBytes);
        Traffic = new(options.KeepTraffic, Events);
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public AccountRegistry Accounts { get; }

    public People People { get; } = new();

    public MediaShelf Media { get; }

    public QrBook QrCodes { get; } = new();

    public OAuthBook OAuth { get; } = new();

    public LoginBook Logins { get; } = new();

    public RequestIds RequestIds { get; } = new();

    public FaultPlan Faults { get; } = new();

    public EventHub Events { get; } = new();

    public TrafficLog Traffic { get; }

    /// <returns>A MsgId: a number of 64 bits that rises.</returns>
    public string NextMessageId() => Interlocked.Increment(ref lastMessageId).ToString(CultureInfo.InvariantCulture);

    /// <summary>Forgets everything; watching phones stay connected.</summary>
    public void Reset()
    {
        Accounts.Clear();
        People.Clear();
        Media.Clear();
        QrCodes.Clear();
        OAuth.Clear();
        Logins.Clear();
        RequestIds.Clear();
        Faults.Replace([], FaultPlan.StandardSeed);
        Traffic.Clear();
        Clock.ReturnToRealTime();
    }
}
