using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>Where a session lives. The numbers stand in the database.</summary>
public enum CitizenChannel
{
    /// <summary>A page inside WeChat (H5): a cookie.</summary>
    Page = 0,

    /// <summary>A mini program (小程序): a bearer token.</summary>
    MiniProgram = 1,
}

/// <summary>A citizen who came through WeChat (群众登录), as one follower of one account. Of its secret only the hash is kept.</summary>
public sealed class CitizenSession : IAgencyOwned
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The follower as this account knows them.</summary>
    public required string OpenId { get; init; }

    /// <summary>The same person over all accounts of one WeChat Open Platform account.</summary>
    public string? UnionId { get; init; }

    public required CitizenChannel Channel { get; init; }

    /// <summary>Names the session to its page, which must say it with each request: other sites can make a browser send a cookie, but do not know this.</summary>
    public required string Tag { get; init; }

    public required string SecretHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
