using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Zhijian.Server.Startup;

/// <summary>Serves the built console (web/console) at <c>/console</c>; addresses that are no files are its own routes and get its one page.</summary>
internal static class ConsoleFiles
{
    private const string NotBuilt = "The console was not built. Build it with: dotnet build (without -p:SkipWeb=true).\n";

    // Anonymous: the sign-in page is in there.
    public static void MapConsole(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "web", "console");
        var files = Directory.Exists(root) ? new PhysicalFileProvider(root) : null;
        var types = new FileExtensionContentTypeProvider();
        app.MapGet("/console/{**path}", (string? path, HttpContext http) => Serve(files, types, path ?? "", http.Response)).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Serve(PhysicalFileProvider? files, FileExtensionContentTypeProvider types, string path, HttpResponse response)
    {
        var file = files?.GetFileInfo(path) is { Exists: true, IsDirectory: false } asked ? asked : files?.GetFileInfo("index.html");
        if (file is not { Exists: true, PhysicalPath: { } onDisk }) return Results.Text(NotBuilt, statusCode: StatusCodes.Status404NotFound);

        // Built files carry their hash in the name and may be kept; the page itself must be asked for each time.
        response.Headers.CacheControl = path.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        // Styles are written by the component library at run time; pictures of articles come from WeChat's hosts; the decoder of
        // WeChat's voices (AMR) is WebAssembly.
        response.Headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src * data: blob:; media-src * data: blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";
        return Results.File(onDisk, types.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream", lastModified: file.LastModified);
    }
}
