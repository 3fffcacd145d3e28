using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Conversations.Outbox;
using Zhijian.Server.Conversations.Storage;
using Zhijian.Server.Knowledge.Contracts;

namespace Zhijian.Server.Conversations.Turns;

/// <summary>Runs turns: those of one follower in order, those of different followers side by side.</summary>
internal sealed partial class TurnQueue(SeatCache seats, GroupCommit commit, ITurnStore store, TurnNews news, OutboxBell bell, AnswerUsage usage, WaitingLine line, QueueMoves moves, ILogger<TurnQueue> log)
{
    /// <summary>Losing this often means that another node writes the same conversation without end.</summary>
    private const int MostAttempts = 64;

    /// <summary>Puts a turn in line and has it run; the turn itself tells its end.</summary>
    /// <returns>The turn whose end to wait for, see <see cref="Seat.Join"/>.</returns>
    public Turn? Enter(FollowerKey follower, Turn turn)
    {
        var seat = seats.Take(follower);
        var joined = seat.Join(turn, out var mustWork);
        if (mustWork) _ = WorkAsync(seat, turn);
        else seats.Release(seat);
        return joined;
    }

    private async Task WorkAsync(Seat seat, Turn first)
    {
        for (var turn = first; turn is not null; turn = seat.Next())
        {
            try
            {
                await RunAsync(seat, turn);
            }
            catch (Exception problem)
            {
                LogFailed(log, problem);
                seat.Known = false;
                turn.Fail();
            }
        }

        seats.Release(seat);
    }

    private async Task RunAsync(Seat seat, Turn turn)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var remembered = seat.Known;
            if (!seat.Known) seat.Conversation = await store.FindAsync(seat.Key.Account, seat.Key.OpenId);
            seat.Known = true;
            await turn.ConsultAsync(seat.Conversation, store);
            if (turn.Decide(seat.Conversation) is not { } seal)
            {
                // Another node may have written since this one remembered: a refusal counts only on what the database holds.
                if (remembered)
                {
                    seat.Known = false;
                    continue;
                }

                turn.Complete(null);
                return;
            }

            TurnRows? rows = null;
            var result = await commit.CommitAsync(() => rows = seal());
            if (result == CommitResult.Committed)
            {
                Finish(seat, turn, rows!);
                return;
            }

            if (result == CommitResult.Duplicate)
            {
                turn.CompleteAsDuplicate(turn.DuplicateKey is { } key ? await store.FindMessageAsync(key) : null);
                return;
            }

            // What the database holds now is not what this node remembers, or nobody knows.
            seat.Known = false;
            if (result != CommitResult.Stale) break;
        }

        turn.Fail();
    }

    /// <summary>The rows are on the disk: whoever waits for it is told.</summary>
    private void Finish(Seat seat, Turn turn, TurnRows rows)
    {
        var left = rows.EndsConversation ? null : rows.Conversation ?? seat.Conversation;
        var (before, after) = (seat.Conversation?.State, left?.State);
        line.Moved(rows.AgencyId, before, after);
        seat.Conversation = left;
        turn.Complete(rows);
        // Whoever is new begins with automatic answers, and whoever is gone waits no more.
        if ((before ?? ConversationState.Automatic) != (after ?? ConversationState.Automatic)) moves.Tell(rows.AgencyId);
        news.Tell(rows);
        if (rows.Use is { } use) usage.Count(use);
        if (rows.Effects.Any(effect => effect.RingsOutbox)) bell.Ring();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn could not be run")]
    private static partial void LogFailed(ILogger logger, Exception problem);
}
