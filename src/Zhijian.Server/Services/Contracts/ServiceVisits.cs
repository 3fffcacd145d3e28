using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>The services of an agency and what one citizen did with them, for pages (网上办事).</summary>
public sealed class ServiceVisits
{
    private const int MostListed = 100;

    private readonly ServiceBook _book;
    private readonly AgencyDirectory _agencies;
    private readonly AgencyCalendars _calendars;
    private readonly IServiceScopeFactory _scopes;
    private readonly SecretBox _box;
    private readonly LookupDesk _desk;
    private readonly TimeProvider _time;

    internal ServiceVisits(
        ServiceBook book, AgencyDirectory agencies, AgencyCalendars calendars, IServiceScopeFactory scopes, SecretBox box, LookupDesk desk, TimeProvider time) =>
        (_book, _agencies, _calendars, _scopes, _box, _desk, _time) = (book, agencies, calendars, scopes, box, desk, time);

    /// <param name="search">Words of its title, of what it is about or of what begins it; null lists all.</param>
    public IReadOnlyList<ServiceCard> List(AgencyId agency, string? search)
    {
        var words = TypedText.HalfWidth(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. _book.Current(agency).Select(version => version.Definition).Where(service => words.All(word => IsAbout(service, word)))
            .Select(service => new ServiceCard(service.Key, service.Title, service.EnglishTitle, service.Intro, service.Outcome.Kind))];
    }

    /// <returns>Null when there is none, or it was withdrawn.</returns>
    public ServicePage? Find(AgencyId agency, string key) => _book.FindCurrent(agency, key)?.Definition is { } service ? VisitSight.Facts(service) : null;

    /// <summary>Whether any service of the agency is of two parties, so that a code may open something.</summary>
    public bool HasParties(AgencyId agency) => _book.HasParties(agency);

    /// <summary>What this citizen has begun and finished, newest first.</summary>
    public async Task<IReadOnlyList<VisitCard>> ListRunsAsync(AgencyId agency, Guid conversation) =>
        [.. (await RunsAsync(runs => runs.Where(run => run.ConversationId == conversation).OrderByDescending(run => run.ChangedAt).Take(MostListed)))
            .Select(run => VisitSight.Card(run, _book.Find(agency, run.Service, run.Version)))];

    /// <returns>Null when this citizen has no such run.</returns>
    public async Task<VisitRun?> FindRunAsync(AgencyId agency, Guid conversation, Guid id, DateTimeOffset now) =>
        await RunsAsync(runs => runs.Where(run => run.ConversationId == conversation && run.Id == id), withParties: true) is [var run] && _book.Find(agency, run.Service, run.Version) is { } service
            ? VisitSight.Of(run with { Boards = await BoardsAsync(agency, conversation, [service]) }, service, now, service.TakesFiles ? await FilesAsync([id]) : [])
            : null;

    /// <summary>Reads what an act may concern, and asks departments what it needs; called in the citizen's turn.</summary>
    /// <param name="memory">Of this act, kept while it is decided again.</param>
    public async Task<ServiceVisit> OpenAsync(AgencyId agency, Guid conversation, VisitAct act, LookupMemory memory)
    {
        var runs = await RunsAsync(runs => runs.Where(run => run.ConversationId == conversation && (run.Id == act.Run || run.State == RunState.Open)), withParties: true);
        var services = runs.Select(run => _book.Find(agency, run.Service, run.Version)).Append(act is BeginVisit begin ? _book.FindCurrent(agency, begin.Service)?.Definition : null);
        var context = EntryContext.At(agency, _agencies, _calendars) with
        {
            Boards = await BoardsAsync(agency, conversation, services),
            Codes = await CodesAsync(runs.Find(run => run.Id == act.Run), (act as EnterStep)?.Text),
            Files = await FilesAsync([.. runs.Where(run => _book.Find(agency, run.Service, run.Version)?.TakesFiles == true).Select(run => run.Id)]),
        };
        var visit = new ServiceVisit(_book, _box, context, agency, conversation, runs, memory) { Call = act is JoinParty join ? await CallAsync(agency, conversation, join.Code) : null };
        await visit.AskAsync(_desk, act, _time.GetUtcNow());
        return visit;
    }

    private async Task<CodeLook?> CodesAsync(ServiceRun? run, string? text)
    {
        if (run is null || _book.Find(run.AgencyId, run.Service, run.Version) is not { AsksDepartments: true } service) return null;
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await scope.ServiceProvider.GetRequiredService<CodeReader>().LookAsync(run, service, text);
    }

    private async Task<PartyCall?> CallAsync(AgencyId agency, Guid conversation, string typed)
    {
        if (PartyCode.Read(typed) is not { } code) return null;
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var call = await new PartyReader(db, _box).CallAsync(agency, conversation, code);
        if (call.First is { } first) await _book.CatchUpAsync(db, [first]);
        return call;
    }

    private async Task<List<ServiceFile>> FilesAsync(List<Guid> runs)
    {
        if (runs.Count == 0) return [];
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await FileStorage.OfRunsAsync(scope.ServiceProvider.GetRequiredService<ZhijianDb>(), runs, default);
    }

    private async Task<IReadOnlyDictionary<string, SlotBoard>> BoardsAsync(AgencyId agency, Guid conversation, IEnumerable<ServiceDefinition?> services)
    {
        var offers = SlotSteps.OffersIn(services).ToList();
        if (offers.Count == 0) return new Dictionary<string, SlotBoard>();
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        return await scope.ServiceProvider.GetRequiredService<SlotReader>().BoardsAsync(agency, conversation, offers, default);
    }

    /// <param name="withParties">Also how far the two parties of each are.</param>
    private async Task<List<ServiceRun>> RunsAsync(Func<IQueryable<ServiceRun>, IQueryable<ServiceRun>> which, bool withParties = false)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var runs = (await which(db.Set<ServiceRun>().AsNoTracking()).ToListAsync()).ConvertAll(row => row.Unsealed(_box));
        await _book.CatchUpAsync(db, runs);
        return withParties ? await new PartyReader(db, _box).WithPartiesAsync(runs) : runs;
    }

    private static bool IsAbout(ServiceDefinition service, string word) =>
        new[] { service.Title, service.EnglishTitle, service.Intro }.Concat(service.Words).Any(text => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true)
        || service.Words.Any(begins => word.Contains(begins, StringComparison.OrdinalIgnoreCase));
}
