using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Calls;

/// <summary>Answers of departments that may be told again (答复缓存), in memory only: they are personal data.</summary>
internal sealed class AnswerCache(TimeProvider time)
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<AnswerKey, DepartmentReply> _answers = new();
    private readonly ConcurrentDictionary<(AgencyId Agency, string Connector, string Type), DateTimeOffset> _news = new();
    private long _unheardAt = long.MinValue;

    public static AnswerKey KeyOf(Connector connector, ConnectorOperation operation, IReadOnlyDictionary<string, string> parameters) => new(
        connector.Agency, connector.Definition.Key, operation.Key,
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new[] { pair.Key, pair.Value })))));

    /// <returns>What is still fresh.</returns>
    public DepartmentReply? Fresh(AnswerKey key, ConnectorOperation operation) =>
        operation.CacheSeconds > 0 && Find(key, operation.CacheSeconds) is { } reply && !operation.FreshOn.Any(type => IsOld(key, type, reply)) ? reply : null;

    /// <returns>What may be told while the department cannot be reached.</returns>
    public DepartmentReply? Kept(AnswerKey key, ConnectorOperation operation) => operation.KeepSeconds > 0 ? Find(key, Math.Max(operation.KeepSeconds, operation.CacheSeconds)) : null;

    public void Put(AnswerKey key, ConnectorOperation operation, DepartmentReply reply)
    {
        if (operation.CacheSeconds == 0 && operation.KeepSeconds == 0) return;
        // Crude, but it happens once in thousands of different questions, and nothing is lost but a few milliseconds.
        if (_answers.Count >= MostKept) _answers.Clear();
        _answers[key] = reply;
    }

    /// <summary>A department said that something changed: what was asked before is old.</summary>
    public void Changed(AgencyId agency, string connector, string type) => _news[(agency, connector, type)] = time.GetUtcNow();

    /// <summary>News that came to another server may have passed unheard: whatever some news could make old is old.</summary>
    public void MayHaveChanged() => Volatile.Write(ref _unheardAt, time.GetUtcNow().UtcTicks);

    private bool IsOld(AnswerKey key, string type, DepartmentReply reply) =>
        Volatile.Read(ref _unheardAt) >= reply.At.UtcTicks || (_news.TryGetValue((key.Agency, key.Connector, type), out var at) && at >= reply.At);

    private DepartmentReply? Find(AnswerKey key, int seconds) => _answers.TryGetValue(key, out var reply) && time.GetUtcNow() - reply.At < TimeSpan.FromSeconds(seconds) ? reply : null;
}

internal readonly record struct AnswerKey(AgencyId Agency, string Connector, string Operation, string Parameters);
