using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Audit;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Audit;

public sealed class AuditTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Signing_in_failing_and_being_locked_out_stand_in_the_log(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        await host.AddStaffAsync(agency, "anna", StaffRole.Officer);
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        for (var attempt = 0; attempt < StaffMember.MostFailures; attempt++) await host.Client.PostAsJsonAsync("/api/session", new { userName = "anna", password = "wrong" });
        host.Clock.Advance(StaffMember.LockoutTime);
        await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });
        await host.Client.PostJsonAsync("/api/session/password", new { current = People.Password, next = "Another-horse-2" });
        await host.Client.DeleteAsync("/api/session");

        var page = await auditor.GetJsonAsync("/api/audit?person=anna");

        Actions(page).ShouldBe(["signedOut", "passwordChanged", "signedIn", "lockedOut", "signInFailed", "signInFailed", "signInFailed", "signInFailed", "signInFailed"]);
        ((int)page["total"]!).ShouldBe(9);
        page["items"]![0]!["staffName"]!.ToString().ShouldBe("测试 anna");
        Actions(await auditor.GetJsonAsync("/api/audit?person=anna&action=lockedOut")).ShouldBe(["lockedOut"]);
        Actions(await auditor.GetJsonAsync("/api/audit?from=2026-11-21")).ShouldBeEmpty();
        Actions(await auditor.GetJsonAsync("/api/audit?to=2026-11-20&size=1&page=2")).Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_entry_becomes_durable_with_its_action_or_not_at_all(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        using var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        await admin.PostJsonAsync("/api/departments", new { key = "traffic", name = "交警支队" }, HttpStatusCode.Created);
        var before = Actions(await auditor.GetJsonAsync("/api/audit"));
        before[0].ShouldBe("departmentAdded");

        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            services.GetRequiredService<AuditLog>().Note(new AuditActor(agency, null, "test"), AuditAction.StaffAdded, "staff:twin");
            foreach (var twin in new[] { 1, 2 }) await services.GetRequiredService<StaffRegister>().AddAsync(agency, "twin", $"双 {twin}", [StaffRole.Officer], People.Password, false, default);
            return await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });

        Actions(await auditor.GetJsonAsync("/api/audit")).ShouldBe(before);
        (await VerifyAsync(auditor)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Many_writers_at_once_make_one_chain_without_gaps_or_forks(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var entry = 0; entry < 10; entry++)
                await host.InScopeAsync(async services =>
                {
                    await services.GetRequiredService<AuditLog>().WriteAsync(new AuditActor(agency, null, $"writer {writer}"), AuditAction.Exported, $"table:{entry}", null, default);
                    return true;
                });
        })));

        var page = await auditor.GetJsonAsync("/api/audit?person=writer&size=200");
        page["items"]!.AsArray().Select(item => (long)item!["sequence"]!).Order().ShouldBe(Enumerable.Range(2, 80).Select(number => (long)number));
        (await VerifyAsync(auditor)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_database_itself_refuses_to_change_or_delete_an_entry(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var auditor = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.AuditAdministrator);

        foreach (var sql in new[] { """UPDATE "AuditEntries" SET "StaffName" = 'nobody'""", """DELETE FROM "AuditEntries" """ })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => AuditTampering.RunAsync(host, sql))).Message.ShouldContain("append-only");

        (await VerifyAsync(auditor)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Verification_names_the_entries_that_somebody_changed_removed_or_moved_in_the_database(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        using var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        foreach (var key in new[] { "a", "b", "c", "d", "e", "f", "g", "h" }) await admin.PostJsonAsync("/api/departments", new { key, name = "部门" + key }, HttpStatusCode.Created);
        await AuditTampering.OpenAsync(host);

        await AuditTampering.RunAsync(host, """UPDATE "AuditEntries" SET "Details" = '别的部门' WHERE "Sequence" = 3""");
        await AuditTampering.RunAsync(host, """DELETE FROM "AuditEntries" WHERE "Sequence" = 5""");
        foreach (var (from, to) in new[] { (7, 70), (8, 7), (70, 8) }) await AuditTampering.RunAsync(host, $"""UPDATE "AuditEntries" SET "Sequence" = {to} WHERE "Sequence" = {from}""");
        (await VerifyAsync(auditor)).ShouldBe(["changed 3", "missing 5", "moved 7 from 8", "moved 8 from 7"]);

        await AuditTampering.RunAsync(host, """DELETE FROM "AuditEntries" WHERE "Sequence" = 10""");
        (await VerifyAsync(auditor)).ShouldBe(["changed 3", "missing 5", "moved 7 from 8", "moved 8 from 7", "cutOff 10"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_forged_entry_with_a_right_hash_of_its_own_still_breaks_the_chain(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        using var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        foreach (var key in new[] { "a", "b", "c" }) await admin.PostJsonAsync("/api/departments", new { key, name = "部门" + key }, HttpStatusCode.Created);
        await AuditTampering.OpenAsync(host);
        var forged = await host.InScopeAsync(async services =>
        {
            var entry = await services.GetRequiredService<ZhijianDb>().Set<AuditEntry>().AsNoTracking().SingleAsync(row => row.Sequence == 3);
            var copy = new AuditEntry { Id = entry.Id, AgencyId = agency, At = entry.At, StaffId = entry.StaffId, StaffName = "别人", Action = entry.Action, Subject = entry.Subject, Details = entry.Details };
            copy.Seal(3, entry.PreviousHash);
            return copy.Hash;
        });

        await AuditTampering.RunAsync(host, $"""UPDATE "AuditEntries" SET "StaffName" = '别人', "Hash" = '{forged}' WHERE "Sequence" = 3""");

        (await VerifyAsync(auditor)).ShouldBe(["changed 3"], "the entry after it vouches for the one that was written");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Agencies_have_chains_of_their_own_and_see_no_others(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        using var first = await host.SignInAsync(await host.AddAgencyAsync("first"), StaffRole.AuditAdministrator);
        using var second = await host.SignInAsync(await host.AddAgencyAsync("second"), StaffRole.AuditAdministrator);

        foreach (var auditor in new[] { first, second })
        {
            var page = await auditor.GetJsonAsync("/api/audit");
            page["items"]!.AsArray().Select(item => (long)item!["sequence"]!).ShouldBe([1]);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_log_is_exported_as_a_table_and_the_export_stands_in_the_log(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        using var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        await admin.PostJsonAsync("/api/departments", new { key = "formula", name = "=1+1" }, HttpStatusCode.Created);

        var response = await auditor.GetAsync("/api/audit/export.csv?action=departmentAdded");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("sequence,at,staffId,staffName,action,subject,details");
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("DepartmentAdded,department:formula,'=1+1,", Case.Sensitive, "a spreadsheet must not run it");
        Actions(await auditor.GetJsonAsync("/api/audit"))[0].ShouldBe("exported");
    }

    private static List<string> Actions(JsonNode page) => [.. page["items"]!.AsArray().Select(item => item!["action"]!.ToString())];

    private static async Task<List<string>> VerifyAsync(HttpClient client) =>
    [
        .. (await client.PostJsonAsync("/api/audit/verify", new { }))["faults"]!.AsArray()
            .Select(fault => $"{fault!["kind"]} {fault["sequence"]}" + (fault["writtenAs"] is { } place ? $" from {place}" : "")),
    ];
}
