using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>A form with one file, in the exact shape WeChat's parser understands.</summary>
internal static class MediaForm
{
    public static HttpContent Of(MediaFile file)
    {
        var form = Empty();
        form.Add(new FilePart(file));
        return form;
    }

    public static HttpContent Of<T>(MediaFile file, string fieldName, T field, JsonTypeInfo<T> type)
    {
        var form = (MultipartFormDataContent)Of(file);
        var part = PlainJson.Content(field, type);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{fieldName}\"" };
        form.Add(part);
        return form;
    }

    private static MultipartFormDataContent Empty()
    {
        var boundary = Guid.CreateVersion7().ToString("N");
        var form = new MultipartFormDataContent(boundary) { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        // Without the quotes that the framework puts around the boundary: WeChat finds no file behind them (41005).
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return form;
    }

    private sealed class FilePart : HttpContent
    {
        private readonly MediaFile file;

        public FilePart(MediaFile file)
        {
            this.file = file;
            var name = file.FileName.Replace('"', '\'').ReplaceLineEndings("");
            Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"media\"; filename=\"{name}\"");
            Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var content = file.Open();
            await content.CopyToAsync(stream);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length;
            return true;
        }
    }
}
