using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Zhijian.Server.Platform.Security;

/// <summary>Encrypts secrets before they reach the database. The keys lie in <c>DataProtection:Keys</c>, never in the database itself.</summary>
public sealed class SecretBox(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Zhijian.Secrets.v1");

    public string Seal(string secret) => secret.Length == 0 ? "" : _protector.Protect(secret);

    /// <exception cref="InvalidOperationException">The key ring that sealed it is gone.</exception>
    public string Open(string sealedSecret)
    {
        try
        {
            return sealedSecret.Length == 0 ? "" : _protector.Unprotect(sealedSecret);
        }
        catch (CryptographicException problem)
        {
            throw new InvalidOperationException(
                "A stored secret cannot be opened with the keys in DataProtection:Keys. Restore that directory from the backup that belongs to this database.", problem);
        }
    }

    /// <summary>What people may see of a secret: its last four characters at most.</summary>
    public static string Mask(string secret) => secret.Length switch
    {
        0 => "",
        <= 8 => "••••••••",
        _ => "••••••••" + secret[^4..],
    };
}
