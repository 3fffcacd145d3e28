using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Agencies;

/// <summary>When an agency is open, as administrators change it over HTTP.</summary>
public sealed class HoursTests
{
    private static readonly object NewHours = new { periods = new[] { "09:00-12:00", "13:30-18:00" }, everyDay = false, closures = new[] { new { from = "2026-11-24", to = "2026-11-25", reason = "系统检修" } } };

    [Theory, ClassData(typeof(Databases))]
    public async Task An_administrator_changes_the_hours_and_they_hold_over_a_restart_and_stand_in_the_audit_log(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var administrator = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        ((bool)(await administrator.GetJsonAsync("/api/hours"))["isSet"]!).ShouldBeFalse();

        var saved = await administrator.PutJsonAsync("/api/hours", NewHours);

        saved["periods"]!.AsArray().Select(period => (string)period!).ShouldBe(["09:00-12:00", "13:30-18:00"]);
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        ((string)(await auditor.GetJsonAsync("/api/audit?action=openingHoursChanged"))["items"]!.AsArray().ShouldHaveSingleItem()!["details"]!)
            .ShouldBe("09:00-12:00, 13:30-18:00, working days, closed 2026-11-24 to 2026-11-25; before: never said");
        await host.RestartAsync();
        using var officer = await host.SignInAsync(agency, StaffRole.Officer);
        var shown = await officer.GetJsonAsync("/api/hours");
        ((bool)shown["isSet"]!, (string)shown["closures"]![0]!["reason"]!).ShouldBe((true, "系统检修"));
        (await officer.PutAsJsonAsync("/api/hours", NewHours)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_server_on_the_same_database_hears_of_new_hours()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Databases.PostgresServer), $"{Databases.PostgresVariable} is not set");
        await using var host = await ServerHost.StartAsync(DatabaseKind.PostgreSql);
        var agency = await host.AddAgencyAsync();
        using var administrator = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        await administrator.PutJsonAsync("/api/hours", new { periods = new[] { "08:00-12:00" }, everyDay = true, closures = Array.Empty<object>() });
        await using var second = await ServerHost.StartAsync(host.Database);
        await administrator.PutJsonAsync("/api/hours", NewHours);

        await second.Services.GetRequiredService<SettingsKeeper>().ReloadAsync(default);

        second.Services.GetRequiredService<AgencyCalendars>().Find(agency)!.Hours.Periods.ShouldBe(["09:00-12:00", "13:30-18:00"]);
    }

    [Fact]
    public async Task Hours_that_make_no_calendar_are_refused_field_by_field_and_change_nothing()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var administrator = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.SystemAdministrator);
        var closures = new[] { new { from = "2026-12-02", to = "2026-12-01" } };

        var refused = await administrator.PutJsonAsync(
            "/api/hours", new { periods = new[] { "08:30-12:00", "11:00-17:30", "18:00-17:00", "25:00-26:00" }, everyDay = false, closures }, HttpStatusCode.UnprocessableEntity);

        ((string)refused["code"]!).ShouldBe("hours_invalid");
        refused["faults"]!.AsArray().Select(fault => (string)fault!["field"]!).ShouldBe(["periods[1]", "periods[2]", "periods[3]", "closures[0]"]);
        (await FieldsAsync(administrator, [])).ShouldBe(["periods"]);
        (await FieldsAsync(administrator, [null])).ShouldBe(["periods[0]"]);
        ((bool)(await administrator.GetJsonAsync("/api/hours"))["isSet"]!).ShouldBeFalse();
    }

    private static async Task<List<string>> FieldsAsync(HttpClient administrator, string?[] periods) =>
        [.. (await administrator.PutJsonAsync("/api/hours", new { periods, everyDay = false, closures = Array.Empty<object>() }, HttpStatusCode.UnprocessableEntity))["faults"]!
            .AsArray().Select(fault => (string)fault!["field"]!)];
}
