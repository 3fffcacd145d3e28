using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Sheets;

namespace Zhijian.Server.Desk.Supervision;

/// <summary>The supervisor's page (值班总览).</summary>
internal static class SupervisionEndpoints
{
    public static void AddSupervision(this IServiceCollection services)
    {
        services.AddScoped<ReadDeskNow>();
        services.AddScoped<ReadSeries>();
        services.AddScoped<ReadAsked>();
        services.AddScoped<ExportFigures>();
    }

    public static void MapSupervision(this IEndpointRouteBuilder routes)
    {
        var supervision = routes.MapGroup("/api/supervision").WithTags("Supervision").RequireAuthorization(Policies.SuperviseDesk);
        supervision.MapGet("now", ReadDeskNow.HandleAsync).WithName("readDeskNow");
        supervision.MapGet("hours", ReadSeries.HoursAsync).WithName("readHours");
        supervision.MapGet("days", ReadSeries.DaysAsync).WithName("readDays");
        supervision.MapGet("asked", ReadAsked.HandleAsync).WithName("readAskedNow");
        supervision.MapGet("export.csv", ExportFigures.CsvAsync).WithName("exportFigures").Produces<string>(StatusCodes.Status200OK, "text/csv")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        supervision.MapGet("export.xlsx", ExportFigures.WorkbookAsync).WithName("exportFiguresWorkbook").Produces<string>(StatusCodes.Status200OK, Workbook.ContentType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }
}
