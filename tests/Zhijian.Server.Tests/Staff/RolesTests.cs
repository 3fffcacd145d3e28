using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Staff;

public sealed class RolesTests
{
    private static readonly StaffRole[] Administrators = [StaffRole.SystemAdministrator, StaffRole.SecurityAdministrator, StaffRole.AuditAdministrator];

    [Fact]
    public void No_administrator_may_see_what_citizens_write()
    {
        Permission[] citizens = [Permission.ReadConversations, Permission.AnswerCitizens, Permission.LeadDesk, Permission.SuperviseDesk, Permission.RevealPersonalData, Permission.ReadQuestions];

        StaffRoles.PermissionsOf(Administrators).Intersect(citizens).ShouldBeEmpty();
    }

    [Fact]
    public void No_two_administrators_may_change_the_same_things()
    {
        Permission[] shared = [Permission.ReadStaff];
        var each = Administrators.Select(role => StaffRoles.PermissionsOf([role]).Except(shared).ToList()).ToList();

        each.SelectMany(permissions => permissions).Distinct().Count().ShouldBe(each.Sum(permissions => permissions.Count));
    }

    [Fact]
    public void An_administrator_has_this_one_role_and_other_roles_go_together()
    {
        foreach (var administrator in Administrators)
            foreach (var other in Enum.GetValues<StaffRole>().Where(role => role != administrator)) StaffRoles.WhyNot([administrator, other]).ShouldNotBeNull($"{administrator} and {other}");
        foreach (var role in Enum.GetValues<StaffRole>()) StaffRoles.WhyNot([role, role]).ShouldBeNull();

        StaffRoles.WhyNot([.. Enum.GetValues<StaffRole>().Except(Administrators)]).ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Somebody_new_is_added_by_one_administrator_and_gets_roles_from_another(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var system = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        using var security = await host.SignInAsync(agency, StaffRole.SecurityAdministrator);
        await system.PostJsonAsync("/api/departments", new { key = "traffic", name = "交警支队" }, HttpStatusCode.Created);

        var added = await system.PostJsonAsync("/api/staff", new { userName = "Bella", displayName = "贝拉", departments = new[] { "traffic" } }, HttpStatusCode.Created);
        var id = (string)added["member"]!["id"]!;
        using var bella = host.CreateClient();
        await bella.PostJsonAsync("/api/session", new { userName = "bella", password = (string)added["password"]! });
        await bella.PostJsonAsync("/api/session/password", new { current = (string)added["password"]!, next = People.Password });
        (await bella.GetAsync("/api/conversations")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "no role yet");

        await security.PutJsonAsync($"/api/staff/{id}/roles", new { roles = new[] { "officer", "editor" } });

        (await bella.GetAsync("/api/conversations")).StatusCode.ShouldBe(HttpStatusCode.OK, "from the next request on");
        var session = await bella.GetJsonAsync("/api/session");
        Texts(session["departments"]!).ShouldBe(["traffic"]);
        Texts(session["permissions"]!).ShouldBe(["readConversations", "answerCitizens", "revealPersonalData", "readQuestions", "editKnowledge", "withdrawAnswers"]);
        var listed = (await system.GetJsonAsync("/api/staff")).AsArray().Single(member => member!["userName"]!.ToString() == "bella")!;
        Texts(listed["roles"]!).ShouldBe(["officer", "editor"]);
        ((bool)listed["mustChangePassword"]!).ShouldBeFalse();

        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        var changes = (await auditor.GetJsonAsync("/api/audit?action=rolesChanged"))["items"]!.AsArray();
        changes.Single()!["subject"]!.ToString().ShouldBe("staff:bella");
        changes.Single()!["details"]!.ToString().ShouldBe("none → Officer, Editor");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Locking_ends_open_sessions_and_refuses_new_ones_until_unlocked(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var system = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        var anna = await host.AddStaffAsync(agency, "anna", StaffRole.Officer);
        await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });

        ((bool)(await system.PostJsonAsync($"/api/staff/{anna.Id}/lock", new { }))["isLocked"]!).ShouldBeTrue();

        (await host.Client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await SignInAsync(host)).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("account_locked");
        await system.PostJsonAsync($"/api/staff/{anna.Id}/unlock", new { });
        (await SignInAsync(host)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_reset_password_works_once_and_must_be_changed(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var system = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        var anna = await host.AddStaffAsync(agency, "anna", StaffRole.Officer);

        var password = (string)(await system.PostJsonAsync($"/api/staff/{anna.Id}/password", new { }))["password"]!;

        PasswordRules.WhyNot(password, "anna").ShouldBeNull();
        (await SignInAsync(host)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((bool)(await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password }))["mustChangePassword"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_or_the_keys_of_another_administrator()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var agency = await host.AddAgencyAsync();
        using var system = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        using var security = await host.SignInAsync(agency, StaffRole.SecurityAdministrator);
        var self = (await system.GetJsonAsync("/api/session"))["id"];
        var other = (await security.GetJsonAsync("/api/session"))["id"];

        (await (await security.PutAsJsonAsync($"/api/staff/{other}/roles", new { roles = new[] { "systemAdministrator" } })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("staff_oneself");
        foreach (var act in new[] { "lock", "unlock", "password", "second-factor/reset" })
            (await (await system.PostAsJsonAsync($"/api/staff/{self}/{act}", new { })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("staff_oneself");
        foreach (var act in new[] { "password", "second-factor/reset" })
            (await (await system.PostAsJsonAsync($"/api/staff/{other}/{act}", new { })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("staff_is_administrator");
    }

    [Fact]
    public async Task Requests_that_make_no_sense_are_refused_in_words()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var agency = await host.AddAgencyAsync();
        using var system = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        using var security = await host.SignInAsync(agency, StaffRole.SecurityAdministrator);
        var anna = await host.AddStaffAsync(agency, "anna", StaffRole.Officer);
        using var stranger = await host.SignInAsync(await host.AddAgencyAsync("other"), StaffRole.SecurityAdministrator);

        (await (await system.PostAsJsonAsync("/api/staff", new { userName = "ANNA", displayName = "安娜" })).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("user_name_taken");
        (await (await system.PostAsJsonAsync("/api/staff", new { userName = "an na", displayName = "安娜" })).ReadCodeAsync(HttpStatusCode.BadRequest)).ShouldBe("validation_failed");
        (await (await system.PostAsJsonAsync("/api/staff", new { userName = "zoe", displayName = "佐", departments = new[] { "moon" } })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("department_unknown");
        (await (await security.PutAsJsonAsync($"/api/staff/{anna.Id}/roles", new { roles = new[] { "auditAdministrator", "systemAdministrator" } })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity))
            .ShouldBe("roles_not_separated");
        (await (await stranger.PutAsJsonAsync($"/api/staff/{anna.Id}/roles", new { roles = Array.Empty<string>() })).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("staff_not_found");
    }

    private static Task<HttpResponseMessage> SignInAsync(ServerHost host) => host.Client.PostAsJsonAsync("/api/session", new { userName = "anna", password = People.Password });

    private static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(item => item!.ToString())];
}
