using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Agencies.Packs;

/// <summary>The agency, its departments and its accounts from a pack.</summary>
internal sealed partial class AgencyPackPart(SecretBox secrets) : IPackPart
{
    public int Order => 0;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var agency = ReadAgency(pack.Root);
        var departments = pack.Root.Maps("departments").Select(map => (map, Row: ReadDepartment(map))).ToList();
        RefuseTwins(departments, row => row.Key, "key");
        var accounts = pack.Root.Maps("accounts").Select(map => (map, Row: PackAccount.Read(map))).ToList();
        RefuseTwins(accounts, row => row.Key, "key");
        RefuseTwins(accounts, row => row.AppId, "appId");
        PackDemo.Read(pack);
        var hours = PackCalendar.Read(pack.Root);
        var skills = PackSkills.Read(pack.Root);
        var map = PackSketch.Read(pack);

        return async (load, cancellation) =>
        {
            await LoadAgencyAsync(load, agency, hours, cancellation);
            await LoadSkillsAsync(load, skills, cancellation);
            await LoadMapAsync(load, map, cancellation);
            foreach (var (_, row) in departments) await LoadDepartmentAsync(load, row, cancellation);
            foreach (var (_, row) in accounts) await LoadAccountAsync(load, row, cancellation);
        };
    }

    private static PackAgency ReadAgency(PackMap root)
    {
        if (root.Map("agency") is not { } map)
        {
            root.Complain("agency: is missing");
            return new PackAgency("", "", null, "", null);
        }

        var row = new PackAgency(map.RequiredText("key", 64), map.RequiredText("name", 128), map.Text("englishName", 128), map.RequiredText("kind", 32), map.Text("region", 6));
        if (row.Key.Length > 0 && !KeyForm().IsMatch(row.Key)) map.Complain("key", "must be small letters, digits and hyphens");
        if (row.Region is not null && !RegionForm().IsMatch(row.Region)) map.Complain("region", "must be a division code of six digits, in quotes");
        return row;
    }

    private static PackDepartment ReadDepartment(PackMap map) => new(map.RequiredText("key", 64), map.RequiredText("name", 128), map.Text("englishName", 128));

    private static void RefuseTwins<T>(List<(PackMap Map, T Row)> rows, Func<T, string> value, string field)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (map, row) in rows)
            if (value(row) is { Length: > 0 } text && !seen.TryAdd(text, map.Line)) map.Complain(field, $"“{text}” stands already at line {seen[text]}");
    }

    private static async Task LoadAgencyAsync(PackLoad load, PackAgency row, OpeningHours? hours, CancellationToken cancellation)
    {
        var agency = await load.Db.Set<Agency>().SingleOrDefaultAsync(a => a.Key == row.Key, cancellation);
        if (agency is null) load.Db.Add(agency = new Agency { Id = AgencyId.New(load.Time), Key = row.Key, Name = row.Name, Kind = row.Kind });
        await load.EnterAsync(agency.Id, cancellation);
        if (load.IsNews("agency", row)) (agency.Name, agency.EnglishName, agency.Kind, agency.Region) = (row.Name, row.EnglishName, row.Kind, row.Region);
        if (hours is not null && load.IsNews("calendar", hours)) agency.Hours = hours;
    }

    private static async Task LoadSkillsAsync(PackLoad load, IReadOnlyList<Skill> skills, CancellationToken cancellation)
    {
        if (!load.IsNews("skills", skills)) return;
        var row = await load.Db.Set<AgencySkills>().SingleOrDefaultAsync(known => known.AgencyId == load.Agency, cancellation);
        if (row is null) load.Db.Add(row = new AgencySkills { AgencyId = load.Agency });
        row.Skills = skills;
    }

    private static async Task LoadMapAsync(PackLoad load, PackSketch? map, CancellationToken cancellation)
    {
        if (map is null || !load.IsNews("map", map)) return;
        var row = await load.Db.Set<AgencyMap>().SingleOrDefaultAsync(known => known.AgencyId == load.Agency, cancellation);
        if (row is null) load.Db.Add(row = new AgencyMap { AgencyId = load.Agency });
        (row.Latitude, row.Longitude, row.Zoom, row.Sketch) = (map.Latitude, map.Longitude, map.Zoom, map.Sketch);
    }

    private static async Task LoadDepartmentAsync(PackLoad load, PackDepartment row, CancellationToken cancellation)
    {
        if (!load.IsNews("departments/" + row.Key, row)) return;
        var department = await load.Db.Set<Department>().SingleOrDefaultAsync(d => d.AgencyId == load.Agency && d.Key == row.Key, cancellation);
        if (department is null) load.Db.Add(department = new Department { Id = DepartmentId.New(load.Time), AgencyId = load.Agency, Key = row.Key, Name = row.Name });
        (department.Name, department.EnglishName) = (row.Name, row.EnglishName);
    }

    private async Task LoadAccountAsync(PackLoad load, PackAccount row, CancellationToken cancellation)
    {
        if (await load.Db.Set<OfficialAccount>().AnyAsync(a => a.AppId == row.AppId && (a.AgencyId != load.Agency || a.Key != row.Key), cancellation))
            throw new InvalidOperationException($"The pack's account {row.Key} has the appid {row.AppId}, which another account of this server already has.");
        var account = await load.Db.Set<OfficialAccount>().SingleOrDefaultAsync(a => a.AgencyId == load.Agency && a.Key == row.Key, cancellation);
        if (account is null) load.Db.Add(account = new OfficialAccount { Id = AccountId.New(load.Time), AgencyId = load.Agency, Key = row.Key });
        load.Ids["accounts/" + row.Key] = account.Id.Value;
        if (!load.IsNews("accounts/" + row.Key, row)) return;
        (account.AppId, account.OriginalId, account.Name, account.Kind, account.Mode) = (row.AppId, row.OriginalId, row.Name, row.Kind, row.Mode);
        (account.AvatarColor, account.Description, account.Menu, account.OneTimeTemplateId) = (row.AvatarColor, row.Description, row.Menu, row.OneTimeTemplateId);
        (account.SealedAppSecret, account.SealedToken, account.SealedEncodingAesKey) = (secrets.Seal(row.AppSecret), secrets.Seal(row.Token), secrets.Seal(row.EncodingAesKey));
        account.UpdatedAt = load.Time.GetUtcNow();
    }

    private sealed record PackAgency(string Key, string Name, string? EnglishName, string Kind, string? Region);

    private sealed record PackDepartment(string Key, string Name, string? EnglishName);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[0-9]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex RegionForm();
}
