using System.Text.Json;
using System.Text.Json.Nodes;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Menus;
using Zhijian.Sandbox.Messages;

namespace Zhijian.Sandbox.Media;

/// <summary>cgi-bin/material/*: permanent files (永久素材). Articles are another API group.</summary>
public static class MaterialApi
{
    private const int MostImages = 100_000;
    private const int MostOthers = 1_000;
    private const int MostPage = 20;

    public static async ValueTask<ApiReply> Add(ApiCall call)
    {
        var kind = MediaRules.Kind(call.Query("type") ?? (await MediaApi.Form(call))["type"].ToString());
        if (call.World.Media.Permanent(call.Account.AppId, kind).Count >= (kind == MediaKind.Image ? MostImages : MostOthers)) throw new ApiException(ApiErrors.MediaSizeLimit);
        var description = kind == MediaKind.Video ? Description(await MediaApi.Form(call)) : default;
        var (name, content) = await MediaApi.Upload(call, "media");
        var item = MediaApi.Store(call, kind, name, content, null);
        if (kind == MediaKind.Video) call.World.Media.Replace(item with { Title = description.Text("title"), Description = description.Text("introduction") });
        return kind == MediaKind.Image ? ApiReply.Json(new { media_id = item.Id, url = Url(call, item) }) : ApiReply.Json(new { media_id = item.Id });
    }

    public static ValueTask<ApiReply> Get(ApiCall call)
    {
        var item = Own(call);
        return ValueTask.FromResult(item.Kind == MediaKind.Video
            ? ApiReply.Json(new { title = item.Title, description = item.Description, down_url = Url(call, item) })
            : ApiReply.File(item.Content, item.ContentType, item.FileName));
    }

    public static ValueTask<ApiReply> Delete(ApiCall call)
    {
        var item = Own(call);
        if (IsInMenu(call, item.Id)) throw new ApiException(ApiErrors.MaterialInUse);
        call.World.Media.Remove(item.Id);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> Count(ApiCall call)
    {
        var counts = call.World.Media.Permanent(call.Account.AppId).CountBy(item => item.Kind).ToDictionary();
        return ValueTask.FromResult(ApiReply.Json(new
        {
            voice_count = counts.GetValueOrDefault(MediaKind.Voice),
            video_count = counts.GetValueOrDefault(MediaKind.Video),
            image_count = counts.GetValueOrDefault(MediaKind.Image),
            news_count = 0,
        }));
    }

    public static ValueTask<ApiReply> List(ApiCall call)
    {
        var type = call.Body.Text("type");
        if (call.Body.Number("count") is not (>= 1 and <= MostPage and var count) || call.Body.Number("offset") is not (>= 0 and var offset)) throw new ApiException(ApiErrors.InvalidArgs);
        var all = type == "news" ? [] : call.World.Media.Permanent(call.Account.AppId, MediaRules.Kind(type));
        var page = new JsonArray([.. all.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)count).Select(item => Describe(call, item))]);
        return ValueTask.FromResult(ApiReply.Json(new JsonObject { ["total_count"] = all.Count, ["item_count"] = page.Count, ["item"] = page }));
    }

    private static JsonObject Describe(ApiCall call, MediaItem item)
    {
        var json = new JsonObject { ["media_id"] = item.Id, ["name"] = item.Title ?? item.FileName, ["update_time"] = item.At.ToUnixTimeSeconds() };
        if (item.Kind == MediaKind.Image) json["url"] = Url(call, item);
        return json;
    }

    private static MediaItem Own(ApiCall call)
    {
        if (call.Body.Text("media_id") is not { Length: > 0 } id) throw new ApiException(ApiErrors.MissingMediaId);
        return call.World.Media.Alive(id, call.Account.AppId, call.Now) is { IsPermanent: true } item ? item : throw new ApiException(ApiErrors.InvalidMediaId);
    }

    private static bool IsInMenu(ApiCall call, string mediaId)
    {
        var menus = call.Account.Menu.Conditional.Select(menu => menu.Buttons).Append(call.Account.Menu.Default?.Buttons ?? []);
        return menus.SelectMany(buttons => buttons).SelectMany(button => button.Children.Append(button)).Any((MenuButton button) => button.MediaId == mediaId);
    }

    private static JsonElement Description(IFormCollection form) => ApiGate.Parse(form["description"].ToString());

    private static string Url(ApiCall call, MediaItem item) => $"{call.Http.Request.Scheme}://{call.Http.Request.Host}{Show.MediaUrl(item.Id)}";
}
