using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Staff.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Says something over the customer-service API: a message row people see and an outbox entry that delivers it.</summary>
internal static class Speech
{
    /// <param name="StaffId">The officer who says it; null when the account does by itself.</param>
    /// <param name="Key">Keeps the same thing from being said twice.</param>
    public sealed record Said(
        ReplyContent Content, DecidedBy By, string? AnswerId = null, StaffId? StaffId = null, string? StaffName = null, DeduplicationKey? Key = null)
    {
        /// <summary>See <see cref="OutboxEntry.GoodUntil"/>.</summary>
        public DateTimeOffset? GoodUntil { get; init; }
    }

    /// <returns>The conversation with the sequence number and the budget spent.</returns>
    public static Conversation Enqueue(Conversation conversation, Said said, DateTimeOffset now, List<Message> messages, List<Effect> effects)
    {
        var goesNow = said.By == DecidedBy.Notice ? conversation.Window.AllowsNoticeAt(now) : conversation.Window.AllowsAt(now);
        var (kind, value) = StoredReply.Encode(said.Content);
        messages.Add(new Message
        {
            AgencyId = conversation.AgencyId,
            ConversationId = conversation.Id,
            Seq = conversation.NextSeq,
            Direction = MessageDirection.Outbound,
            Kind = kind,
            At = now,
            DeduplicationKey = said.Key,
            ReplyKind = kind,
            Reply = value,
            DecidedBy = said.By,
            AnswerId = said.AnswerId,
            Delivery = goesNow ? Delivery.Sending : Delivery.Kept,
            StaffId = said.StaffId,
            StaffName = said.StaffName,
        });
        effects.Add(Effect.Enqueue(new OutboxEntry
        {
            AgencyId = conversation.AgencyId,
            AccountId = conversation.AccountId,
            ConversationId = conversation.Id,
            OpenId = conversation.OpenId,
            Seq = conversation.NextSeq,
            ReplyKind = kind,
            Reply = value,
            State = goesNow ? OutboxState.Due : OutboxState.OneTime,
            DueAt = now,
            GoodUntil = said.GoodUntil,
        }));
        return conversation with
        {
            NextSeq = conversation.NextSeq + 1,
            Window = goesNow ? conversation.Window.Spend() : conversation.Window,
            Kept = conversation.Kept + (goesNow ? 0 : 1),
        };
    }
}
