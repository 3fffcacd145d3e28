using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Startup;

/// <summary>The server's binary as an administrator calls it.</summary>
public sealed class CommandTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task The_first_administrator_of_a_real_installation_is_made_on_the_command_line(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        (await RunAsync(database, "staff", "create", "--user", "chief", "--role", "system-administrator")).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(1), result => result.Output.ShouldContain("agency create --key KEY --name NAME"));
        (await RunAsync(database, "agency", "create", "--key", "harbour", "--name", "港口公安")).ExitCode.ShouldBe(0);
        (await RunAsync(database, "agency", "create", "--key", "harbour", "--name", "港口公安")).ExitCode.ShouldBe(1);
        (await RunAsync(database, "staff", "create", "--user", "chief", "--role", "system-administrator", "password:simple")).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(1), result => result.Output.ShouldContain("at least three kinds"));

        (await RunAsync(database, "staff", "create", "--user", "Chief", "--role", "system-administrator")).ExitCode.ShouldBe(0);

        await using var host = await ServerHost.StartAsync(database);
        var signedIn = await host.Client.PostJsonAsync("/api/session", new { userName = "chief", password = People.Password });
        signedIn["agencyName"]!.ToString().ShouldBe("港口公安");
        (await RunAsync(database, "staff", "delete", "--user", "chief")).ExitCode.ShouldBe(0);
        (await host.Client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "deleting a person ends their sessions");
        (await host.Client.PostAsJsonAsync("/api/session", new { userName = "chief", password = People.Password })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Everything_moves_to_another_database_and_serves_from_there(DatabaseKind kind)
    {
        await using var old = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var target = await TestDatabase.CreateAsync(kind);
        void Configure(ServerSetup setup)
        {
            setup.Settings["Packs:Load:0"] = "guangzhou-weather";
            setup.Settings["DataProtection:Keys"] = Path.Combine(old.Directory, "keys");
        }

        var before = await WhatStaffSeeAsync(old, Configure);
        string[] copy = ["database", "copy", "--from", old.ConnectionString, "--to", target.ConnectionString];
        (await RunAsync(old, copy)).ShouldSatisfyAllConditions(
            result => result.ExitCode.ShouldBe(0), result => result.Output.ShouldContain("rows copied and counted again on both sides"));
        (await RunAsync(old, copy)).ExitCode.ShouldBe(1, "a database in use is never copied over");

        (await WhatStaffSeeAsync(target, Configure)).ShouldBe(before);
    }

    [Fact]
    public async Task A_backup_taken_while_the_server_runs_serves_in_its_place_and_overwrites_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var host = await ServerHost.StartAsync(database);
        var agency = await host.AddAgencyAsync();
        using var admin = await host.SignInAsync(agency, StaffRole.SystemAdministrator);
        var file = Path.Combine(database.Directory, "backup.db");

        (await RunAsync(database, "database", "backup", "--to", file)).ExitCode.ShouldBe(0);
        (await RunAsync(database, "database", "backup", "--to", file)).ExitCode.ShouldBe(1, "nothing is overwritten");

        await using var copy = await ServerHost.StartAsync(database, setup => setup.Settings["ConnectionStrings:Zhijian"] = $"Data Source={file}");
        (await copy.InScopeAsync(async services => await services.GetRequiredService<ZhijianDb>().Set<StaffMember>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Pack_check_prints_file_line_and_reason_and_fails()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var pack = new TempPack(TempPack.GoodYaml.Replace("mode: safe", "mode: strange"));

        var (exitCode, output) = await RunAsync(database, "pack", "check", pack.Folder + "/");

        exitCode.ShouldBe(1);
        output.ShouldBe($"{pack.Folder}/pack.yaml:13: mode: must be one of plain, compatible, safe, not “strange”\n1 mistake.\n");
    }

    [Fact]
    public async Task An_unknown_command_lists_the_known_ones()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        var (exitCode, output) = await RunAsync(database, "pack", "polish");

        exitCode.ShouldBe(2);
        output.ShouldContain("pack check FOLDER");
    }

    private static async Task<string> WhatStaffSeeAsync(TestDatabase database, Action<ServerSetup> configure)
    {
        await using var host = await ServerHost.StartAsync(database, configure);
        var agency = await host.InScopeAsync(async services => (await services.GetRequiredService<ZhijianDb>().Set<Agency>().SingleAsync()).Id);
        if (!await host.InScopeAsync(async services => await services.GetRequiredService<ZhijianDb>().Set<StaffMember>().AnyAsync())) await host.AddStaffAsync(agency, "chief", StaffRole.SystemAdministrator);
        using var chief = host.CreateClient();
        (await chief.PostAsJsonAsync("/api/session", new { userName = "chief", password = People.Password })).EnsureSuccessStatusCode();
        var answers = await chief.GetJsonAsync("/api/answers?limit=100");
        answers["items"]!.AsArray().Count.ShouldBeGreaterThan(40);
        var accounts = await chief.GetStringAsync("/api/accounts");
        accounts.ShouldContain("wxa0171b2495c62117");
        return answers.ToJsonString() + accounts;
    }

    /// <summary>An argument <c>password:…</c> is given by the environment instead, as administrators' scripts do.</summary>
    [Fact]
    public async Task The_question_miner_is_measured_on_any_labelled_file()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var (file, found) = (Path.Combine(database.Directory, "set.jsonl"), Path.Combine(database.Directory, "found.jsonl"));
        await File.WriteAllLinesAsync(file, ["""{"q":"小区路灯不亮找谁","cluster":"a"}""", """{"q":"小区的路灯不亮了找谁？","cluster":"a"}""", """{"q":"护照怎么办","cluster":null}"""]);

        var (exitCode, output) = await RunAsync(database, "answers", "cluster", "--set", file, "--out", found);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("3 questions, 3 phrasings, 2 clusters");
        output.Split('\n').ShouldContain(line => line.StartsWith("miner", StringComparison.Ordinal) && line.Contains("100.0 %   100.0 %   100.0 %", StringComparison.Ordinal));
        (await File.ReadAllLinesAsync(found)).ShouldBe(["""{"q":"小区路灯不亮找谁","cluster":0}""", """{"q":"小区的路灯不亮了找谁？","cluster":0}""", """{"q":"护照怎么办","cluster":1}"""]);
        (await RunAsync(database, "answers", "cluster")).ExitCode.ShouldBe(2);
        (await RunAsync(database, "answers", "cluster", "--set", file + "x")).ExitCode.ShouldBe(1);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(TestDatabase database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Zhijian.Server.dll"));
        foreach (var argument in args.Where(argument => !argument.StartsWith("password:", StringComparison.Ordinal))) start.ArgumentList.Add(argument);
        start.Environment["ConnectionStrings__Zhijian"] = database.ConnectionString;
        start.Environment["DataProtection__Keys"] = Path.Combine(Path.GetTempPath(), "zhijian-tests", "keys-of-commands");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ZHIJIAN_PASSWORD"] = args.FirstOrDefault(argument => argument.StartsWith("password:", StringComparison.Ordinal))?["password:".Length..] ?? People.Password;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
