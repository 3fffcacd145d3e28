using System.Text;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;

namespace Zhijian.Server.Startup;

/// <summary>The first steps of a real installation: <c>agency create</c>, <c>staff create</c>, <c>staff delete</c>.</summary>
internal static class StaffCommands
{
    public const string PasswordVariable = "ZHIJIAN_PASSWORD";

    public static Task<int> CreateAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        if (args.Option("--user") is not { Length: > 0 } user || !Enum.TryParse<StaffRole>(args.Option("--role"), ignoreCase: true, out var role))
            return await ServerWork.FailAsync("Give --user NAME and --role administrator, officer or editor.");
        var agencies = services.GetRequiredService<AgencyDirectory>();
        if (ChooseAgency(agencies, args.Option("--agency")) is not { } agency)
            return await ServerWork.FailAsync($"Give --agency KEY. Known: {string.Join(", ", agencies.All.Select(a => a.Key))}. Make one with: agency create --key KEY --name NAME");

        Console.WriteLine(PasswordRules.Requirement);
        var password = Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given ? given : ReadPassword();
        if (PasswordRules.WhyNot(password, user) is { } reason) return await ServerWork.FailAsync(reason);
        var member = await services.GetRequiredService<StaffRegister>().AddAsync(
            agency.Id, user, args.Option("--name") ?? user, [role], password, mustChange: false, cancellation);
        if (member is null) return await ServerWork.FailAsync($"There is a user {user} already.");
        await services.GetRequiredService<ZhijianDb>().SaveChangesAsync(cancellation);
        Console.WriteLine($"{member.UserName} may now sign in as {role.ToString().ToLowerInvariant()} of {agency.Name}.");
        return 0;
    });

    public static Task<int> DeleteAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        if (args.Option("--user") is not { Length: > 0 } user) return await ServerWork.FailAsync("Give --user NAME.");
        if (!await services.GetRequiredService<StaffRegister>().DeleteAsync(user, cancellation)) return await ServerWork.FailAsync($"There is no user {user}.");
        Console.WriteLine($"{user} is deleted and signed out everywhere.");
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
        Console.WriteLine($"Agency {key} ({name}) is made. Next: staff create --agency {key} --user NAME --role administrator");
        return 0;
    });

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
