using System.Collections.Frozen;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Assignment;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Desk;

/// <summary>
/// What happens, to an open console, as server-sent events. Every event's data is one JSON object; a <c>ping</c> every 20 seconds lets the
/// console notice a dead connection. A console that falls behind is cut off, connects anew and reads its lists anew.
/// </summary>
internal static class ListenLive
{
    /// <summary>Who hears what. What is not named here may speak of citizens and is for those who read their messages.</summary>
    private static readonly FrozenDictionary<string, Permission?> Audiences =
        new Dictionary<string, Permission?>
        {
            [LivePeers.Missed] = null,
            ["account"] = null,
            ["import"] = null,
            ["unanswered"] = Permission.ReadQuestions,
            ["topics"] = Permission.ReadQuestions,
            ["figures"] = Permission.SuperviseDesk,
        }.ToFrozenDictionary();

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(20);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/live", Listen).WithName("ListenLive").WithTags("Desk").RequireAuthorization(Policies.Staff);

    private static ServerSentEventsResult<object> Listen(HttpContext http, LiveFeed feed, DeskReach reach, DutyBoard board, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        http.Response.RegisterForDispose(ending);
        if (http.User.May(Permission.AnswerCitizens)) http.Response.RegisterForDispose(board.Open(http.User.AgencyId(), new StaffId(http.User.StaffId())));
        return TypedResults.ServerSentEvents(ReadAsync(feed.Listen(http.User.AgencyId()), Hears(http.User, reach), time, ending.Token));
    }

    private static async IAsyncEnumerable<SseItem<object>> ReadAsync(LiveListener listener, Predicate<LiveEvent> hears, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var open = listener;
        var merged = Channel.CreateBounded<SseItem<object>>(1);
        using var pings = time.CreateTimer(_ => merged.Writer.TryWrite(Ping()), null, PingEvery, PingEvery);
        var copying = CopyAsync(listener, hears, merged.Writer, cancellation);
        yield return Ping();
        await foreach (var item in merged.Reader.ReadAllAsync(CancellationToken.None)) yield return item;
        await copying;
    }

    private static async Task CopyAsync(LiveListener listener, Predicate<LiveEvent> hears, ChannelWriter<SseItem<object>> to, CancellationToken cancellation)
    {
        try
        {
            await foreach (var happened in listener.ReadAllAsync(cancellation))
                if (hears(happened)) await to.WriteAsync(new SseItem<object>(happened.Data, happened.Kind), cancellation);
        }
        catch (OperationCanceledException)
        {
            // The console went away or the server stops; either way the stream just ends.
        }

        to.TryComplete();
    }

    private static Predicate<LiveEvent> Hears(ClaimsPrincipal person, DeskReach reach) => happened =>
        Audiences.TryGetValue(happened.Kind, out var needed)
            ? needed is not { } permission || person.May(permission)
            : person.May(Permission.ReadConversations) && Reaches(person, reach, happened.Data);

    /// <summary>What is said in another department's queue is not told.</summary>
    private static bool Reaches(ClaimsPrincipal person, DeskReach reach, object data) => data switch
    {
        ConversationView conversation => reach.Covers(conversation.Department, conversation.AssignedTo?.Id),
        MessageNews message => reach.Covers(message.Department, message.Holder),
        AssignedNews assigned => assigned.StaffId == reach.Person,
        PromiseNews promise => PromiseAudience.Includes(person, promise) && reach.Covers(promise.Department, promise.Holder),
        TypingNews typing => reach.Covers(typing.Department, typing.Holder),
        _ => true,
    };

    private static SseItem<object> Ping() => new(new object(), "ping");
}
