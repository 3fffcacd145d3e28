using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Assignment;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Staff.Contracts;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Duty, skills and giving out by turn, over HTTP and live streams.</summary>
public sealed class AssignmentTests
{

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_is_on_duty_with_an_open_console_is_given_what_waits_and_hears_of_it(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind);
        await using var officer = await DutyAsync(desk, StaffRole.Officer);

        await desk.WeChat.TextAsync("oWang", "人工");
        var news = await officer.NextAsync("assigned");

        ((Guid)news["staffId"]!).ShouldBe(officer.Id);
        var conversation = await officer.Client.GetJsonAsync($"/api/conversations/{news["conversationId"]}");
        ((string)conversation["state"]!, (Guid)conversation["assignedTo"]!["id"]!).ShouldBe(("open", officer.Id));
        ((int)conversation["unread"]!).ShouldBe(1, "nobody has read it yet");
        var line = (await officer.Client.GetJsonAsync($"/api/conversations/{news["conversationId"]}/messages"))["items"]!.AsArray().Last()!;
        ((string)line["internal"]!["kind"]!).ShouldBe("assigned");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_given_anything_while_away_without_a_console_or_where_officers_pull(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind);
        await using var away = await DutyAsync(desk, StaffRole.Officer);
        await away.Client.PutJsonAsync("/api/duty", new { onDuty = false });
        using var noConsole = await desk.Host.SignInAsync(desk.Agency, StaffRole.Officer);
        await noConsole.PutJsonAsync("/api/duty", new { onDuty = true });
        await desk.WeChat.TextAsync("oWang", "人工");
        await RoundAsync(desk.Host, desk.Agency);
        (await WaitingAsync(desk)).ShouldBe(1);

        await SetAsync(desk, "pull", 8);
        await away.Client.PutJsonAsync("/api/duty", new { onDuty = true });
        await RoundAsync(desk.Host, desk.Agency);
        (await WaitingAsync(desk)).ShouldBe(1);

        await SetAsync(desk, "automatic", 8);
        (await away.NextAsync("assigned"))["staffId"]!.GetValue<Guid>().ShouldBe(away.Id);
        ((bool)(await desk.Officer.GetJsonAsync("/api/officers")).AsArray().Single(one => (Guid)one!["id"]! == away.Id)!["onDuty"]!).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_has_more_than_the_limit_until_a_session_ends(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind, mostOpen: 2);
        await using var officer = await DutyAsync(desk, StaffRole.Officer);
        for (var number = 0; number < 3; number++) await desk.WeChat.TextAsync("oCitizen" + number, "人工");
        var first = await officer.NextAsync("assigned");
        await officer.NextAsync("assigned");
        await RoundAsync(desk.Host, desk.Agency);
        (await WaitingAsync(desk)).ShouldBe(1);

        await officer.Client.PostJsonAsync($"/api/conversations/{first["conversationId"]}/close", new { });

        await officer.NextAsync("assigned");
        (await WaitingAsync(desk)).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_needs_a_skill_goes_to_somebody_who_has_it_and_after_two_minutes_to_anybody(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind, mostOpen: 1);
        await using var plain = await DutyAsync(desk, StaffRole.Officer);
        await using var able = await DutyAsync(desk, StaffRole.Officer, "english");
        await desk.WeChat.TextAsync("oSmith", "my visa expires, 人工");
        ((Guid)(await able.NextAsync("assigned"))["staffId"]!).ShouldBe(able.Id);

        await desk.WeChat.TextAsync("oJones", "visa 人工");
        await RoundAsync(desk.Host, desk.Agency);
        var waiting = (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting&skill=english"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)waiting["skill"]!).ShouldBe("english");
        (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting&skill=law"))["items"]!.AsArray().ShouldBeEmpty();

        desk.Host.Clock.Advance(AssignmentPlan.SkillFirst);
        var given = plain.NextAsync("assigned");
        // The leap has made the console look stale; the next heartbeat and the next look come in a moment.
        await desk.Host.Clock.RunAsync(given);
        ((Guid)(await given)["staffId"]!).ShouldBe(plain.Id);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_an_officer_leaves_unanswered_goes_back_to_the_queue_after_five_minutes(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind);
        Guid served, unserved;
        await using (var officer = await DutyAsync(desk, StaffRole.Officer))
        {
            await desk.WeChat.TextAsync("oWang", "人工");
            served = (Guid)(await officer.NextAsync("assigned"))["conversationId"]!;
            await officer.Client.PostJsonAsync($"/api/conversations/{served}/replies", new { text = "您好", clientKey = "1" }, HttpStatusCode.Accepted);
            await desk.WeChat.TextAsync("oLi", "人工");
            unserved = (Guid)(await officer.NextAsync("assigned"))["conversationId"]!;
            (await officer.Client.DeleteAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(4));
        await SweepAsync(desk.Host);
        (await WaitingAsync(desk)).ShouldBe(0);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync(desk.Host);

        (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(unserved);
        var line = (await desk.Officer.GetJsonAsync($"/api/conversations/{unserved}/messages"))["items"]!.AsArray().Last()!;
        ((string)line["internal"]!["kind"]!).ShouldBe("returned");
        ((string)(await desk.Officer.GetJsonAsync($"/api/conversations/{served}"))["state"]!).ShouldBe("open");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_console_that_is_gone_counts_for_less_than_a_minute_and_after_five_is_no_duty_any_more(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind);
        var officer = await DutyAsync(desk, StaffRole.Officer);
        await officer.CloseStreamAsync();
        desk.Host.Clock.Advance(TimeSpan.FromSeconds(75));
        await desk.WeChat.TextAsync("oWang", "人工");
        await RoundAsync(desk.Host, desk.Agency);

        (await WaitingAsync(desk)).ShouldBe(1);
        ((bool)(await officer.Client.GetJsonAsync("/api/duty"))["onDuty"]!).ShouldBeTrue("a console that comes back soon goes on");
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync(desk.Host);
        ((bool)(await officer.Client.GetJsonAsync("/api/duty"))["onDuty"]!).ShouldBeFalse();
        await officer.DisposeAsync();
    }

    [Fact]
    public async Task Two_servers_on_one_database_give_each_conversation_to_one_officer()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using var one = await ServerHost.StartAsync(database);
        var scene = await DeskScene.OpenAsync(one);
        await using var other = await ServerHost.StartAsync(database);
        await SetAsync(scene, "automatic", 5);
        await using var here = await DutyAsync(scene, StaffRole.Officer);
        await using var there = await DutyAsync(scene with { Host = other }, StaffRole.Officer);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => scene.WeChat.TextAsync("oCitizen" + number, "人工")));
        await RoundAsync(one, scene.Agency);
        await RoundAsync(other, scene.Agency);
        await Task.WhenAll(RoundAsync(one, scene.Agency), RoundAsync(other, scene.Agency));

        var (notes, holders) = await one.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            return (await db.Set<ConversationNote>().Where(note => note.Kind == NoteKind.Assigned).Select(note => note.ConversationId).ToListAsync(),
                await db.Set<Conversation>().Select(conversation => conversation.AssignedTo).ToListAsync());
        });
        notes.Count.ShouldBe(10);
        notes.ShouldBeUnique();
        holders.GroupBy(holder => holder!.Value.Value).ToDictionary(group => group.Key, group => group.Count()).ShouldBe(new Dictionary<Guid, int> { [here.Id] = 5, [there.Id] = 5 }, ignoreOrder: true);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Settings_that_cannot_be_are_refused_with_what_to_do(DatabaseKind kind)
    {
        await using var desk = await OpenAsync(kind);
        using var administrator = await desk.Host.SignInAsync(desk.Agency, StaffRole.SystemAdministrator);
        var person = (await administrator.PostJsonAsync("/api/staff", new { userName = "li.hua", displayName = "李华", skills = new[] { "english" } }, HttpStatusCode.Created))["member"]!;
        person["skills"]![0]!.ToString().ShouldBe("english");

        (await (await administrator.PutAsJsonAsync("/api/assignment", new { mode = "automatic", mostOpen = 0 })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("assignment_invalid");
        (await administrator.PutAsJsonAsync("/api/assignment", new { mode = "random", mostOpen = 1 })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await (await administrator.PutAsJsonAsync($"/api/staff/{person["id"]}", new { displayName = "李华", skills = new[] { "moon" } })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("skill_unknown");
        var faults = await administrator.PutJsonAsync("/api/skills", new { skills = new[] { new { key = "A b", name = "", words = Array.Empty<string>() } } }, HttpStatusCode.UnprocessableEntity);
        faults["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(["skills[0].key", "skills[0].name"]);
        (await desk.Officer.PutAsJsonAsync("/api/assignment", new { mode = "pull", mostOpen = 8 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await desk.WeChat.TextAsync("oWang", "人工");
        var conversation = (await desk.Officer.GetJsonAsync("/api/conversations?state=waiting"))["items"]![0]!;
        var transfer = $"/api/conversations/{conversation["id"]}/transfer";
        (await (await desk.Officer.PostAsJsonAsync(transfer, new { departmentKey = "traffic", skillKey = "moon", reason = "转办" })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("skill_unknown");
        (await (await desk.Officer.PostAsJsonAsync(transfer, new { departmentKey = "closed", skillKey = "english", reason = "转办" })).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("department_closed");
        ((string)(await desk.Officer.PostJsonAsync(transfer, new { departmentKey = "traffic", skillKey = "english", reason = "转办" }))["skill"]!).ShouldBe("english");
        (await desk.Officer.PostJsonAsync(transfer, new { departmentKey = "traffic", skillKey = "", reason = "不需要" }))["skill"].ShouldBeNull();

        using var auditor = await desk.Host.SignInAsync(desk.Agency, StaffRole.AuditAdministrator);
        (await auditor.GetJsonAsync("/api/audit"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!).ShouldBeSubsetOf(
            ["conversationTransferred", "staffAdded", "assignmentChanged", "skillsChanged", "signedIn"]);
    }

    private static async Task<DeskScene> OpenAsync(DatabaseKind kind, int mostOpen = 8)
    {
        var desk = await DeskScene.OpenWithDepartmentsAsync(kind);
        await SetAsync(desk, "automatic", mostOpen);
        return desk;
    }

    private static async Task SetAsync(DeskScene desk, string mode, int mostOpen)
    {
        using var administrator = await desk.Host.SignInAsync(desk.Agency, StaffRole.SystemAdministrator);
        await administrator.PutJsonAsync("/api/skills", new { skills = new[] { new { key = "english", name = "英语", words = new[] { "visa" } } } });
        await administrator.PutJsonAsync("/api/assignment", new { mode, mostOpen });
    }

    private static Task RoundAsync(ServerHost host, AgencyId agency) => host.Services.GetRequiredService<AssignmentRound>().RunAsync(agency, default);

    private static Task SweepAsync(ServerHost host) => host.Services.GetRequiredService<DutySweep>().RunAsync(default);

    private static async Task<int> WaitingAsync(DeskScene desk) => (int)(await desk.Officer.GetJsonAsync("/api/conversations"))["counts"]!["waiting"]!;

    private static async Task<OfficerOnDuty> DutyAsync(DeskScene desk, StaffRole role, params string[] skills)
    {
        var client = await desk.Host.SignInAsync(desk.Agency, role);
        var id = (Guid)(await client.GetJsonAsync("/api/session"))["id"]!;
        await desk.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            (await db.Set<StaffMember>().SingleAsync(member => member.Id == new StaffId(id))).Skills = skills;
            return await db.SaveChangesAsync();
        });
        var stream = await client.GetStreamAsync("/api/live");
        var officer = new OfficerOnDuty(desk.Host, client, id, stream);
        await officer.NextAsync("ping");
        await client.PutJsonAsync("/api/duty", new { onDuty = true });
        return officer;
    }

    /// <summary>An officer who has said so, with an open console.</summary>
    private sealed class OfficerOnDuty(ServerHost host, HttpClient client, Guid id, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        public HttpClient Client => client;

        public Guid Id => id;

        public async Task<JsonNode> NextAsync(string kind)
        {
            while (await host.Clock.WhenAsync(_events.MoveNextAsync().AsTask()))
                if (_events.Current.EventType == kind) return JsonNode.Parse(_events.Current.Data)!;
            throw new InvalidOperationException("The stream has ended.");
        }

        /// <summary>Completes when the server has noticed.</summary>
        public async Task CloseStreamAsync()
        {
            await stream.DisposeAsync();
            while (host.Services.GetRequiredService<DutyBoard>().IsOpen(new StaffId(id))) await Task.Delay(5);
        }

        public async ValueTask DisposeAsync()
        {
            await stream.DisposeAsync();
            client.Dispose();
        }
    }
}
