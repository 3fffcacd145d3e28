using System.Security.Cryptography;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Staff.SecondFactor;

public enum CodeOutcome
{
    Wrong,
    App,
    Recovery,
}

/// <summary>Keys and codes of authenticator apps (动态口令).</summary>
public sealed class SecondFactors(SecretBox secrets, TimeProvider time)
{
    /// <summary>Gives the member a new key, which counts after <see cref="Confirm"/>.</summary>
    public byte[] Offer(StaffMember member)
    {
        var key = RandomNumberGenerator.GetBytes(Totp.KeyBytes);
        member.OfferSecondFactor(secrets.Seal(Convert.ToHexString(key)));
        return key;
    }

    /// <returns>The recovery codes, which are never shown again; null when the code is wrong.</returns>
    public IReadOnlyList<string>? Confirm(StaffMember member, string code)
    {
        if (member.SealedTotpKey is not { } key || Totp.FindStep(Open(key), Clean(code), time.GetUtcNow()) is not { } step) return null;
        var codes = RecoveryCodes.New();
        member.ConfirmSecondFactor(step, [.. codes.Select(RecoveryCodes.HashOf)]);
        return codes;
    }

    /// <summary>Spends a code of the app or a recovery code; either works once.</summary>
    public CodeOutcome Use(StaffMember member, string code)
    {
        if (member.SealedTotpKey is { } key && Totp.FindStep(Open(key), Clean(code), time.GetUtcNow()) is { } step) return member.UseTotpStep(step) ? CodeOutcome.App : CodeOutcome.Wrong;
        return member.UseRecoveryCode(RecoveryCodes.HashOf(code)) ? CodeOutcome.Recovery : CodeOutcome.Wrong;
    }

    private byte[] Open(string sealedKey) => Convert.FromHexString(secrets.Open(sealedKey));

    private static string Clean(string code) => code.Replace(" ", "", StringComparison.Ordinal);
}
