using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Zhijian.Server.Staff;

/// <summary>Hashing and checking with ASP.NET Core Identity's hasher (PBKDF2 with a salt of its own for each password).</summary>
public sealed class StaffPasswords(IPasswordHasher<StaffMember> hasher)
{
    private string? _nobody;

    public void Set(StaffMember member, string password, bool mustChange) =>
        member.SetPassword(hasher.HashPassword(member, password), NewStamp(), mustChange);

    /// <summary>To be told once and changed at the first sign-in; without letters that look like others.</summary>
    public static string NewInitial() => string.Join('-', Letters("ABCDEFGHJKMNPQRSTUVWXYZ", 4), Letters("abcdefghjkmnpqrstuvwxyz", 4), Letters("23456789", 4));

    /// <summary>A new security stamp.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Check(StaffMember member, string password)
    {
        var result = hasher.VerifyHashedPassword(member, member.PasswordHash, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) member.Rehash(hasher.HashPassword(member, password));
        return result != PasswordVerificationResult.Failed;
    }

    /// <summary>Takes as long as checking a real password, so that the time of a refusal does not tell which names exist.</summary>
    public void CheckNobody(string password)
    {
        _nobody ??= hasher.HashPassword(null!, "nobody");
        hasher.VerifyHashedPassword(null!, _nobody, password);
    }

    private static string Letters(string alphabet, int count) => new(RandomNumberGenerator.GetItems<char>(alphabet, count));
}
