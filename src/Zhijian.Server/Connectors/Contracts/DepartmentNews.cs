using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Connectors.Contracts;

/// <summary>Something a department pushed (部门消息).</summary>
/// <param name="On">Connector and type, such as <c>water/outage.announced</c>.</param>
/// <param name="Values">What it says, as its connector describes it; null when the connector has not described it for a while.</param>
/// <param name="Heard">Takes it off the list, in the transaction that makes something of it; once.</param>
public sealed record NewsItem(AgencyId Agency, string On, string EventId, DateTimeOffset At, IReadOnlyDictionary<string, DepartmentValue>? Values, Statement Heard);

/// <summary>Where a module learns what departments pushed, of the types that connectors describe (部门消息). For the server's own work.</summary>
public sealed class DepartmentNews : Bell
{
    private const int AtOnce = 100;

    /// <summary>Longer than a server takes to read what was changed at another: what it cannot read yet it leaves that long to those who can.</summary>
    private static readonly TimeSpan UnreadFor = TimeSpan.FromSeconds(30);

    private readonly IServiceScopeFactory _scopes;
    private readonly ConnectorBook _book;
    private readonly TimeProvider _time;

    internal DepartmentNews(IServiceScopeFactory scopes, ConnectorBook book, TimeProvider time) => (_scopes, _book, _time) = (scopes, book, time);

    /// <summary>What nobody has made anything of yet, in the order in which it came.</summary>
    public async Task<List<NewsItem>> ListAsync(CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var rows = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<ConnectorEvent>().AsNoTracking()
            .Where(told => told.Waits).OrderBy(told => told.ReceivedAt).ThenBy(told => told.At).ThenBy(told => told.EventId).Take(AtOnce).ToListAsync(cancellation);
        var unreadSince = _time.GetUtcNow() - UnreadFor;
        return
        [
            .. rows.Select(row => (Row: row, Values: ValuesOf(row))).Where(one => one.Values is not null || one.Row.ReceivedAt <= unreadSince)
                .Select(one => new NewsItem(one.Row.AgencyId, $"{one.Row.Connector}/{one.Row.Type}", one.Row.EventId, one.Row.At, one.Values, Heard(one.Row))),
        ];
    }

    private static Statement Heard(ConnectorEvent row) => new(
        """UPDATE "ConnectorEvents" SET "Waits" = FALSE WHERE "AgencyId" = @p0 AND "Connector" = @p1 AND "EventId" = @p2 AND "Waits" """, [row.AgencyId.Value, row.Connector, row.EventId], MustChange: true);

    /// <summary>The connector may have changed since the event came.</summary>
    private Dictionary<string, DepartmentValue>? ValuesOf(ConnectorEvent row)
    {
        if (_book.Find(row.AgencyId, row.Connector)?.Definition.Events.FirstOrDefault(one => one.Type == row.Type) is not { } described) return null;
        try
        {
            using var data = JsonDocument.Parse(row.Data);
            return FieldRule.ReadAll(described.Values, data.RootElement);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
