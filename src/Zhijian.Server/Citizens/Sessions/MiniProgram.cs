using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>The mini program (小程序) of an official account: same services, same citizens where WeChat says who they are.</summary>
public sealed class MiniProgram : IAgencyOwned
{
    public required string AppId { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>The official account it belongs to.</summary>
    public required AccountId AccountId { get; set; }

    public string SealedSecret { get; set; } = "";
}
