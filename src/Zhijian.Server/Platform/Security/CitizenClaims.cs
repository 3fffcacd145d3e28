using System.Security.Claims;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Security;

/// <summary>What a citizen's session says about the person behind it. The Citizens module writes these claims, everybody may read them.</summary>
public static class CitizenClaims
{
    /// <summary>The authentication scheme of citizens; that of staff knows nothing of them.</summary>
    public const string Scheme = "Citizen";

    public const string Session = "zj:citizen";
    public const string Agency = "zj:citizen-agency";
    public const string Account = "zj:citizen-account";
    public const string OpenId = "zj:citizen-openid";
    public const string UnionId = "zj:citizen-unionid";

    /// <exception cref="InvalidOperationException">No citizen is signed in; the endpoint lacks its policy.</exception>
    public static Guid CitizenSession(this ClaimsPrincipal person) => Guid.Parse(person.Said(Session));

    public static AgencyId CitizenAgency(this ClaimsPrincipal person) => new(Guid.Parse(person.Said(Agency)));

    /// <summary>Id of the official account whose follower this is.</summary>
    public static Guid CitizenAccount(this ClaimsPrincipal person) => Guid.Parse(person.Said(Account));

    public static string CitizenOpenId(this ClaimsPrincipal person) => person.Said(OpenId);

    /// <summary>The same person over all accounts of one WeChat Open Platform account; null when WeChat did not say.</summary>
    public static string? CitizenUnionId(this ClaimsPrincipal person) => person.FindFirstValue(UnionId);

    private static string Said(this ClaimsPrincipal person, string claim) =>
        person.FindFirstValue(claim) ?? throw new InvalidOperationException($"The session carries no {claim}; the endpoint needs the policy {nameof(Policies.Citizen)}.");
}
