using System.Globalization;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Bookings;

/// <summary>The step at which a slot is chosen, and the submitting that takes its seat (预约步骤). A run that stands at the step holds nothing. Pure.</summary>
internal static class SlotSteps
{
    /// <summary>No step can have such a key: it stands beside the entries and is none.</summary>
    private const string PageMark = "/page";

    private const string Place = "place";
    private const string Code = "code";

    /// <summary>Blanks that only the words of a booking have.</summary>
    public static readonly IReadOnlyList<string> Facts = [Place, Code];

    /// <summary>The numbered slots behind the question.</summary>
    public static string Ask(ServiceRun run, ServiceStep step) => SlotWords.Page(BoardOf(run, step), PageOf(run, step), run.ChangedAt.DayInBeijing());

    /// <summary>更多: the run with the next page open; null when something else was said.</summary>
    public static ServiceRun? TurnPage(ServiceRun run, ServiceStep step, string text, DateTimeOffset now)
    {
        if (step.Kind != StepKind.Slot || Spoken.Core(text) is not ("更多" or "下一页" or "more") || BoardOf(run, step) is not { } board) return null;
        var next = SlotWords.NextPage(board, PageOf(run, step), now.DayInBeijing());
        var page = new Entry(next.ToString(CultureInfo.InvariantCulture), "");
        return run with { Entries = new Dictionary<string, Entry>(run.Entries) { [step.Key + PageMark] = page }, ChangedAt = now };
    }

    public static EntryReading Read(ServiceRun run, ServiceStep step, string text) => SlotEntry.Read(text, BoardOf(run, step), run.ChangedAt.DayInBeijing());

    /// <summary>Takes the seat, or says that it is gone and what is left; the summary was confirmed.</summary>
    /// <param name="asked">Entries of the steps that were asked.</param>
    public static RunMove Submit(ServiceRun run, ServiceDefinition service, Dictionary<string, Entry> asked, DateTimeOffset now)
    {
        var step = service.Steps.First(step => step.Kind == StepKind.Slot);
        if (BoardOf(run, step) is not { } board || !asked.TryGetValue(step.Key, out var entry) || SlotEntry.Of(entry) is not { } chosen) return Again(run, service, step, "现在没有开放预约。", now);
        var slot = new SlotTime(chosen.StartsAt, chosen.StartsAt.AddMinutes(board.Offer.SlotMinutes));
        var verdict = board.Check(slot.StartsAt);
        var waits = chosen.Waits && verdict == SlotVerdict.Full && board.Offer.ConfirmMinutes is not null;
        if (verdict != SlotVerdict.Free && !waits) return Again(run, service, step, SlotWords.Refusal(board, slot, verdict, now.DayInBeijing(), SlotWords.JustGone), now, SlotWords.How(board, slot, verdict, now.DayInBeijing()));
        asked[step.Key] = SlotEntry.EntryOf(slot, waits);
        var ended = run with { Entries = asked, State = RunState.Done, Step = null, ChangedAt = now, EndedAt = now };
        return new RunMove(ended, waits ? Joined(board, slot) : ServiceDefinition.Fill(service.Outcome.Say, WithFacts(asked, run, board), BookingCode.NumberOf(run.Id)))
        {
            Books = new SeatWish(board.Offer, slot, waits),
        };
    }

    /// <summary>The step is asked anew, without what was chosen.</summary>
    /// <param name="how">Said in the chat alone.</param>
    private static RunMove Again(ServiceRun run, ServiceDefinition service, ServiceStep step, string say, DateTimeOffset now, string? how = null)
    {
        var entries = run.Entries.Where(entry => entry.Key != step.Key).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        var back = run with { Entries = entries, Step = step.Key, ChangedAt = now };
        return new RunMove(back, $"{say}{how}\n（您填写的其他内容都在，“{service.Title}”还没有提交）") { Fault = say };
    }

    /// <summary>What a submitted run writes besides itself.</summary>
    public static IEnumerable<Statement> Writes(RunMove move, ServiceDefinition service, SecretBox box, DateTimeOffset now)
    {
        if (move.Books is not { } wish) return [];
        var (run, entries) = (move.After, move.After.Entries);
        var name = service.Steps.FirstOrDefault(step => step.Kind == StepKind.Name && entries.ContainsKey(step.Key)) is { } step ? entries[step.Key].Value : "";
        var draft = new BookingDraft(run.Id, run.AgencyId, wish.Offer, run.ConversationId, wish.Slot, box.Seal(name));
        return wish.Waits ? WaitWrites.Join(draft, now) : BookingWrites.Take(draft, now);
    }

    /// <summary>What a page offers at the step: everything free, in the words of the list.</summary>
    public static IReadOnlyList<StepOption> Options(ServiceRun run, ServiceStep step) => BoardOf(run, step) is not { } board ? []
        : [.. SlotWords.Numbered(board, board.Now.DayInBeijing()).Where(each => board.Check(each.Slot.StartsAt) == SlotVerdict.Free)
            .Select(each => new StepOption(SlotEntry.EntryOf(each.Slot, waits: false).Value, $"{NoticeWords.Time(each.Slot)} 余{board.FreeSeats(each.Slot)}"))];

    /// <summary>Of every offer that these services ask about.</summary>
    public static IEnumerable<string> OffersIn(IEnumerable<ServiceDefinition?> services) => services.SelectMany(service => service?.Steps ?? []).Select(step => step.Offer).OfType<string>().Distinct();

    private static string Joined(SlotBoard board, SlotTime slot) =>
        $"已加入候补：{board.Offer.Title}，{NoticeWords.Time(slot)}，您前面还有{board.CountOf(slot).Waiting}位。\n有名额空出来会在公众号里通知您，请在{board.Offer.ConfirmMinutes}分钟内确认。退出候补在“我的预约”里。";

    private static Dictionary<string, Entry> WithFacts(Dictionary<string, Entry> asked, ServiceRun run, SlotBoard board)
    {
        var facts = new Dictionary<string, Entry>(asked, StringComparer.Ordinal);
        facts.TryAdd(Place, new Entry(board.Offer.Place, board.Offer.Place));
        facts.TryAdd(Code, new Entry(BookingCode.Of(run.Id), BookingCode.Of(run.Id)));
        return facts;
    }

    /// <summary>Blanks of the words at the end that are no steps.</summary>
    public static bool IsFact(string blank) => Facts.Contains(blank);

    private static SlotBoard? BoardOf(ServiceRun run, ServiceStep step) => step.Offer is { } offer ? run.Boards.GetValueOrDefault(offer) : null;

    private static int PageOf(ServiceRun run, ServiceStep step) =>
        run.Entries.TryGetValue(step.Key + PageMark, out var page) && int.TryParse(page.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>The seat a submitted run asks for.</summary>
/// <param name="Waits">A place on the waitlist of a full slot instead.</param>
public sealed record SeatWish(AppointmentOffer Offer, SlotTime Slot, bool Waits);
