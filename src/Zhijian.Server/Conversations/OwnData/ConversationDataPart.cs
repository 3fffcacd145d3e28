using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Reading;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Privacy;

namespace Zhijian.Server.Conversations.OwnData;

/// <summary>
/// What was said between a citizen and the accounts. Deleting takes everything; the conversation itself goes last and in a turn of its own, so that nothing is written to it afterwards
/// and whoever writes again begins anew.
/// </summary>
internal sealed class ConversationDataPart(ZhijianDb db, AccountDirectory accounts, IMessageIndex index, OwnQuestions questions, TurnQueue turns, LivePeers live, TimeProvider time) : ICitizenDataPart
{
    private const int AtOnce = 200;

    /// <summary>After everything that is found by the conversation.</summary>
    public int Order => 90;

    public async Task<IReadOnlyList<DataSection>> ExportAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var sections = new List<DataSection>();
        foreach (var follower in subject.Followers.Where(follower => follower.Conversation is not null))
        {
            var id = new ConversationId(follower.Conversation!.Value);
            var account = accounts.Find(new AccountId(follower.Account))?.Name ?? "";
            var messages = new List<object>();
            await foreach (var row in db.Set<Message>().AsNoTracking().Where(message => message.ConversationId == id).OrderBy(message => message.Seq).AsAsyncEnumerable().WithCancellation(cancellation))
                messages.AddRange(MessageViews.Unmasked(row).Select(OwnMessage.Of));
            sections.Add(new DataSection($"公众号“{account}”认识的您", await ProfileAsync(follower, id, cancellation)));
            sections.Add(new DataSection($"与公众号“{account}”的对话", messages));
            sections.Add(new DataSection($"对公众号“{account}”的评价", [.. await db.Set<Rating>().AsNoTracking().Where(rating => rating.ConversationId == id).OrderBy(rating => rating.AskedAt)
                .Select(rating => new { rating.AskedAt, rating.Grade, rating.GradedAt, rating.Reason }).ToListAsync(cancellation)]));
        }

        return sections;
    }

    public Task<IReadOnlyList<DeletionItem>> LookAheadAsync(CitizenSubject subject, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DeletionItem>>([]);

    public async Task<int> ForgetAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        var touched = 0;
        foreach (var follower in subject.Followers.Where(follower => follower.Conversation is not null))
        {
            var id = new ConversationId(follower.Conversation!.Value);
            touched += await questions.ForgetAsync(new AccountId(follower.Account), id, cancellation);
            touched += await RemoveMessagesAsync(id, cancellation);
            var turn = new ForgetTurn(id, time);
            if (turns.Enter(new FollowerKey(new AccountId(follower.Account), follower.OpenId), turn) is null || !await turn.End) throw new InvalidOperationException("A conversation could not be deleted now.");
            // What came while the turn waited in line.
            touched += await RemoveMessagesAsync(id, cancellation);
        }

        if (touched > 0) live.Publish(subject.Agency, LivePeers.Missed, new object());
        return touched;
    }

    private async Task<List<object>> ProfileAsync(SubjectFollower follower, ConversationId id, CancellationToken cancellation)
    {
        var profile = await db.Set<Follower>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation);
        return [new { follower.OpenId, profile?.Nickname, profile?.Remark, profile?.Source, profile?.Tags, profile?.SubscribedAt, profile?.UnsubscribedAt }];
    }

    private async Task<int> RemoveMessagesAsync(ConversationId id, CancellationToken cancellation)
    {
        for (var removed = 0; ; removed += AtOnce)
        {
            var rows = await db.Set<Message>().AsNoTracking().Where(message => message.ConversationId == id).OrderBy(message => message.Id).Take(AtOnce).ToListAsync(cancellation);
            if (rows.Count == 0) return removed;
            await index.RemoveAsync([.. rows.Select(IndexedMessage.Of)], cancellation);
            if (rows.Count < AtOnce) return removed + rows.Count;
        }
    }
}

/// <summary>A bubble as its citizen takes it along: in full, without what only consoles need.</summary>
internal static class OwnMessage
{
    public static object Of(MessageView view) => new
    {
        view.At,
        From = view.SentBy switch { SentBy.Follower => "本人", SentBy.Staff => "工作人员", _ => "公众号" },
        view.Kind,
        view.Text,
        view.Title,
        view.Description,
        view.Url,
        view.Event,
        view.Location,
        view.Articles,
    };
}
