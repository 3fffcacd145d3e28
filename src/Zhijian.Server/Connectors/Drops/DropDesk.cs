using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Connectors.Calls;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>Answers an operation from the file its department dropped (投递查询), as if the department had been asked; the time of the answer is that of the file.</summary>
internal sealed partial class DropDesk(IServiceScopeFactory scopes, SecretBox box, TimeProvider time, ILogger<DropDesk> log)
{
    // Files are replaced minutes apart, so once is enough; the second turn is for the one in between.
    private const int Turns = 3;

    public async Task<DepartmentReply> AskAsync(Connector connector, ConnectorOperation operation, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(connector.Agency);
            return await AskAsync(scope.ServiceProvider.GetRequiredService<ZhijianDb>(), connector, operation, parameters, cancellation);
        }
        // A format: the rows that answer were read by an older description, and the file is refused by the new one.
        catch (Exception problem) when (problem is DbException or InvalidOperationException or FormatException)
        {
            LogFailed(log, connector.Definition.Key, operation.Key, problem);
            return Unreachable();
        }
    }

    private async Task<DepartmentReply> AskAsync(ZhijianDb db, Connector connector, ConnectorOperation operation, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var drop = operation.Drop!;
        Guid? before = null;
        for (var turn = 0; turn < Turns; turn++)
        {
            var file = await db.Set<DropFile>().AsNoTracking().FirstOrDefaultAsync(one => one.AgencyId == connector.Agency && one.Connector == connector.Definition.Key && one.Operation == operation.Key, cancellation);
            if (file is not { Current: { } load, FileAt: { } at } || IsOld(drop, at)) return Unreachable();
            // No row twice in the same load: there is none. In between its rows may have been replaced.
            if (load == before) return new DepartmentReply(DepartmentOutcome.Empty, at);
            using var cipher = new DropCipher(box.Open(file.SealedKey));
            var hash = cipher.HashOf(DropReader.KeyOf(drop, name => parameters.GetValueOrDefault(name) ?? ""));
            var rows = await db.Set<DropRow>().AsNoTracking().Where(row => row.AgencyId == connector.Agency && row.LoadId == load && row.KeyHash == hash).OrderBy(row => row.Line).Take(DepartmentAnswer.MostItems).ToListAsync(cancellation);
            if (rows.Count > 0) return Of(operation, [.. rows.Select(row => Cells(cipher, row))], at);
            before = load;
        }

        return Unreachable();
    }

    private bool IsOld(DropFormat drop, DateTimeOffset at) => drop.OldAfterHours is { } hours && time.GetUtcNow() - at > TimeSpan.FromHours(hours);

    private DepartmentReply Unreachable() => new(DepartmentOutcome.Unreachable, time.GetUtcNow());

    private static DepartmentReply Of(ConnectorOperation operation, List<Dictionary<string, string>> rows, DateTimeOffset at) => new(DepartmentOutcome.Found, at)
    {
        Values = Read(operation.Values, rows[0]),
        Items = operation.Each.Count == 0 ? [] : [.. rows.Select(row => Read(operation.Each, row))],
    };

    /// <exception cref="FormatException">The rows lack what the operation names by now, or it is something else.</exception>
    private static Dictionary<string, DepartmentValue> Read(IReadOnlyDictionary<string, FieldRule> rules, Dictionary<string, string> cells)
    {
        var values = new Dictionary<string, DepartmentValue>(StringComparer.Ordinal);
        foreach (var (name, rule) in rules)
            if (rule.ReadCell(cells.GetValueOrDefault(rule.At, "")) is { } value) values[name] = value;
        return values;
    }

    private static Dictionary<string, string> Cells(DropCipher cipher, DropRow row) => JsonSerializer.Deserialize<Dictionary<string, string>>(cipher.Open(row.Line, row.Sealed), JsonColumn.Options)!;

    [LoggerMessage(LogLevel.Warning, "The dropped file of {Connector}/{Operation} could not be asked")]
    private static partial void LogFailed(ILogger logger, string connector, string operation, Exception problem);
}
