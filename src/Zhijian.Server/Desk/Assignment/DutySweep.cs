using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk.Assignment;

/// <summary>Takes back what officers who are gone have not answered (离岗退回), so that nobody waits for somebody who went home.</summary>
internal sealed partial class DutySweep(IServiceScopeFactory scopes, TimeProvider time, ILogger<DutySweep> log)
{
    /// <summary>So long an officer may be gone before what they have not answered goes back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<AgencyScope>().EnterSystem();
        var until = time.GetUtcNow() - Patience;
        var roster = services.GetRequiredService<DutyRoster>();
        var gone = await roster.GoneAsync(until, cancellation);
        if (gone.Count == 0) return;
        await roster.EndAsync(until, cancellation);
        var conversations = services.GetRequiredService<ConversationAssignments>();
        foreach (var unserved in await conversations.UnservedAsync(gone, until, cancellation))
            if (await conversations.ReturnAsync(unserved)) LogReturned(unserved.Id.Value, unserved.Officer.Id.Value);
    }

    [LoggerMessage(LogLevel.Information, "Conversation {Conversation} went back to its queue, as {Officer} is gone")]
    private partial void LogReturned(Guid conversation, Guid officer);
}
