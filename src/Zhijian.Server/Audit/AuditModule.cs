using Microsoft.EntityFrameworkCore.Diagnostics;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Audit;

/// <summary>The audit log (审计日志): who did what and when, append-only, hash-chained for each agency, for the audit administrator.</summary>
public static class AuditModule
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddScoped<AuditCheck>();
        builder.Services.AddScoped<SaveChangesInterceptor, AuditSeal>();
        builder.Services.AddSingleton<IPackPart, AuditPackPart>();
    }

    public static void MapAudit(this WebApplication app)
    {
        var audit = app.MapGroup("/api/audit").WithTags("Audit").RequireAuthorization(Policies.ReadAudit);
        audit.MapGet("", ReadAudit.ListAsync).WithName("listAudit");
        audit.MapGet("export.csv", ReadAudit.ExportAsync).WithName("exportAudit").Produces<string>(StatusCodes.Status200OK, "text/csv");
        audit.MapPost("verify", ReadAudit.VerifyAsync).WithName("verifyAudit");
    }
}
