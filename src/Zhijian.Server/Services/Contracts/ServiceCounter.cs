using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Bookings;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Notices;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>Where the message path asks whether a message belongs to a service (办事窗口).</summary>
public sealed class ServiceCounter
{
    private readonly ServiceBook _book;
    private readonly OfferBook _offers;
    private readonly AgencyDirectory _agencies;
    private readonly AgencyCalendars _calendars;
    private readonly IServiceScopeFactory _scopes;
    private readonly SecretBox _box;
    private readonly FileArrivals _arrivals;
    private readonly PublicAddress _address;
    private readonly LookupDesk _desk;
    private readonly TimeProvider _time;
    private readonly AccountDirectory _accounts;

    internal ServiceCounter(
        ServiceBook book, OfferBook offers, AgencyDirectory agencies, AgencyCalendars calendars, IServiceScopeFactory scopes, SecretBox box, FileArrivals arrivals, PublicAddress address, LookupDesk desk,
        AccountDirectory accounts, TimeProvider time)
    {
        (_book, _offers, _agencies, _calendars, _scopes, _box, _arrivals, _address, _desk, _accounts, _time) = (book, offers, agencies, calendars, scopes, box, arrivals, address, desk, accounts, time);
    }

    /// <summary>Reads what is open for the conversation, only when the message may concern a service.</summary>
    /// <param name="running">The run the conversation is in; null when it is in none.</param>
    /// <param name="memory">Of this message, kept while it is decided again.</param>
    /// <returns>Null when the message is about something else.</returns>
    public async ValueTask<ServiceMatter?> LookAsync(AgencyId agency, AccountId account, Guid conversation, Guid? running, ServiceSaid said, LookupMemory memory)
    {
        var (wanted, talk, notices, mine, code) = Hear(agency, said);
        var isWanted = wanted is not null || notices is not null || mine;
        if (running is null && !isWanted && talk is null && code is null && (said.Text is not { Length: < 10 } text || !Spoken.IsResume(text))) return null;
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var rows = await db.Set<ServiceRun>().AsNoTracking()
            .Where(run => run.ConversationId == conversation && (run.State == RunState.Open || run.State == RunState.Waiting)).OrderByDescending(run => run.ChangedAt).ToListAsync();
        var matters = mine ? await OwnMattersAsync(db, conversation) : null;
        var parties = new PartyReader(db, _box);
        var open = await parties.WithPartiesAsync(rows.ConvertAll(row => row.Unsealed(_box)));
        var call = code is null ? null : await parties.CallAsync(agency, conversation, code);
        await _book.CatchUpAsync(db, open.Concat(matters ?? []).Concat(call?.First is { } first ? [first] : []));
        // Six letters and digits that open nothing are what the step was asked for, if any was.
        if (call is { Party: null } && running is not null) call = null;
        var current = running is { } id ? open.Find(run => run.Id == id) : null;
        if (current is null && !isWanted && talk is null && call is null && (running is not null || open.Count == 0)) return null;
        var slots = scope.ServiceProvider.GetRequiredService<SlotReader>();
        var own = talk is null ? OwnBookings.None : await slots.OwnAsync(conversation, default);
        var context = EntryContext.At(agency, _agencies, _calendars) with
        {
            Boards = await slots.BoardsAsync(agency, conversation, OffersOf(agency, open, wanted, own), default),
            Codes = current is null ? null : await scope.ServiceProvider.GetRequiredService<CodeReader>().LookAsync(current, Definition(current), said.Text),
            Files = current is not null && Definition(current)?.TakesFiles == true ? await FileStorage.OfRunsAsync(db, [current.Id], default) : [],
        };
        var matter = new ServiceMatter(_book, _box, context, agency, conversation, current, open, wanted, memory)
        {
            Talk = talk,
            Call = call,
            Own = own,
            Notices = notices is null ? null : (notices, await scope.ServiceProvider.GetRequiredService<CitizenNotices>().ListAsync(conversation, withLatest: false, default)),
            Matters = matters,
            File = current is not null && said.Media is { } media ? await ReceiveAsync(current, account, media, context.Files) : null,
            Root = _address.Root,
            AppId = _accounts.Find(account)?.AppId ?? "",
        };
        if (talk is null) await matter.AskAsync(_desk, said, _time.GetUtcNow());
        return matter;
    }

    /// <summary>What the message may want besides going on with a service.</summary>
    /// <param name="Wanted">Key of a service it begins.</param>
    /// <param name="Mine">我的办件.</param>
    /// <param name="Code">Of another party.</param>
    private readonly record struct Heard(string? Wanted, BookingTalk? Talk, NoticeTalk? Notices, bool Mine, string? Code);

    private Heard Hear(AgencyId agency, ServiceSaid said)
    {
        var code = _book.HasParties(agency) ? PartyCode.Read(said.Scene ?? said.Text) : null;
        if (_book.BegunBy(agency, said.MenuKey, said.Text) is { } wanted) return new Heard(wanted, null, null, Mine: false, code);
        var mine = said.Text is { Length: < 10 } && Spoken.IsOwnMatters(said.Text) && _book.Current(agency).Count > 0;
        return new Heard(null, _offers.HasAny(agency) ? BookingTalk.Hear(said.Text) : null, _book.HasNotices(agency) ? NoticeTalk.Hear(said.Text) : null, mine, code);
    }

    private static Task<List<ServiceRun>> OwnMattersAsync(ZhijianDb db, Guid conversation) => db.Set<ServiceRun>().AsNoTracking()
        .Where(run => run.ConversationId == conversation && (run.Number != null || run.State == RunState.Open)).OrderByDescending(run => run.ChangedAt).Take(2 * OwnMatters.Most).ToListAsync();

    /// <summary>What was sent, if the step that is asked takes such a thing.</summary>
    private async Task<ServiceFile?> ReceiveAsync(ServiceRun run, AccountId account, SentMedia media, IReadOnlyList<ServiceFile> files) =>
        Definition(run)?.Find(run.Step) is { } step && step.Kind == (media.IsVoice ? StepKind.Voice : StepKind.Photos) ? await _arrivals.ReceiveAsync(run, step, account, media, files) : null;

    private ServiceDefinition? Definition(ServiceRun run) => _book.Find(run.AgencyId, run.Service, run.Version);

    /// <summary>Keys of the offers that what is said may be about.</summary>
    private IEnumerable<string> OffersOf(AgencyId agency, List<ServiceRun> open, string? wanted, OwnBookings own) => SlotSteps
        .OffersIn(open.Select(run => _book.Find(agency, run.Service, run.Version)).Append(wanted is null ? null : _book.FindCurrent(agency, wanted)?.Definition))
        .Concat(own.Bookings.Select(booking => booking.Draft.Offer.Key));
}
