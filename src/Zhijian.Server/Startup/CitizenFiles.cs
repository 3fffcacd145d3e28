using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using Zhijian.Server.Startup.Development;

namespace Zhijian.Server.Startup;

/// <summary>
/// Serves the citizen application (web/citizen) at <c>/m</c>. A link of an account (<c>/m/?a=appid</c>) first goes to WeChat's page, which tells who it is without a
/// question, and comes back with the session in its address.
/// </summary>
internal static class CitizenFiles
{
    private const string Root = "/m";
    private const string NotBuilt = "The citizen pages were not built. Build them with: dotnet build (without -p:SkipWeb=true).\n";

    // Anonymous: whoever opens it is asked for at WeChat first.
    public static void MapCitizenPages(this WebApplication app)
    {
        var root = Path.Combine(AppContext.BaseDirectory, "web", "citizen", "h5");
        var files = Directory.Exists(root) ? new PhysicalFileProvider(root) : null;
        var (types, frames) = (new FileExtensionContentTypeProvider(), Frames(app));
        app.MapGet(Root + "/{**path}", (string? path, string? a, string? s, HttpContext http) => a is { Length: > 0 } && s is null
            ? Results.Redirect($"/api/citizen/session/begin?account={Uri.EscapeDataString(a)}&to={Uri.EscapeDataString($"{Slashed(http.Request.Path)}{http.Request.QueryString}")}")
            : Serve(files, types, frames, path ?? "", http)).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Serve(PhysicalFileProvider? files, FileExtensionContentTypeProvider types, string frames, string path, HttpContext http)
    {
        var asked = files?.GetFileInfo(path) is { Exists: true, IsDirectory: false } found ? found : null;
        var file = asked ?? files?.GetFileInfo("index.html");
        if (file is not { Exists: true, PhysicalPath: { } onDisk }) return Results.Text(NotBuilt, statusCode: StatusCodes.Status404NotFound);

        var headers = http.Response.Headers;
        // Scripts and styles carry their hash in the name; the page itself must be asked for each time.
        headers.CacheControl = asked is not null && asked.Name != "index.html" ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = $"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data: blob:; font-src 'self' data:; object-src 'none'; frame-ancestors {frames}; base-uri 'self'";
        var type = types.TryGetContentType(file.Name, out var known) ? known : "application/octet-stream";
        // Made small when they were built: a phone on a slow network is what they are for.
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase) || !File.Exists(onDisk + ".gz")) return Results.File(onDisk, type, lastModified: file.LastModified);
        headers.ContentEncoding = "gzip";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return Results.File(onDisk + ".gz", type, lastModified: file.LastModified);
    }

    private static string Slashed(PathString path) => path == Root ? Root + "/" : path.ToString();

    /// <summary>The console shows its editors how a service will look, and the phone of the sandbox shows pages; nothing else may put them in a frame.</summary>
    private static string Frames(WebApplication app) => app.Environment.HasSandbox(app.Configuration) ? $"'self' {SandboxLink.Address(app.Configuration)}" : "'self'";
}
