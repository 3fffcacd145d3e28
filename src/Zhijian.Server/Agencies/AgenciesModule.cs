using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Agencies.Packs;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Agencies;

/// <summary>Agencies (机构), their departments and official accounts (公众号) with credentials and health.</summary>
public static class AgenciesModule
{
    public static void AddAgencies(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AgencyDirectory>();
        builder.Services.AddSingleton<AgencyCalendars>();
        builder.Services.AddSingleton<AccountDirectory>();
        builder.Services.AddSingleton<SkillDirectory>();
        builder.Services.KeepInMemory<AgencySkills, SkillDirectory>((directory, row) => directory.Put(row.AgencyId, row.Skills));
        builder.Services.KeepInMemory<Department, AgencyDirectory>((directory, row) => directory.Put(new DepartmentName(row.AgencyId, row.Key, row.Name, row.IsClosed)));
        builder.Services.AddScoped<DepartmentGate>();
        builder.Services.AddScoped(services => new AgencyMaps(services.GetRequiredService<ZhijianDb>(), services.GetRequiredService<IConfiguration>()));
        builder.Services.KeepInMemory<Agency, AgencyCalendars>((calendars, agency) => calendars.Put(agency.Id, agency.Hours));
        builder.Services.AddSingleton<AccountRegister>();
        builder.Services.KeepInMemory<Agency, AccountRegister>((register, row) => register.Publish(row));
        builder.Services.KeepInMemory<OfficialAccount, AccountRegister>((register, row) => register.Publish(row));
        builder.Services.AddSingleton<AccountHealth>();
        builder.Services.AddWeChatHttp();
        builder.Services.AddSingleton<TokenCheck>();
        builder.Services.AddHostedService(services => services.GetRequiredService<TokenCheck>());
        builder.Services.AddHostedService<HealthKeeper>();
        builder.Services.AddSingleton<MenuPublisher>();
        builder.Services.AddSingleton<CallbackAddress>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<AccountViews>();
        builder.Services.AddScoped<SaveAccount>();
        builder.Services.AddSingleton<IPackPart, AgencyPackPart>();
    }

    public static void MapAgencies(this WebApplication app)
    {
        var api = app.MapGroup("/api").WithTags("Accounts");
        api.MapGet("agencies", AccountViews.ListAgenciesAsync).WithName("listAgencies").RequireAuthorization(Policies.Staff);
        api.MapGet("departments", AccountViews.ListDepartmentsAsync).WithName("listDepartments").RequireAuthorization(Policies.Staff);
        api.MapPost("departments", SaveDepartment.AddAsync).WithName("addDepartment").RequireAuthorization(Policies.ManageAccounts).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("departments/{id:guid}", SaveDepartment.ChangeAsync).WithName("changeDepartment").RequireAuthorization(Policies.ManageAccounts).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("hours", EditHours.Show).WithName("readOpeningHours").RequireAuthorization(Policies.Staff);
        api.MapPut("hours", EditHours.ChangeAsync).WithName("changeOpeningHours").RequireAuthorization(Policies.ManageAccounts).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("map", async (AgencyMaps maps, CancellationToken cancellation) => TypedResults.Ok(await maps.ReadAsync(cancellation))).WithName("readMap").RequireAuthorization(Policies.Staff);
        api.MapGet("skills", EditSkills.Show).WithName("listSkills").RequireAuthorization(Policies.Staff);
        api.MapPut("skills", EditSkills.ChangeAsync).WithName("changeSkills").RequireAuthorization(Policies.ManageAccounts).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("accounts", AccountViews.ListAsync).WithName("listAccounts").RequireAuthorization(Policies.Staff);
        api.MapPost("accounts", SaveAccount.AddAsync).WithName("addAccount").RequireAuthorization(Policies.ManageAccounts)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPut("accounts/{id:guid}", SaveAccount.ChangeAsync).WithName("changeAccount").RequireAuthorization(Policies.ManageAccounts)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("accounts/{id:guid}/check", TokenCheck.HandleAsync).WithName("checkAccount").RequireAuthorization(Policies.Staff).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("accounts/{id:guid}/menu", MenuPublisher.HandleAsync).WithName("publishMenu").RequireAuthorization(Policies.ManageAccounts)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status502BadGateway);
    }
}
