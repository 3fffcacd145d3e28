using Zhijian.Server.Agencies.Contracts;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Services.Files;

/// <summary>What came of asking WeChat for a file.</summary>
internal enum FetchOutcome
{
    Fetched,

    /// <summary>More than the step takes; the rest was not read.</summary>
    TooLarge,

    /// <summary>WeChat gives it out no more.</summary>
    Gone,

    /// <summary>Not now; it may work later.</summary>
    Unavailable,
}

/// <summary>Fetches what citizens sent from WeChat (media/get), which keeps it for three days.</summary>
internal sealed partial class WeChatFiles(OfficialAccountClients clients, TimeProvider time, ILogger<WeChatFiles> log)
{
    /// <summary>On the message path: what is not here by then is fetched later, so that the citizen gets an answer in time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private const int MediaExpired = 40007;
    private const int MediaMissing = 46001;

    public async Task<(FetchOutcome Outcome, byte[] Bytes)> FetchAsync(AccountId account, string mediaId, int mostBytes, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await using var download = await clients.For(account).Media.DownloadAsync(mediaId, either.Token);
            return await ReadAsync(download.Content, mostBytes, either.Token) is { } bytes ? (FetchOutcome.Fetched, bytes) : (FetchOutcome.TooLarge, []);
        }
        catch (WeChatApiException refused) when (refused.ErrCode is MediaExpired or MediaMissing)
        {
            return (FetchOutcome.Gone, []);
        }
        catch (KeyNotFoundException)
        {
            return (FetchOutcome.Gone, []);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested && problem is WeChatException or HttpRequestException or IOException or OperationCanceledException)
        {
            LogUnavailable(log, account, problem.Message);
            return (FetchOutcome.Unavailable, []);
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream content, int mostBytes, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (read.Length + count > mostBytes) return null;
            await read.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }

        return read.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file sent to account {Account} could not be fetched now: {Problem}")]
    private static partial void LogUnavailable(ILogger logger, AccountId account, string problem);
}
