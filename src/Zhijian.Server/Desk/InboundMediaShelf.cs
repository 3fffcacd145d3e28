using Microsoft.Data.Sqlite;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk;

/// <summary>
/// Pictures, recordings and films followers sent. WeChat keeps them for three days; from the first time an officer looks, this server keeps
/// its own copy, outside the web root, under <c>Media:Inbound</c> (beside the SQLite file when not set).
/// </summary>
internal sealed class InboundMediaShelf(IConfiguration configuration, Database database, OfficialAccountClients clients, IHttpClientFactory http)
{
    private const long MostBytes = 20 * 1024 * 1024;

    private readonly string _directory = FindDirectory(configuration, database);

    /// <returns>The file, kept from now on.</returns>
    /// <exception cref="WeChat.OfficialAccounts.WeChatApiException">WeChat no longer has it.</exception>
    public async Task<FileStream> OpenAsync(MessageReference message, MediaReference media, CancellationToken cancellation)
    {
        var path = Path.Combine(_directory, message.ToString());
        if (!File.Exists(path)) await FetchAsync(media, path, cancellation);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
    }

    /// <returns>How many files there were of this conversation.</returns>
    public int DeleteOf(Guid conversation)
    {
        if (!Directory.Exists(_directory)) return 0;
        var files = Directory.GetFiles(_directory, $"{conversation:N}-*");
        foreach (var file in files) File.Delete(file);
        return files.Length;
    }

    private async Task FetchAsync(MediaReference media, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_directory);
        var temporary = Path.Combine(_directory, Path.GetRandomFileName() + ".new");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await using var download = await clients.For(media.Account).Media.DownloadAsync(media.MediaId, cancellation);
                await using var content = download.VideoUrl is { } address
                    ? await http.CreateClient(OfficialAccountClients.HttpClientName).GetStreamAsync(new Uri(address), cancellation)
                    : download.Content;
                await CopyAsync(content, file, cancellation);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task CopyAsync(Stream from, FileStream to, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (to.Length + read > MostBytes) throw new InvalidDataException("The file is larger than WeChat's own limits allow.");
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    private static string FindDirectory(IConfiguration configuration, Database database)
    {
        if (configuration["Media:Inbound"] is { Length: > 0 } configured) return Path.GetFullPath(configured);
        var beside = database.Kind == DatabaseKind.Sqlite ? Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)) : null;
        return Path.GetFullPath(Path.Combine(beside ?? "data", "inbound-media"));
    }
}
