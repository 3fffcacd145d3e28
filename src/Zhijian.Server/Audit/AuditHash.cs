using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Zhijian.Server.Audit;

/// <summary>
/// The canonical form of an entry and its SHA-256: a JSON array of strings in a fixed order, everything but ASCII escaped. Anybody can
/// compute it from an export (docs/decisions/0008). Pure.
/// </summary>
public static class AuditHash
{
    private const string Form = "zhijian-audit-1";

    /// <param name="sequence">The place to compute it for; its own, unless one looks for where a moved entry belongs.</param>
    public static string Of(AuditEntry entry, long sequence)
    {
        string?[] canonical =
        [
            Form, entry.AgencyId.ToString(), sequence.ToString(CultureInfo.InvariantCulture), entry.Id.ToString(),
            entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), entry.StaffId?.ToString() ?? "", entry.StaffName,
            entry.Action.ToString(), entry.Subject, entry.Details, entry.PreviousHash,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(canonical)));
    }
}
