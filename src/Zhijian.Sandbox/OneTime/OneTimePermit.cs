using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.OneTime;

/// <summary>A person's agreement to one message (一次性订阅消息): it is spent by one send.</summary>
public sealed record OneTimePermit(string TemplateId, int Scene);

/// <summary>Gives and spends permissions of one person towards one account.</summary>
public static class OneTimePermits
{
    /// <summary>Far more than anybody confirms.</summary>
    private const int Most = 100;

    public static void Give(this Follower follower, OneTimePermit permit)
    {
        lock (follower.Gate) follower.Permits = [.. follower.Permits.Append(permit).TakeLast(Most)];
    }

    /// <returns>False when there is none of this template and scene.</returns>
    public static bool TrySpend(this Follower follower, OneTimePermit permit)
    {
        lock (follower.Gate)
        {
            var at = follower.Permits.ToList().IndexOf(permit);
            if (at < 0) return false;
            follower.Permits = [.. follower.Permits.Take(at), .. follower.Permits.Skip(at + 1)];
            return true;
        }
    }
}
