using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>Whom WeChat says it is.</summary>
internal sealed record KnownCitizen(AccountCredentials Account, string OpenId, string? UnionId);

/// <summary>Begins, finds and ends the sessions of citizens (群众会话).</summary>
internal sealed class CitizenSessions(ZhijianDb db, StatementWriter writer, AgencyScope scope, IConfiguration configuration, TimeProvider time)
{
    private const int SecretLength = 43;
    private const int TagLength = 22;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Spent sessions are of no use after this.</summary>
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(1);

    /// <returns>The session and its secret, which is shown this once.</returns>
    public async Task<(CitizenSession Session, string Secret)> BeginAsync(KnownCitizen citizen, CitizenChannel channel, CancellationToken cancellation)
    {
        var (now, secret) = (time.GetUtcNow(), RandomNumberGenerator.GetString(Alphabet, SecretLength));
        var session = new CitizenSession
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = citizen.Account.AgencyId,
            AccountId = citizen.Account.Id,
            OpenId = citizen.OpenId,
            UnionId = citizen.UnionId,
            Channel = channel,
            Tag = RandomNumberGenerator.GetString(Alphabet, TagLength),
            SecretHash = HashOf(secret),
            StartedAt = now,
            ExpiresAt = now + LifeOf(channel),
        };
        scope.Enter(citizen.Account.AgencyId);
        db.Add(session);
        await db.SaveChangesAsync(cancellation);
        if (citizen.UnionId is { } union)
            await writer.TryWriteAsync([new CitizenIdentity { AgencyId = session.AgencyId, AccountId = session.AccountId, OpenId = session.OpenId, UnionId = union, Channel = channel }.Save()], cancellation);
        await db.Set<CitizenSession>().Where(old => old.ExpiresAt < now - KeptAfter).ExecuteDeleteAsync(cancellation);
        return (session, secret);
    }

    /// <returns>Null when there is none, its secret is another or it is over.</returns>
    public async Task<CitizenSession?> FindAsync(string tag, string secret, CancellationToken cancellation)
    {
        if (tag.Length != TagLength || secret.Length != SecretLength) return null;
        var session = await db.Set<CitizenSession>().AcrossAllAgencies().AsNoTracking().SingleOrDefaultAsync(row => row.Tag == tag, cancellation);
        if (session is null || session.ExpiresAt <= time.GetUtcNow()) return null;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(session.SecretHash), Encoding.ASCII.GetBytes(HashOf(secret))) ? session : null;
    }

    /// <summary>By its id and not its tag, which stands in addresses: nobody ends another's.</summary>
    public Task EndAsync(Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return db.Set<CitizenSession>().AcrossAllAgencies().Where(row => row.Id == id && row.ExpiresAt > now)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.ExpiresAt, now), cancellation);
    }

    /// <summary>As whom this account knows the person the mini program knows; null when they have not been on a page of the account yet.</summary>
    public Task<string?> FindFollowerAsync(AccountCredentials account, string unionId, CancellationToken cancellation) => db.Set<CitizenIdentity>().AcrossAllAgencies()
        .Where(row => row.UnionId == unionId && row.AccountId == account.Id && row.Channel == CitizenChannel.Page).Select(row => (string?)row.OpenId).FirstOrDefaultAsync(cancellation);

    public static ClaimsPrincipal PrincipalOf(CitizenSession session)
    {
        var claims = new List<Claim>
        {
            new(CitizenClaims.Session, session.Id.ToString()), new(CitizenClaims.Agency, session.AgencyId.ToString()),
            new(CitizenClaims.Account, session.AccountId.ToString()), new(CitizenClaims.OpenId, session.OpenId),
        };
        if (session.UnionId is { } union) claims.Add(new Claim(CitizenClaims.UnionId, union));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CitizenClaims.Scheme));
    }

    private TimeSpan LifeOf(CitizenChannel channel) => channel == CitizenChannel.Page
        ? TimeSpan.FromHours(configuration.GetValue("Citizens:PageHours", 12d))
        : TimeSpan.FromHours(configuration.GetValue("Citizens:MiniProgramHours", 24d * 7));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
