using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.OwnData;

/// <summary>Questions are counted over everybody who asks them (未答问题); what only one citizen ever asked is theirs and goes with them.</summary>
internal sealed class OwnQuestions(ZhijianDb db)
{
    public async Task<int> ForgetAsync(AccountId account, ConversationId conversation, CancellationToken cancellation)
    {
        var asked = await AskedAsync(conversation, cancellation);
        var keys = asked.Keys.ToList();
        var rows = await db.Set<UnansweredQuestion>().AsNoTracking().Where(question => question.AccountId == account && keys.Contains(question.TextKey)).ToListAsync(cancellation);
        var own = rows.Where(question => question.Count <= asked[question.TextKey]).Select(question => question.TextKey).ToList();
        await db.Set<UnansweredDay>().Where(day => day.AccountId == account && own.Contains(day.TextKey)).ExecuteDeleteAsync(cancellation);
        var touched = await db.Set<UnansweredQuestion>().Where(question => question.AccountId == account && own.Contains(question.TextKey)).ExecuteDeleteAsync(cancellation);
        var nobody = new ConversationId(Guid.Empty);
        return touched + await db.Set<UnansweredQuestion>().Where(question => question.ConversationId == conversation).ExecuteUpdateAsync(change => change.SetProperty(question => question.ConversationId, nobody), cancellation);
    }

    /// <summary>How often each text was sent in the conversation.</summary>
    private async Task<Dictionary<Guid, int>> AskedAsync(ConversationId conversation, CancellationToken cancellation)
    {
        var asked = new Dictionary<Guid, int>();
        var pushes = db.Set<Message>().AsNoTracking().Where(message => message.ConversationId == conversation && message.Payload != null).Select(message => message.Payload!);
        await foreach (var push in pushes.AsAsyncEnumerable().WithCancellation(cancellation))
            if (InboundMessageParser.Parse(push) is TextMessage { Content: { Length: > 0 } text }) asked[UnansweredQuestion.KeyOf(text)] = asked.GetValueOrDefault(UnansweredQuestion.KeyOf(text)) + 1;
        return asked;
    }
}
