using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Drops;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>An agency with a department that drops tables into a folder.</summary>
internal sealed record DropScene(TempPack Pack, string Folder, ServerHost Host, AgencyId Agency) : IAsyncDisposable
{
    public const string Header = "受理编号,申请人,事项,状态,办结期限,费用,备注\n";

    public const string Connector = """
        connector: papers
        title: 办证进度
        source: csv
        operations:
          - key: paper
            title: 办证进度
            file: papers.csv
            keys: { number: 受理编号, name: 申请人 }
            mostBadRows: 1
            oldAfterHours: 48
            values: { item: 事项, state: "状态 | words 1=正在审核 2=可以领取", due: "办结期限? | date", fee: "费用? | yuan" }
            each: { item: 事项 }
        """;

    /// <summary>Always a moment later than the one before, as files of departments are.</summary>
    private DateTimeOffset _writtenAt = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public static async Task<DropScene> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite, Func<string, string>? change = null)
    {
        var (pack, folder) = (new TempPack(), Directory.CreateTempSubdirectory("zhijian-drop-").FullName);
        pack.WriteConnector("papers", change?.Invoke(Connector) ?? Connector);
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack.Folder;
            setup.Settings["Connectors:Drops:test-police:papers"] = folder;
        });
        return new DropScene(pack, folder, host, host.Services.GetRequiredService<AgencyDirectory>().All.Single().Id);
    }

    /// <summary>The department writes the file, and the server looks until it may read it.</summary>
    public async Task DropAsync(string rows, Encoding? encoding = null)
    {
        Write(rows, encoding);
        await LookAsync();
        // As settings are every few seconds.
        await Host.Services.GetRequiredService<SettingsKeeper>().ReloadAsync(default);
        await LookAsync();
    }

    public void Write(string rows, Encoding? encoding = null)
    {
        var path = Path.Combine(Folder, "papers.csv");
        File.WriteAllBytes(path, (encoding ?? Encoding.UTF8).GetBytes(Header + rows));
        _writtenAt += TimeSpan.FromMinutes(1);
        File.SetLastWriteTimeUtc(path, _writtenAt.UtcDateTime);
    }

    public Task LookAsync() => Host.Services.GetRequiredService<DropWatch>().LookAsync(default);

    public Task<DepartmentReply> AskAsync(string number, string name) => Host.Services.GetRequiredService<Departments>().AskAsync(
        Agency, new DepartmentCall("papers/paper", new Dictionary<string, string> { ["number"] = number, ["name"] = name }, "idempotency-key-0001"), TimeSpan.FromSeconds(4));

    public Task<DropFile> FileAsync() => Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<DropFile>().AsNoTracking().SingleAsync());

    public Task<List<DropRow>> RowsAsync() => Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<DropRow>().AsNoTracking().OrderBy(row => row.Line).ToListAsync());

    public static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string rows, string operation = "paper")
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(rows));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { file, "file", "papers.csv" } };
        return await client.PostAsync($"/api/connectors/papers/files/{operation}", form);
    }

    public static async Task<JsonNode> HealthAsync(HttpClient client) => (await client.GetJsonAsync("/api/connectors")).AsArray().ShouldHaveSingleItem()!;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Pack.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
