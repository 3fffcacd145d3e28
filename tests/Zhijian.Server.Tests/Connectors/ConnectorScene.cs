using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>An agency whose pack describes the way to a department of the test's own.</summary>
internal sealed record ConnectorScene(TempPack Pack, ServerHost Host, AgencyId Agency, DepartmentServer Department) : IAsyncDisposable
{
    private const string Water = """
        connector: water
        title: 自来水公司
        baseAddress: {address}/api
        credentials: water-test
        demoCredentials: { key: zhijian-test, secret: a-secret-of-the-test }
        timeoutMilliseconds: 2000
        operations:
          - key: bill
            get: /bills/{account}
            query: { month: "{month}" }
            emptyOn: [404]
            items: /lines
            values: { total: "/totalFen | yuan", count: "/count | number", due: "/dueOn? | date" }
            each: { name: /name, sum: "/fen | yuan", state: "/state | words paid=已缴 open=未缴" }
          - key: outages
            get: /outages
            cacheSeconds: 60
            keepSeconds: 3600
            freshOn: [outage.changed]
            items: /outages
            each: { place: /place, until: "/until | time" }
          - key: report
            post: /reports
            repeatable: true
            body: { "meter.account": "{account}", "meter.reading": "{reading} | number" }
            values: { number: /number }
          - key: complain
            post: /complaints
            body: { text: "{text}" }
            values: { number: /number }
        """;

    public const string Bill = """{"totalFen":12850,"count":2,"dueOn":"2026-12-05","lines":[{"name":"水费","fen":9850,"state":"open"},{"name":"污水处理费","fen":3000,"state":"paid"}]}""";

    public static async Task<ConnectorScene> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite, Func<string, string>? change = null)
    {
        var department = await DepartmentServer.StartAsync();
        var pack = new TempPack();
        var yaml = Water.Replace("{address}", department.Address, StringComparison.Ordinal);
        pack.WriteConnector("water", change?.Invoke(yaml) ?? yaml);
        var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        return new ConnectorScene(pack, host, host.Services.GetRequiredService<AgencyDirectory>().All.Single().Id, department);
    }

    public Task<DepartmentReply> AskAsync(string operation, string key, params (string Name, string Value)[] parameters) => AskAsync(Host, operation, key, parameters);

    /// <param name="host">Any server on the scene's database.</param>
    public Task<DepartmentReply> AskAsync(ServerHost host, string operation, string key, params (string Name, string Value)[] parameters) => host.Services.GetRequiredService<Departments>().AskAsync(
        Agency, new DepartmentCall("water/" + operation, parameters.ToDictionary(one => one.Name, one => one.Value), key), TimeSpan.FromSeconds(4));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Department.DisposeAsync();
        Pack.Dispose();
    }
}
