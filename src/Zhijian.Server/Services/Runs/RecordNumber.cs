using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Services.Runs;

/// <summary>
/// Number under which people find a record (受理编号): the day and ten digits made of the run, so that servers need to share no counter. The hyphen keeps it from
/// looking like an identity number, which would be masked.
/// </summary>
internal static class RecordNumber
{
    /// <summary>With a thousand records a day, two of one day share a number once in fifty years.</summary>
    private const ulong Numbers = 10_000_000_000;

    public static string Of(Guid run, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        run.TryWriteBytes(bytes);
        // The last bytes of the id are random; the first are the time.
        return $"{now.DayInBeijing():yyyyMMdd}-{BitConverter.ToUInt64(bytes[8..]) % Numbers:d10}";
    }
}
