using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Platform.Security;

/// <summary>The key ring that seals secrets and session cookies.</summary>
public static class SecuritySetup
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("Zhijian");
        if (builder.Configuration["DataProtection:Certificate"] is { Length: > 0 } file)
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, builder.Configuration["DataProtection:CertificatePassword"]);
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }

        builder.Services.AddOptions<KeyManagementOptions>().Configure<IConfiguration, Database, ILoggerFactory>((options, configuration, database, log) =>
            options.XmlRepository = new FileSystemXmlRepository(KeyDirectory(configuration, database), log));
        builder.Services.AddSingleton<SecretBox>();
        builder.Services.AddPolicies();
    }

    /// <summary><c>DataProtection:Keys</c>, else <c>keys</c> beside the SQLite file, else <c>data/keys</c>.</summary>
    private static DirectoryInfo KeyDirectory(IConfiguration configuration, Database database)
    {
        if (configuration["DataProtection:Keys"] is { Length: > 0 } configured) return Directory.CreateDirectory(configured);
        var beside = database.Kind == DatabaseKind.Sqlite ? Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)) : null;
        return Directory.CreateDirectory(Path.Combine(beside ?? "data", "keys"));
    }
}
