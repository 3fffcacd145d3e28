using System.Text.Json;
using Zhijian.Sandbox.Accounts;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Media;

namespace Zhijian.Sandbox.Acting;

/// <summary>Reads which button was pressed, with the pictures the person picked for it.</summary>
public static class MenuUpload
{
    /// <summary>The phone lets one pick nine pictures.</summary>
    private const int MostPictures = 9;

    /// <exception cref="ApiException">A picture that is none, or more than nine.</exception>
    /// <exception cref="JsonException">No JSON.</exception>
    public static async Task<(MenuRequest Request, IReadOnlyList<MediaItem> Pictures)> ReadAsync(HttpRequest request, World world, Account account)
    {
        if (!request.HasFormContentType) return (await JsonSerializer.DeserializeAsync<MenuRequest>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted) ?? throw new JsonException(), []);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var files = form.Files.GetFiles("media");
        if (files.Count > MostPictures) throw new ApiException(ApiErrors.MediaSizeLimit);
        var index = form["index"].ToString();
        var key = form["key"].ToString();
        var pressed = new MenuRequest(key.Length > 0 ? key : null, index.Length > 0 ? JsonSerializer.Deserialize<int[]>(index) : null, null, null, null);
        var pictures = new List<MediaItem>();
        foreach (var file in files) pictures.Add(await PersonUpload.KeepAsync(file, world, account, MediaKind.Image, null));
        return (pressed, pictures);
    }
}
