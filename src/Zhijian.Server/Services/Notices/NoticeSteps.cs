using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Notices;

/// <summary>The subscription a submitted run asks for.</summary>
/// <param name="About">In words.</param>
public sealed record NoticeWish(string Topic, string About, DateTimeOffset Until);

/// <summary>The end of a service that puts its citizen down to be told (通知订阅). Pure.</summary>
internal static class NoticeSteps
{
    public static RunMove Submit(ServiceRun run, ServiceDefinition service, NoticeRule rule, Dictionary<string, Entry> asked, DateTimeOffset now)
    {
        var end = ServiceDialogue.End(run with { Entries = asked, ChangedAt = now }, RunState.Done, OutcomeWords.Of(service, asked, null, now));
        return end with { Subscribes = new NoticeWish(asked[$"{NoticeOperations.Lookup}.{NoticeOperations.Topic}"].Value, NoticeTopic.Shown(rule, asked), now.AddDays(rule.Days)) };
    }

    /// <summary>What a submitted run writes besides itself.</summary>
    public static IEnumerable<Statement> Writes(RunMove move, SecretBox box, DateTimeOffset now)
    {
        if (move.Subscribes is not { } wish) return [];
        var subscription = new NoticeSubscription
        {
            AgencyId = move.After.AgencyId,
            ConversationId = move.After.ConversationId,
            Service = move.After.Service,
            Topic = wish.Topic,
            SealedAbout = box.Seal(wish.About),
            Since = now,
            Until = wish.Until,
        };
        return [subscription.Save()];
    }
}
