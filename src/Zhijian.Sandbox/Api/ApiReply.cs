using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhijian.Sandbox.Api;

/// <summary>What an API answers: JSON, bytes or an error.</summary>
/// <param name="Text">What the traffic log keeps.</param>
public sealed record ApiReply(int Status, string ContentType, byte[] Content, string Text, int ErrorCode = 0, string? FileName = null)
{
    public const string JsonType = "application/json; encoding=utf-8";

    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static ApiReply Ok { get; } = Json(new { errcode = 0, errmsg = "ok" });

    /// <param name="value">Named exactly as on the wire; nulls are left out.</param>
    public static ApiReply Json(object value)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(value, Form);
        return new(StatusCodes.Status200OK, JsonType, content, System.Text.Encoding.UTF8.GetString(content));
    }

    /// <summary>Business errors come with status 200 and a request id at the end of errmsg.</summary>
    public static ApiReply Error(ApiError error, string rid, bool isSns) =>
        Json(new { errcode = error.Code, errmsg = $"{error.Text}{(isSns ? "," : "")} rid: {rid}" }) with { ErrorCode = error.Code };

    public static ApiReply File(byte[] content, string contentType, string? fileName) =>
        new(StatusCodes.Status200OK, contentType, content, $"({content.Length} bytes of {contentType})", FileName: fileName);

    public static ApiReply NotFound { get; } = new(StatusCodes.Status404NotFound, "text/plain", [], "");

    public async Task SendAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = Content.Length;
        if (FileName is not null) http.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        await http.Response.Body.WriteAsync(Content);
    }
}
