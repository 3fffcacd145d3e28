namespace Zhijian.Sandbox;

/// <summary>Settings of the emulated WeChat, bound from the configuration section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Where the sandbox listens. Port 0 takes a free one.</summary>
    public string Url { get; set; } = "http://localhost:5090";

    /// <summary>How long an account may take to answer a push, and a listener to answer events, in real time: WeChat drops the connection after 5 s.</summary>
    public TimeSpan CutOff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often one push is tried. Attempt n starts no earlier than (n-1) cut-offs after the first.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>The control API answers callers on this machine only, unless this is set.</summary>
    public bool AllowRemote { get; set; }

    /// <summary>
    /// Which clock signs pushes. <c>Real</c> (default) suits receivers that refuse stale timestamps by their own clock;
    /// <c>Virtual</c> suits receivers that share the sandbox's clock.
    /// </summary>
    public SignatureClock SignatureClock { get; set; } = SignatureClock.Real;

    /// <summary>Pushes one account handles at the same time.</summary>
    public int PushesAtOnce { get; set; } = 128;

    /// <summary>Pushes that may wait over all accounts before acting as a person answers 503.</summary>
    public int MaxPendingPushes { get; set; } = 200_000;

    /// <summary>How long a department waits before it tells events again that were not taken; doubled each time, up to sixty times as long.</summary>
    public TimeSpan EventPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Events of departments that may wait for one listener; the oldest goes when there are more.</summary>
    public int MaxPendingEvents { get; set; } = 10_000;

    /// <summary>Messages kept per chat; older ones are forgotten.</summary>
    public int KeepMessages { get; set; } = 200;

    /// <summary>Traffic records kept for the developer drawer.</summary>
    public int KeepTraffic { get; set; } = 2_000;

    /// <summary>Bytes of uploaded media kept; the oldest go first.</summary>
    public long KeepMediaBytes { get; set; } = 256L << 20;

    /// <summary>With what the emulated departments and the platform sign to each other.</summary>
    public Departments.DepartmentSettings Department { get; set; } = new();
}

public enum SignatureClock
{
    Real,
    Virtual,
}
