using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Agencies and people for tests: <c>using var editor = await host.SignInAsync(agency, StaffRole.Editor);</c></summary>
internal static class People
{
    public const string Password = "Correct-horse-1";

    public static Task<AgencyId> AddAgencyAsync(this ServerHost host, string key = "test-agency") => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        var agency = new Agency { Id = AgencyId.New(host.Clock), Key = key, Name = "测试机构 " + key, Kind = "police" };
        db.Add(agency);
        await db.SaveChangesAsync();
        services.GetRequiredService<AgencyDirectory>().Put(new AgencyName(agency.Id, agency.Key, agency.Name));
        return agency.Id;
    });

    public static Task<int> AddDepartmentAsync(this ServerHost host, AgencyId agency, string key, string name) => host.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        db.Add(new Department { Id = DepartmentId.New(host.Clock), AgencyId = agency, Key = key, Name = name });
        services.GetRequiredService<AgencyDirectory>().Put(new DepartmentName(agency, key, name));
        return db.SaveChangesAsync();
    });

    public static Task<StaffMember> AddStaffAsync(this ServerHost host, AgencyId agency, string userName, StaffRole role, bool mustChange = false, params StaffRole[] more) => host.InScopeAsync(async services =>
    {
        var member = await services.GetRequiredService<StaffRegister>().AddAsync(agency, userName, "测试 " + userName, [role, .. more], Password, mustChange, default);
        await services.GetRequiredService<ZhijianDb>().SaveChangesAsync();
        return member!;
    });

    /// <summary>A client of its own that is signed in as a new person of these roles.</summary>
    public static async Task<HttpClient> SignInAsync(this ServerHost host, AgencyId agency, StaffRole role, params StaffRole[] more)
    {
        var name = $"{role}-{Guid.NewGuid():N}".ToLowerInvariant();
        await host.AddStaffAsync(agency, name, role, mustChange: false, more);
        var client = host.CreateClient();
        (await client.PostAsJsonAsync("/api/session", new { userName = name, password = Password })).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>The same, as somebody who works for these departments only.</summary>
    public static async Task<HttpClient> SignInForAsync(this ServerHost host, AgencyId agency, StaffRole role, params string[] departments)
    {
        var client = await host.SignInAsync(agency, role);
        var id = new StaffId((Guid)(await client.GetJsonAsync("/api/session"))["id"]!);
        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            (await db.Set<StaffMember>().SingleAsync(member => member.Id == id)).Departments = departments;
            return await db.SaveChangesAsync();
        });
        return client;
    }
}
