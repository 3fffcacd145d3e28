using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Staff;

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

    /// <summary>Keys of the departments this person works for; none means all.</summary>
    public IReadOnlyList<string> Departments { get; set; } = [];

    /// <summary>Keys of what this person knows better than others; see <see cref="Agencies.Contracts.Skill"/>.</summary>
    public IReadOnlyList<string> Skills { get; set; } = [];

    public string PasswordHash { get; private set; } = "";

    /// <summary>Changes with the password and the roles; sessions that carry an older one end.</summary>
    public string SecurityStamp { get; private set; } = "";

    public int FailedSignIns { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Until then the session may only be used to change the password.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Made for the demonstration, with a published password. Production refuses to start with such a person.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>Locked by an administrator until unlocked (停用); wrong passwords lock for minutes only.</summary>
    public bool IsLocked { get; private set; }

    /// <summary>Sealed key of the authenticator app; null when none was ever asked for.</summary>
    public string? SealedTotpKey { get; private set; }

    /// <summary>The app has shown that it has the key; from then on every sign-in asks for a code.</summary>
    public bool HasSecondFactor { get; private set; }

    /// <summary>Time step of the last code that was used; that one and those before it are spent.</summary>
    public long LastTotpStep { get; private set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public DateTimeOffset? LastSignInAt { get; private set; }

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

    public void NoteSignIn(DateTimeOffset now)
    {
        NoteSuccess();
        LastSignInAt = now;
    }

    /// <summary>Locks or unlocks.</summary>
    /// <param name="stamp">A new one, so that open sessions end.</param>
    public void Lock(bool locked, string stamp)
    {
        (IsLocked, SecurityStamp) = (locked, stamp);
        NoteSuccess();
    }

    /// <summary>A key to try; it counts when a code of it was shown.</summary>
    public void OfferSecondFactor(string sealedKey) => (SealedTotpKey, HasSecondFactor) = (sealedKey, false);

    public void ConfirmSecondFactor(long step, IReadOnlyList<string> recoveryCodes) => (HasSecondFactor, LastTotpStep, RecoveryCodes) = (true, step, recoveryCodes);

    /// <summary>Spends a code of the app. False when it, or a later one, was used before.</summary>
    public bool UseTotpStep(long step)
    {
        if (step <= LastTotpStep) return false;
        LastTotpStep = step;
        return true;
    }

    /// <summary>Spends a recovery code. False when there is no such code (any more).</summary>
    public bool UseRecoveryCode(string hash)
    {
        if (!RecoveryCodes.Contains(hash)) return false;
        RecoveryCodes = [.. RecoveryCodes.Where(code => code != hash)];
        return true;
    }

    /// <summary>The phone is lost: sign-in asks for no code until a new app is enrolled.</summary>
    public void DropSecondFactor(string stamp) => (SealedTotpKey, HasSecondFactor, RecoveryCodes, SecurityStamp) = (null, false, [], stamp);

    /// <summary>The same password hashed with today's strength.</summary>
    public void Rehash(string hash) => PasswordHash = hash;
}
