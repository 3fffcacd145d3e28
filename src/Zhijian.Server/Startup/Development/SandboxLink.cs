using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Startup.Development;

/// <summary>A scene (带参二维码) of a demo account, as a picture to scan.</summary>
public sealed record DemoScene(string AccountName, string Scene, string PictureUrl);

/// <summary>
/// Tells the sandbox of this server: its accounts with their mini programs and callback addresses, and then, over the real APIs, their menus and scene codes;
/// the demo persons who follow them, and where its departments push what happens.
/// </summary>
internal sealed partial class SandboxLink(
    IServiceScopeFactory scopes, IHttpClientFactory http, IServer server, AccountDirectory accounts, OfficialAccountClients clients, MiniProgramDirectory programs,
    MenuPublisher menus, TokenCheck tokens, DemoConnectors connectors, IConfiguration configuration, ILogger<SandboxLink> log)
{
    private static readonly (string Id, string Nickname, string Color)[] Persons = [("li", "李小明", "#3a7bd5"), ("wang", "王芳", "#d5633a"), ("chen", "陈伟", "#2f9e68")];

    /// <summary>Made once linked.</summary>
    public IReadOnlyList<DemoScene> Scenes { get; private set; } = [];

    public static string Address(IConfiguration configuration) => (configuration["Sandbox:Url"] ?? "http://localhost:5090").TrimEnd('/');

    /// <summary>Tells an empty sandbox of the accounts, before anything in this server calls it. It knows none of the media they had.</summary>
    public async Task IntroduceAsync(CancellationToken cancellation)
    {
        using var sandbox = Sandbox();
        await using var scope = SystemScope(out var db);
        foreach (var row in await db.Set<OfficialAccount>().AsNoTracking().ToListAsync(cancellation))
        {
            await PutAsync(sandbox, row, callbackUrl: null, cancellation);
            await MediaShelf.ForgetAsync(db, row.Id, cancellation);
        }
    }

    /// <summary>Never fails: a sandbox that is away leaves a server without a phone, which the log says.</summary>
    public async Task LinkAsync(CancellationToken cancellation)
    {
        try
        {
            using var sandbox = Sandbox();
            await using var scope = SystemScope(out var db);
            var rows = await db.Set<OfficialAccount>().AsNoTracking().OrderBy(account => account.Id).ToListAsync(cancellation);
            foreach (var row in rows) await LinkAccountAsync(sandbox, row, cancellation);
            Scenes = await MakeScenesAsync(db, rows, cancellation);
            await AddPersonsAsync(sandbox, rows, cancellation);
            await ListenAsync(sandbox, cancellation);
            LogLinked(rows.Count, Scenes.Count);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(problem);
        }
        catch (OperationCanceledException)
        {
            // The server stops before everything was told.
        }
    }

    private HttpClient Sandbox()
    {
        var sandbox = http.CreateClient(OfficialAccountClients.HttpClientName);
        sandbox.BaseAddress = new Uri(Address(configuration) + "/_sandbox/");
        return sandbox;
    }

    private AsyncServiceScope SystemScope(out ZhijianDb db)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        return scope;
    }

    private async Task LinkAccountAsync(HttpClient sandbox, OfficialAccount row, CancellationToken cancellation)
    {
        await PutAsync(sandbox, row, $"{OwnAddress()}/wechat/callback/{row.AppId}", cancellation);
        await menus.PublishAsync(row, cancellation);
        await tokens.CheckAsync(accounts.Find(row.Id)!, cancellation);
    }

    private async Task PutAsync(HttpClient sandbox, OfficialAccount row, string? callbackUrl, CancellationToken cancellation)
    {
        var account = accounts.Find(row.Id)!;
        var settings = new
        {
            name = row.Name,
            originalId = row.OriginalId,
            kind = row.Kind.ToString().ToLowerInvariant(),
            verified = true,
            appSecret = account.AppSecret,
            token = account.Token,
            encodingAesKey = account.EncodingAesKey,
            mode = row.Mode.ToString().ToLowerInvariant(),
            callbackUrl,
            avatarColor = row.AvatarColor,
            description = row.Description,
            oneTimeTemplateId = row.OneTimeTemplateId,
            miniProgram = programs.Of(row.Id).Select(program => new { appId = program.AppId, appSecret = program.AppSecret }).FirstOrDefault(),
        };
        (await sandbox.PutAsJsonAsync("accounts/" + row.AppId, settings, cancellation)).EnsureSuccessStatusCode();
    }

    private async Task<List<DemoScene>> MakeScenesAsync(ZhijianDb db, List<OfficialAccount> rows, CancellationToken cancellation)
    {
        var scenes = new List<DemoScene>();
        var replies = await db.Set<AccountReplies>().AsNoTracking().ToListAsync(cancellation);
        foreach (var row in rows.Where(row => row.Kind == AccountKind.Service))
            foreach (var scene in replies.FirstOrDefault(reply => reply.AccountId == row.Id)?.SceneReplies.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
            {
                var codes = clients.For(row.Id).QrCodes;
                var code = await codes.CreatePermanentAsync(scene, cancellation);
                scenes.Add(new DemoScene(row.Name, scene, codes.PictureUrl(code.Ticket).ToString()));
            }

        return scenes;
    }

    private async Task AddPersonsAsync(HttpClient sandbox, List<OfficialAccount> rows, CancellationToken cancellation)
    {
        foreach (var (id, nickname, avatarColor) in Persons) (await sandbox.PostAsJsonAsync("followers", new { id, nickname, avatarColor }, cancellation)).EnsureSuccessStatusCode();
        foreach (var (appId, follower) in DemoPacks.Followers(configuration))
            if (rows.Exists(row => row.AppId == appId))
                (await sandbox.PostAsJsonAsync($"followers/{follower}/accounts/{appId}/follow", new { }, cancellation)).EnsureSuccessStatusCode();
    }

    /// <summary>What the sandbox's departments push comes here, to each connector that leads to one.</summary>
    private async Task ListenAsync(HttpClient sandbox, CancellationToken cancellation)
    {
        var departments = new Uri(Address(configuration) + "/departments/");
        foreach (var connector in connectors.All.Where(connector => departments.IsBaseOf(connector.BaseAddress)))
        {
            var department = departments.MakeRelativeUri(connector.BaseAddress).ToString().Split('/')[0];
            var listener = new { url = $"{OwnAddress()}/api/connectors/{connector.Agency}/{connector.Connector}/events", city = connector.City };
            (await sandbox.PutAsJsonAsync($"departments/{department}/listeners/{connector.Agency}.{connector.Connector}", listener, cancellation)).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Where this server listens, in a form that this machine can call.</summary>
    private string OwnAddress()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault(candidate => candidate.StartsWith("http://", StringComparison.Ordinal)) ?? "http://localhost:5080";
        return address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }

    [LoggerMessage(LogLevel.Information, "The sandbox knows {Accounts} accounts and {Scenes} scene codes of this server")]
    private partial void LogLinked(int accounts, int scenes);

    [LoggerMessage(LogLevel.Error, "The sandbox could not be told of this server; the phone stays empty")]
    private partial void LogFailed(Exception problem);
}
