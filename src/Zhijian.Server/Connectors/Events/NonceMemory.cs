using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Server.Connectors.Events;

/// <summary>
/// Which nonces were used in the last ten minutes (防重放), each as 16 bytes of its hash. In memory: after a restart, or at another server, a repeated request is let in once more
/// and changes nothing, because every event is told by its id.
/// </summary>
internal sealed class NonceMemory(TimeProvider time)
{
    /// <summary>Of one half of the time; more requests than this are too many.</summary>
    private const int MostKept = 1_000_000;

    private static readonly TimeSpan Half = Signing.RequestSignature.Tolerance;

    private readonly Lock _gate = new();
    private HashSet<UInt128> _older = [];
    private HashSet<UInt128> _newer = [];
    private DateTimeOffset _turnsAt = DateTimeOffset.MinValue;

    /// <returns>False when it was used before; null when no more can be remembered.</returns>
    public bool? TryUse(string key, string nonce)
    {
        var hash = BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{nonce}")));
        lock (_gate)
        {
            Turn(time.GetUtcNow());
            if (_older.Contains(hash) || _newer.Contains(hash)) return false;
            if (_newer.Count >= MostKept) return null;
            return _newer.Add(hash);
        }
    }

    /// <summary>What is older than both halves is forgotten: a signature of that time is refused for its age. A timestamp may lie five minutes ahead, so that two halves are kept.</summary>
    private void Turn(DateTimeOffset now)
    {
        if (now < _turnsAt) return;
        (_older, _newer) = (now - _turnsAt < 2 * Half ? _newer : [], []);
        _turnsAt = now + (2 * Half);
    }
}
