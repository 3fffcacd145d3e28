using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Agencies.Packs;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Agencies;

/// <summary>Agencies (机构), their departments and official accounts (公众号) with credentials and health.</summary>
public static class AgenciesModule
{
    public static void AddAgencies(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AgencyDirectory>();
        builder.Services.AddSingleton<AccountDirectory>();
        builder.Services.AddSingleton<AccountRegister>();
        builder.Services.AddSingleton<IPackPart, AgencyPackPart>();
    }
}
