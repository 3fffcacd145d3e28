using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Services.Files;

/// <summary>
/// Where the bytes of citizens' files lie (附件库): outside the web root, sealed with the keys in <c>DataProtection:Keys</c>, under <c>Media:Services</c> (beside the SQLite
/// file when not set). Several servers share the directory.
/// </summary>
internal sealed class FileVault(IConfiguration configuration, Database database, IDataProtectionProvider protection)
{
    /// <summary>Over so many directories the files are spread.</summary>
    public const int Directories = 256;

    private const int AtOnce = 200;

    private readonly IDataProtector _protector = protection.CreateProtector("Zhijian.ServiceFiles.v1");
    private readonly string _directory = FindDirectory(configuration, database);

    public bool Has(Guid id) => File.Exists(PathOf(id));

    /// <summary>Whole or not at all, whoever else writes the same.</summary>
    public async Task PutAsync(Guid id, byte[] bytes, CancellationToken cancellation)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + "." + Path.GetRandomFileName();
        try
        {
            await File.WriteAllBytesAsync(temporary, _protector.Protect(bytes), cancellation);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <returns>Null when it is not there, or the keys that sealed it are gone.</returns>
    public async Task<byte[]?> FindAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            return _protector.Unprotect(await File.ReadAllBytesAsync(PathOf(id), cancellation));
        }
        catch (Exception problem) when (problem is IOException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Also what is not there.</summary>
    public void Delete(Guid id)
    {
        if (Has(id)) File.Delete(PathOf(id));
    }

    /// <summary>Deletes what lies in one of the directories since before then and nobody knows: its turn was never written, or a write was cut off.</summary>
    /// <param name="known">Of some ids, those that stand in the database.</param>
    public async Task DeleteStraysAsync(int directory, DateTimeOffset before, Func<List<Guid>, Task<HashSet<Guid>>> known)
    {
        var folder = new DirectoryInfo(Path.Combine(_directory, directory.ToString("x2", CultureInfo.InvariantCulture)));
        if (!folder.Exists) return;
        foreach (var some in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime).Chunk(AtOnce))
        {
            var kept = await known([.. some.Select(file => IdOf(file.Name)).OfType<Guid>()]);
            foreach (var file in some.Where(file => IdOf(file.Name) is not { } id || !kept.Contains(id))) file.Delete();
        }
    }

    private static Guid? IdOf(string name) => Guid.TryParseExact(name, "N", out var id) ? id : null;

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(_directory, name[..2], name);
    }

    private static string FindDirectory(IConfiguration configuration, Database database)
    {
        if (configuration["Media:Services"] is { Length: > 0 } configured) return Path.GetFullPath(configured);
        var beside = database.Kind == DatabaseKind.Sqlite ? Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)) : null;
        return Path.GetFullPath(Path.Combine(beside ?? "data", "service-files"));
    }
}
