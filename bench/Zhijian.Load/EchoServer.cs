using System.Buffers;

namespace Zhijian.Load;

/// <summary>The floor: a bare Kestrel that gives a POST's body back, without routing.</summary>
internal static class EchoServer
{
    public static async Task<int> RunAsync(string port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:" + port);
        await using var app = builder.Build();
        app.Run(async http =>
        {
            var length = (int)http.Request.ContentLength!.Value;
            var read = await http.Request.BodyReader.ReadAtLeastAsync(length);
            http.Response.ContentLength = length;
            http.Response.ContentType = "text/xml";
            foreach (var part in read.Buffer) http.Response.BodyWriter.Write(part.Span);
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            await http.Response.BodyWriter.FlushAsync();
        });
        await app.RunAsync();
        return 0;
    }
}
