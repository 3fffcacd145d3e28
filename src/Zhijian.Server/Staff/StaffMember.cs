using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff;

public enum StaffRole
{
    /// <summary>Duty officer (值班人员): conversations.</summary>
    Officer,

    /// <summary>Knowledge editor (口径维护): answers, rules, replies.</summary>
    Editor,

    /// <summary>Administrator (管理员): accounts and staff, and everything the others may.</summary>
    Administrator,
}

/// <summary>A person of the agency who may sign in to the console (工作人员).</summary>
public sealed class StaffMember : IAgencyOwned
{
    /// <summary>After so many wrong passwords in a row …</summary>
    public const int MostFailures = 5;

    /// <summary>… sign-in is refused for so long.</summary>
    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(5);

    public required StaffId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; set; }

    public required IReadOnlyList<StaffRole> Roles { get; set; }

    public string PasswordHash { get; private set; } = "";

    /// <summary>Changes with the password and the roles; sessions that carry an older one end.</summary>
    public string SecurityStamp { get; private set; } = "";

    public int FailedSignIns { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Until then the session may only be used to change the password.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Made for the demonstration, with a published password. Production refuses to start with such a person.</summary>
    public bool IsDemo { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsLockedOut(DateTimeOffset now) => LockedUntil is { } until && now < until;

    /// <summary>A wrong password; the fifth in a row locks.</summary>
    public void NoteFailure(DateTimeOffset now)
    {
        if (++FailedSignIns < MostFailures) return;
        (FailedSignIns, LockedUntil) = (0, now + LockoutTime);
    }

    public void NoteSuccess() => (FailedSignIns, LockedUntil) = (0, null);

    /// <summary>A password of one's own ends the demonstration.</summary>
    public void SetPassword(string hash, string stamp, bool mustChange)
    {
        (PasswordHash, SecurityStamp, MustChangePassword, IsDemo) = (hash, stamp, mustChange, false);
        NoteSuccess();
    }

    public void MarkDemo() => IsDemo = true;

    /// <summary>The same password hashed with today's strength.</summary>
    public void Rehash(string hash) => PasswordHash = hash;
}
