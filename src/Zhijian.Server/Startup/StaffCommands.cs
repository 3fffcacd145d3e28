using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;

namespace Zhijian.Server.Startup;

/// <summary>The first steps of a real installation: <c>agency create</c>, <c>staff create</c>, <c>staff reset</c>, <c>staff delete</c>.</summary>
internal static class StaffCommands
{
    public const string PasswordVariable = "ZHIJIAN_PASSWORD";

    public static Task<int> CreateAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        if (args.Option("--user") is not { Length: > 0 } user || ReadRoles(args.Option("--role")) is not { } roles)
            return await ServerWork.FailAsync($"Give --user NAME and --role ROLE[,ROLE]. Roles: {Roles}.");
        if (StaffRoles.WhyNot(roles) is { } unfit) return await ServerWork.FailAsync(unfit);
        var agencies = services.GetRequiredService<AgencyDirectory>();
        if (ChooseAgency(agencies, args.Option("--agency")) is not { } agency)
            return await ServerWork.FailAsync($"Give --agency KEY. Known: {string.Join(", ", agencies.All.Select(a => a.Key))}. Make one with: agency create --key KEY --name NAME");

        Console.WriteLine(PasswordRules.Requirement);
        var password = Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given : ReadPassword();
        if (PasswordRules.WhyNot(password, user) is { } reason) return await ServerWork.FailAsync(reason);
        var member = await services.GetRequiredService<StaffRegister>().AddAsync(
            agency.Id, user, args.Option("--name") ?? user, roles, password, mustChange: false, cancellation);
        if (member is null) return await ServerWork.FailAsync($"There is a user {user} already.");
        await services.GetRequiredService<AuditLog>().WriteAsync(CommandLine(agency.Id), AuditAction.StaffAdded, $"staff:{member.UserName}", "roles: " + string.Join(", ", roles), cancellation);
        Console.WriteLine($"{member.UserName} may now sign in as {string.Join(", ", roles.Select(NameOf))} of {agency.Name}.");
        return 0;
    });

    public static Task<int> DeleteAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        if (args.Option("--user") is not { Length: > 0 } user) return await ServerWork.FailAsync("Give --user NAME.");
        if (await services.GetRequiredService<StaffRegister>().RemoveAsync(user, cancellation) is not { } member) return await ServerWork.FailAsync($"There is no user {user}.");
        await services.GetRequiredService<AuditLog>().WriteAsync(CommandLine(member.AgencyId), AuditAction.StaffDeleted, $"staff:{member.UserName}", null, cancellation);
        Console.WriteLine($"{user} is deleted and signed out everywhere.");
        return 0;
    });

    /// <summary>The way back in for administrators, whom nobody can reset in the console: a new password, and the second factor enrolled anew.</summary>
    public static Task<int> ResetAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        var name = args.Option("--user")?.Trim().ToLowerInvariant();
        if (await db.Set<StaffMember>().SingleOrDefaultAsync(row => row.UserName == name, cancellation) is not { } member) return await ServerWork.FailAsync("Give --user NAME of somebody who is there.");
        var password = StaffPasswords.NewInitial();
        services.GetRequiredService<StaffPasswords>().Set(member, password, mustChange: true);
        member.DropSecondFactor(StaffPasswords.NewStamp());
        services.GetRequiredService<AuditLog>().Note(CommandLine(member.AgencyId), AuditAction.PasswordReset, $"staff:{member.UserName}", "with second factor");
        await db.SaveChangesAsync(cancellation);
        Console.WriteLine($"{member.UserName} signs in with {password} once and chooses a new password then.");
        return 0;
    });

    public static Task<int> CreateAgencyAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        if (args.Option("--key") is not { Length: > 0 } key || args.Option("--name") is not { Length: > 0 } name)
            return await ServerWork.FailAsync("Give --key KEY (small letters, digits, hyphens) and --name NAME; --kind KIND and --region CODE if you like.");
        if (services.GetRequiredService<AgencyDirectory>().Find(key) is not null) return await ServerWork.FailAsync($"There is an agency {key} already.");
        var db = services.GetRequiredService<ZhijianDb>();
        db.Add(new Agency
        {
            Id = AgencyId.New(services.GetRequiredService<TimeProvider>()),
            Key = key,
            Name = name,
            Kind = args.Option("--kind") ?? "general",
            Region = args.Option("--region"),
        });
        await db.SaveChangesAsync(cancellation);
        Console.WriteLine($"Agency {key} ({name}) is made. Next: staff create --agency {key} --user NAME --role system-administrator");
        return 0;
    });

    private static string Roles => string.Join(", ", Enum.GetValues<StaffRole>().Select(NameOf));

    /// <summary>system-administrator for SystemAdministrator.</summary>
    private static string NameOf(StaffRole role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    private static List<StaffRole>? ReadRoles(string? names)
    {
        var roles = (names ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Enum.GetValues<StaffRole>().Where(role => NameOf(role).Equals(name, StringComparison.OrdinalIgnoreCase)).Select(role => (StaffRole?)role).FirstOrDefault()).ToList();
        return roles.Count == 0 || roles.Contains(null) ? null : [.. roles.OfType<StaffRole>()];
    }

    private static AuditActor CommandLine(AgencyId agency) => new(agency, null, AuditActor.CommandLine);

    private static AgencyName? ChooseAgency(AgencyDirectory agencies, string? key) =>
        key is not null ? agencies.Find(key) : agencies.All.Take(2).ToList() is [var only] ? only : null;

    private static string ReadPassword()
    {
        Console.Write("Password: ");
        if (Console.IsInputRedirected) return Console.ReadLine() ?? "";
        var password = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
            if (key.Key != ConsoleKey.Backspace) password.Append(key.KeyChar);
            else if (password.Length > 0) password.Length--;
        Console.WriteLine();
        return password.ToString();
    }
}
