using System.Net;
using System.Net.Http.Json;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Staff;

public sealed class SessionTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_person_signs_in_looks_and_signs_out(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);

        var signedIn = await host.Client.PostJsonAsync("/api/session", new { userName = " Anna ", password = People.Password });

        ((string)signedIn["userName"]!).ShouldBe("anna");
        ((string)signedIn["roles"]![0]!).ShouldBe("officer");
        ((string)signedIn["agencyName"]!).ShouldBe("测试机构 test-agency");
        ((bool)signedIn["mustChangePassword"]!).ShouldBeFalse();
        (await host.Client.GetJsonAsync("/api/session")).ToJsonString().ShouldBe(signedIn.ToJsonString());

        (await host.Client.DeleteAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await host.Client.GetAsync("/api/session")).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("sign_in_required");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Five_wrong_passwords_lock_the_name_for_five_minutes(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);

        for (var attempt = 1; attempt < StaffMember.MostFailures; attempt++)
            (await (await TrySignInAsync(host, "wrong")).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("sign_in_failed");
        (await (await TrySignInAsync(host, "wrong")).ReadCodeAsync(HttpStatusCode.Locked)).ShouldBe("locked_out");
        (await (await TrySignInAsync(host, People.Password)).ReadCodeAsync(HttpStatusCode.Locked)).ShouldBe("locked_out");

        host.Clock.Advance(StaffMember.LockoutTime);
        (await TrySignInAsync(host, People.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_right_password_between_wrong_ones_starts_the_count_anew()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);

        for (var attempt = 0; attempt < 8; attempt++)
        {
            if (attempt == 4) (await TrySignInAsync(host, People.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await TrySignInAsync(host, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task An_unknown_name_is_refused_in_the_same_words_as_a_wrong_password()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);

        var unknown = await host.Client.PostAsJsonAsync("/api/session", new { userName = "nobody", password = "wrong" });
        var wrong = await TrySignInAsync(host, "wrong");

        var told = (await unknown.ReadJsonAsync(HttpStatusCode.Unauthorized))["detail"]!.ToString();
        told.ShouldBe((await wrong.ReadJsonAsync(HttpStatusCode.Unauthorized))["detail"]!.ToString());
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_refused()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["SignIn:PerMinute"] = "3");

        for (var attempt = 0; attempt < 3; attempt++) (await TrySignInAsync(host, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await (await TrySignInAsync(host, "wrong")).ReadCodeAsync(HttpStatusCode.TooManyRequests)).ShouldBe("too_many_attempts");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_new_password_ends_every_other_session_and_keeps_this_one(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);
        using var elsewhere = host.CreateClient();
        foreach (var client in new[] { host.Client, elsewhere }) await client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });

        await host.Client.PostJsonAsync("/api/session/password", new { current = People.Password, next = "Another-horse-2" });

        (await host.Client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TrySignInAsync(host, People.Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TrySignInAsync(host, "Another-horse-2")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Wrong-horse-1", "Another-horse-2", "password_wrong")]
    [InlineData(People.Password, "short-1", "password_too_weak")]
    [InlineData(People.Password, "alllowercase", "password_too_weak")]
    [InlineData(People.Password, People.Password, "password_too_weak")]
    public async Task A_change_of_password_is_refused_when(string current, string next, string code)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var client = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.Editor);

        var response = await client.PostAsJsonAsync("/api/session/password", new { current, next });

        (await response.ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe(code);
    }

    [Fact]
    public async Task Whoever_owes_a_new_password_may_do_nothing_else_first()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.SystemAdministrator, mustChange: true);
        var staff = await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });
        ((bool)staff["mustChangePassword"]!).ShouldBeTrue();

        (await (await host.Client.GetAsync("/api/agencies")).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("password_change_required");
        await host.Client.PostJsonAsync("/api/session/password", new { current = People.Password, next = "Another-horse-2" });

        (await host.Client.GetAsync("/api/agencies")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Session:AllowHttp"] = "false");
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);

        var cookie = (await TrySignInAsync(host, People.Password)).Headers.GetValues("Set-Cookie").Single();

        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("secure");
    }

    [Fact]
    public async Task A_session_ends_after_its_idle_time()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Session:IdleMinutes"] = "30");
        using var client = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.Officer);

        host.Clock.Advance(TimeSpan.FromMinutes(20));
        (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(31));

        (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> TrySignInAsync(ServerHost host, string password) =>
        host.CreateClient().PostAsJsonAsync("/api/session", new { userName = "anna", password });
}
