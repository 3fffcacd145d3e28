using System.Net.ServerSentEvents;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Promises;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Who is told when a promise is soon due or broken.</summary>
public sealed class PromiseAudienceTests
{
    private static readonly Guid Me = Guid.Parse("01930000-0000-7000-8000-000000000001");
    private static readonly Guid Colleague = Guid.Parse("01930000-0000-7000-8000-000000000002");

    [Theory]
    [InlineData(PromiseStepKind.Warned, "me", StaffRole.Officer, true)]
    [InlineData(PromiseStepKind.Warned, "colleague", StaffRole.Officer, false)]
    [InlineData(PromiseStepKind.Warned, "nobody", StaffRole.Officer, true)]
    [InlineData(PromiseStepKind.Warned, "colleague", StaffRole.Lead, false)]
    [InlineData(PromiseStepKind.Warned, "nobody", StaffRole.Supervisor, false)]
    [InlineData(PromiseStepKind.Breached, "me", StaffRole.Officer, true)]
    [InlineData(PromiseStepKind.Breached, "colleague", StaffRole.Officer, false)]
    [InlineData(PromiseStepKind.Breached, "colleague", StaffRole.Lead, true)]
    [InlineData(PromiseStepKind.Breached, "nobody", StaffRole.Lead, true)]
    [InlineData(PromiseStepKind.Breached, "nobody", StaffRole.Supervisor, false)]
    [InlineData(PromiseStepKind.Escalated, "colleague", StaffRole.Officer, false)]
    [InlineData(PromiseStepKind.Escalated, "colleague", StaffRole.Lead, true)]
    [InlineData(PromiseStepKind.Escalated, "colleague", StaffRole.Supervisor, true)]
    [InlineData(PromiseStepKind.Escalated, "nobody", StaffRole.Editor, false)]
    public void A_step_concerns_the_officer_or_the_queue_then_the_lead_then_the_supervisor(PromiseStepKind step, string holder, StaffRole role, bool concerned)
    {
        var claims = StaffRoles.PermissionsOf([role]).Select(permission => new Claim(StaffClaims.Permission, permission.ToString())).Append(new Claim(StaffClaims.Id, Me.ToString()));
        var news = new PromiseNews(Guid.Empty, step, default, null, null) { Holder = holder switch { "me" => Me, "colleague" => Colleague, _ => null } };

        PromiseAudience.Includes(new ClaimsPrincipal(new ClaimsIdentity(claims)), news).ShouldBe(concerned);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_breach_reaches_the_leads_of_the_department_and_the_supervisor_when_it_lasts(DatabaseKind kind)
    {
        await using var scene = await PromiseScene.OpenAsync(kind, "30m");
        await scene.Host.AddDepartmentAsync(scene.Agency, "household", "户政");
        await scene.WeChat.EventAsync("oWang", "CLICK", "guide");
        var conversation = await scene.AskAsync("oWang");
        using var household = await scene.Host.SignInForAsync(scene.Agency, StaffRole.Lead, "household");
        using var traffic = await scene.Host.SignInForAsync(scene.Agency, StaffRole.Lead, "traffic");
        using var supervisor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Supervisor);
        var (lead, stranger, above) = (await HearAsync(household), await HearAsync(traffic), await HearAsync(supervisor));

        await BreakAsync(scene, TimeSpan.FromMinutes(31));
        var breached = await NextAsync(scene, lead);
        await BreakAsync(scene, TimeSpan.FromHours(25));

        ((string)breached["conversationId"]!, (string)breached["step"]!).ShouldBe(((string)conversation["id"]!, "breached"));
        breached.AsObject().ContainsKey("department").ShouldBeFalse();
        ((string)(await NextAsync(scene, lead))["step"]!).ShouldBe("escalated");
        ((string)(await NextAsync(scene, above))["step"]!).ShouldBe("escalated", "a breach alone is for the lead");
        await scene.WeChat.TextAsync("oEverybody", PromiseScene.Unanswerable);
        await BreakAsync(scene, TimeSpan.FromMinutes(31));
        var first = await NextAsync(scene, stranger);
        ((string)first["conversationId"]!).ShouldNotBe((string)conversation["id"]!, "the first thing another department hears of is the general queue's");
    }

    private static async Task BreakAsync(PromiseScene scene, TimeSpan after)
    {
        scene.Host.Clock.Leap(after);
        await scene.NoteAsync();
    }

    private static async Task<IAsyncEnumerator<JsonNode>> HearAsync(HttpClient client) => SseParser.Create(await client.GetStreamAsync("/api/live")).EnumerateAsync()
        .Where(item => item.EventType == "promise").Select(item => JsonNode.Parse(item.Data)!).GetAsyncEnumerator();

    private static async Task<JsonNode> NextAsync(PromiseScene scene, IAsyncEnumerator<JsonNode> heard)
    {
        (await scene.Host.Clock.WhenAsync(heard.MoveNextAsync().AsTask())).ShouldBeTrue();
        return heard.Current;
    }
}
