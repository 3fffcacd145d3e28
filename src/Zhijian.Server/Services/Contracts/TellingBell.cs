using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Contracts;

/// <summary>Something a service has to tell a citizen.</summary>
/// <param name="Taken">Takes it off the list, in the transaction that says it; once.</param>
public sealed record ServiceTelling(AgencyId Agency, Guid Id, Guid ConversationId, string Text, Statement Taken)
{
    /// <summary>A scene of the account: its QR code is sent as a picture, and the text only when there is none.</summary>
    public string? Scene { get; init; }

    /// <summary>Until when it is of use; null is always. Of a QR code, until when it is good.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Told because the citizen has subscribed to it.</summary>
    public bool IsNotice { get; init; }

    /// <summary>Keeps what the QR code says, for the page.</summary>
    public Statement Scanned(string url) => PartyWrites.Scanned(Agency, Scene!, url);
}

/// <summary>Where those who say things to citizens learn what services have to tell (待告知).</summary>
public sealed class TellingBell(IServiceScopeFactory scopes) : Bell
{
    private const int AtOnce = 200;

    /// <summary>What is to be told, oldest first.</summary>
    public async Task<List<ServiceTelling>> ListAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var rows = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<Telling>().AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).Take(AtOnce).ToListAsync(cancellation);
        return rows.ConvertAll(row => new ServiceTelling(row.AgencyId, row.Id, row.ConversationId, row.Text, new Statement("""DELETE FROM "ServiceTellings" WHERE "Id" = @p0""", [row.Id], MustChange: true))
        {
            Scene = row.Scene,
            Until = row.Until,
            IsNotice = row.IsNotice,
        });
    }
}
