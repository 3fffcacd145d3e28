using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Codes;

/// <summary>
/// A code that was sent to a telephone number and is awaited (短信验证码). The code itself is kept nowhere: it follows from the run, the number and the how-manieth of the day under
/// the agency's key, so a message that is handled again after a crash sends the same code under the same idempotency key. Pure.
/// </summary>
/// <param name="Phone">To which it went; sealed with the entries of the run.</param>
/// <param name="Send">Which sending it was, such as 2026-11-22/1.</param>
/// <param name="IsSure">The gateway said that it took it; otherwise it may have been sent.</param>
/// <param name="Wrong">How often a wrong code was typed since.</param>
internal sealed record PhoneCode(string Phone, string Send, DateTimeOffset SentAt, bool IsSure, int Wrong)
{
    public const int Digits = 6;
    public const int MostWrong = 5;
    public const int MostOfNumber = 5;
    public const int MostOfCitizen = 10;

    public static readonly TimeSpan ValidFor = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(60);

    private const uint Codes = 1_000_000;

    public DateTimeOffset ExpiresAt => SentAt + ValidFor;

    public static PhoneCode? Of(IReadOnlyDictionary<string, Entry> entries, string step) =>
        entries.TryGetValue(Entry.Draft(step), out var entry) ? JsonSerializer.Deserialize<PhoneCode>(entry.Value, JsonColumn.Options) : null;

    public Entry ToEntry() => new(JsonSerializer.Serialize(this, JsonColumn.Options), "");

    /// <summary>Six digits that nobody can work out without the agency's key.</summary>
    public static string CodeOf(KeyedHash hash, Guid run, string phone, string send) =>
        (BinaryPrimitives.ReadUInt32BigEndian(hash.BytesOf($"phone-code:{run}:{phone}:{send}")) % Codes).ToString("d6", CultureInfo.InvariantCulture);

    /// <summary>The same for the same sending, so that the gateway sends it once.</summary>
    public static string KeyOf(KeyedHash hash, Guid run, string phone, string send) => hash.Of($"phone-send:{run}:{phone}:{send}")[..40];
}
