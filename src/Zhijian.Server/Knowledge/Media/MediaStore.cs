using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Media;

/// <summary>Bytes of media by their hash, in <c>Media:Directory</c> (beside the SQLite file when not set), outside the web root.</summary>
public sealed class MediaStore(IConfiguration configuration, Database database)
{
    private readonly string _directory = FindDirectory(configuration, database);

    /// <summary>Keeps a copy; the same bytes are kept once.</summary>
    /// <returns>The hash under which <see cref="Open"/> finds it.</returns>
    public async Task<string> PutAsync(Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_directory);
        var temporary = Path.Combine(_directory, Path.GetRandomFileName() + ".new");
        try
        {
            string hash;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await content.CopyToAsync(file, cancellation);
                file.Position = 0;
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            }

            File.Move(temporary, Path.Combine(_directory, hash), overwrite: true);
            return hash;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <exception cref="FileNotFoundException">The directory lost it; restore it from the backup.</exception>
    public FileStream Open(string hash) => new(Path.Combine(_directory, hash), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);

    public bool Has(string hash) => File.Exists(Path.Combine(_directory, hash));

    private static string FindDirectory(IConfiguration configuration, Database database)
    {
        if (configuration["Media:Directory"] is { Length: > 0 } configured) return Path.GetFullPath(configured);
        var beside = database.Kind == DatabaseKind.Sqlite ? Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)) : null;
        return Path.GetFullPath(Path.Combine(beside ?? "data", "media"));
    }
}
