using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Zhijian.Sandbox.Api;

/// <summary>One failed call as <c>openapi/rid/get</c> tells it.</summary>
public sealed record FailedCall(string AppId, DateTimeOffset At, int Milliseconds, string Query, string RequestBody, string ResponseBody, string ClientAddress);

/// <summary>Request ids of failed calls, kept for 7 days, at most the last 5,000.</summary>
public sealed class RequestIds
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private const int Keep = 5_000;
    private const int BodyCharacters = 4 * 1024;
    private readonly ConcurrentDictionary<string, FailedCall> calls = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <returns>Three groups of eight hex digits; the first is the Unix time.</returns>
    public static string New(DateTimeOffset now) =>
        $"{now.ToUnixTimeSeconds():x8}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    public static bool IsWellFormed(string rid) =>
        rid.Length == 26 && rid[8] == '-' && rid[17] == '-' && rid.Where((_, at) => at is not (8 or 17)).All(char.IsAsciiHexDigitLower);

    public void Remember(string rid, FailedCall call)
    {
        calls[rid] = call.RequestBody.Length <= BodyCharacters ? call : call with { RequestBody = call.RequestBody[..BodyCharacters] };
        order.Enqueue(rid);
        while (order.Count > Keep && order.TryDequeue(out var oldest)) calls.TryRemove(oldest, out _);
    }

    public FailedCall? Find(string rid) => calls.GetValueOrDefault(rid);

    public void Clear()
    {
        calls.Clear();
        order.Clear();
    }
}
