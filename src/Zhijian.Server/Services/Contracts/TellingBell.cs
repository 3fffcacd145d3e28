using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Parties;
using Zhijian.Server.Services.Tellings;

namespace Zhijian.Server.Services.Contracts;

/// <summary>Something a service has to tell a citizen.</summary>
/// <param name="Taken">Takes it off the list, in the transaction that says it; once.</param>
public sealed record ServiceTelling(AgencyId Agency, Guid Id, Guid ConversationId, string Text, Statement Taken)
{
    /// <summary>A scene of the account: its QR code is sent as a picture, and the text only when there is none.</summary>
    public string? Scene { get; init; }

    /// <summary>Until when the QR code is good.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Keeps what the QR code says, for the page.</summary>
    public Statement Scanned(string url) => PartyWrites.Scanned(Agency, Scene!, url);
}

/// <summary>Where those who say things to citizens learn what services have to tell (待告知).</summary>
public sealed class TellingBell(IServiceScopeFactory scopes)
{
    private const int AtOnce = 200;

    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(1);

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Completes when something was put on the list here, or after a while, as another server may have.</summary>
    public async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await _rung.Reader.WaitToReadAsync(cancellation).AsTask().WaitAsync(pause, time, cancellation);
            _rung.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
            // Nobody rang; look all the same.
        }
    }

    /// <summary>What is to be told, oldest first.</summary>
    public async Task<List<ServiceTelling>> ListAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().EnterSystem();
        var rows = await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<Telling>().AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).Take(AtOnce).ToListAsync(cancellation);
        return rows.ConvertAll(row => new ServiceTelling(row.AgencyId, row.Id, row.ConversationId, row.Text, new Statement("""DELETE FROM "ServiceTellings" WHERE "Id" = @p0""", [row.Id], MustChange: true))
        {
            Scene = row.Scene,
            Until = row.Until ?? default,
        });
    }
}
