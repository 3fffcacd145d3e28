using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Codes;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Previews;

/// <summary>One bubble of the chat.</summary>
public sealed record PreviewBubble(bool ByCitizen, string Text);

/// <param name="Bubbles">How many have been said in the chat when this screen stands on the page.</param>
public sealed record PreviewScreen(int Bubbles, VisitRun Run);

/// <summary>One way through a service, along the first options that do not end it, in every channel.</summary>
/// <param name="Facts">The first screen of the page and of the mini program.</param>
/// <param name="Screens">Those that follow, in the order of the chat.</param>
public sealed record PreviewWay(IReadOnlyList<PreviewBubble> Bubbles, ServicePage Facts, IReadOnlyList<PreviewScreen> Screens);

/// <summary>
/// A way through a service as a citizen would see it (事项预览): the dialogue itself is led, with the first option wherever it does not end the
/// service. Pure.
/// </summary>
internal static class SampleWay
{
    public static PreviewWay Through(ServiceDefinition service, EntryContext context)
    {
        var screens = new List<PreviewScreen>();
        var bubbles = new List<PreviewBubble> { Citizen(service.Words is [var word, ..] ? word : service.Title) };
        var replies = new Dictionary<string, DepartmentReply>(StringComparer.Ordinal);
        context = context with { Replies = replies, MayAsk = true, Codes = CodeLook.Sample };
        var move = Asked(service, replies, () => ServiceDialogue.Begin(Blank(service, context), service with { Hours = null }, context), context.Now);
        Tell();
        while (move.After.State == RunState.Open && Next(move.After, service, context, replies) is var (offered, next))
        {
            bubbles.Add(Citizen(Shown(service.Find(move.After.Step), offered)));
            move = next;
            Tell();
        }

        return new PreviewWay(bubbles, VisitSight.Facts(service), screens);

        void Tell()
        {
            bubbles.Add(Agency(move));
            screens.Add(new PreviewScreen(bubbles.Count, VisitSight.Of(move.After, service, context.Now, move.After.State == RunState.Open ? null : bubbles[^1].Text)));
        }
    }

    private static string Shown(ServiceStep? step, Offered offered) => (offered.Place, step) switch
    {
        ({ } place, _) => $"［位置］{place.Label}",
        (_, { Kind: StepKind.Photos }) => $"［{FileEntry.Least(step)}张照片］",
        (_, { Kind: StepKind.Voice }) => "［语音］",
        (_, { Kind: StepKind.File }) => "［在网页上传文件］",
        _ => offered.Text,
    };

    /// <returns>What is sent and what comes of it; null when nothing moves it on.</returns>
    private static (Offered Offered, RunMove Move)? Next(ServiceRun run, ServiceDefinition service, EntryContext context, Dictionary<string, DepartmentReply> replies)
    {
        IEnumerable<Offered> all = service.Find(run.Step)?.For(run.Entries) is { } step ? SampleEntries.For(step, run, context.Now) : [new Offered("提交")];
        if (service.Find(run.Step) is { TakesFiles: true } asked) context = context with { Files = [.. context.Files, .. SampleEntries.FilesFor(asked, run, context.Now)] };
        var ways = all.Select(offered => (Offered: offered, Move: Asked(service, replies, () => ServiceDialogue.Move(run, service, offered, context, wanted: null, _ => null), context.Now)))
            .Where(way => way.Move.After.State != RunState.Open || way.Move.After.Entries.Count > run.Entries.Count || way.Move.After.Step != run.Step).ToList();
        var best = ways.FindIndex(way => way.Move.After.State != RunState.Ended);
        return ways.Count == 0 ? null : ways[Math.Max(best, 0)];
    }

    /// <summary>Leads on with invented answers of departments: nobody is asked for a preview.</summary>
    private static RunMove Asked(ServiceDefinition service, Dictionary<string, DepartmentReply> replies, Func<RunMove> lead, DateTimeOffset now)
    {
        var move = lead();
        for (var turns = 0; turns < service.Lookups.Count + service.Steps.Count && move.Asks is { } call; turns++)
        {
            replies[call.IdempotencyKey] = SampleReplies.Of(service, call, now);
            move = lead();
        }

        return move;
    }

    /// <summary>Of nobody: its number consists of zeros after the day, so that nobody takes it for a real one.</summary>
    private static ServiceRun Blank(ServiceDefinition service, EntryContext context) => new()
    {
        Id = Guid.Empty,
        AgencyId = new AgencyId(Guid.Empty),
        ConversationId = Guid.Empty,
        Service = service.Key,
        Version = 0,
        StartedAt = context.Now,
        ChangedAt = context.Now,
        Boards = context.Boards,
    };

    private static PreviewBubble Citizen(string text) => new(ByCitizen: true, text);

    private static PreviewBubble Agency(RunMove move) => new(ByCitizen: false, ServerLinks.Fill(move.Say ?? "", root: null, move.After.Id));
}
