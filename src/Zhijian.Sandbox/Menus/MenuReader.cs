using System.Text;
using System.Text.Json;
using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Menus;

/// <summary>Reads and checks the buttons of a menu. Limits from the menu pages: 3 × 5 buttons, lengths in bytes of UTF-8.</summary>
/// <param name="isPermanentMedia">Whether the account owns this permanent material.</param>
public sealed class MenuReader(Func<string, bool> isPermanentMedia)
{
    private const int Buttons = 3;
    private const int SubButtons = 5;
    private const int NameBytes = 16;
    private const int SubNameBytes = 60;
    private const int KeyBytes = 128;
    private const int UrlBytes = 1024;

    /// <exception cref="ApiException">With the errcode of the first mistake.</exception>
    public IReadOnlyList<MenuButton> Read(JsonElement menu)
    {
        if (menu.Entries("button") is not { Count: >= 1 and <= Buttons } entries) throw new ApiException(ApiErrors.InvalidButtonSize);
        return [.. entries.Select(entry => Button(entry, top: true))];
    }

    private MenuButton Button(JsonElement json, bool top)
    {
        var name = json.Text("name");
        if (string.IsNullOrEmpty(name) || Bytes(name) > (top ? NameBytes : SubNameBytes))
        {
            throw new ApiException(top ? ApiErrors.InvalidButtonNameSize : ApiErrors.InvalidSubButtonNameSize);
        }
        if (json.Entries("sub_button") is { Count: > 0 } children)
        {
            if (!top) throw new ApiException(ApiErrors.InvalidSubMenuLevel);
            if (children.Count > SubButtons) throw new ApiException(ApiErrors.InvalidSubButtonSize);
            return new(name) { Children = [.. children.Select(child => Button(child, top: false))] };
        }
        return Leaf(json, name, top);
    }

    private MenuButton Leaf(JsonElement json, string name, bool top)
    {
        var button = new MenuButton(name, json.Text("type"));
        switch (button.Type)
        {
            case "click" or "scancode_push" or "scancode_waitmsg" or "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select":
                return button with { Key = Sized(json.Text("key"), KeyBytes, top ? ApiErrors.InvalidButtonKeySize : ApiErrors.InvalidSubButtonKeySize) };
            case "view":
                return button with { Url = Address(json, top) };
            case "miniprogram":
                return button with { Url = Address(json, top), AppId = MiniProgram(json.Text("appid")), PagePath = Required(json.Text("pagepath"), ApiErrors.InvalidPagePath) };
            case "media_id" or "view_limited":
                return button with { MediaId = json.Text("media_id") is { } id && isPermanentMedia(id) ? id : throw new ApiException(ApiErrors.InvalidMediaId) };
            case "article_id" or "article_view_limited":
                // Articles are published by another API group, which this sandbox does not hold yet: no id can be valid.
                throw new ApiException(ApiErrors.InvalidArticleId);
            default:
                throw new ApiException(top ? ApiErrors.InvalidButtonType : ApiErrors.InvalidSubButtonType);
        }
    }

    private static string Address(JsonElement json, bool top)
    {
        var url = Sized(json.Text("url"), UrlBytes, top ? ApiErrors.InvalidButtonUrlSize : ApiErrors.InvalidSubButtonUrlSize);
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "weixin" or "tel")
            ? url
            : throw new ApiException(top ? ApiErrors.InvalidButtonUrlDomain : ApiErrors.InvalidSubButtonUrlDomain);
    }

    private static string MiniProgram(string? appId) =>
        appId is { Length: 18 } && appId.StartsWith("wx", StringComparison.Ordinal) ? appId : throw new ApiException(ApiErrors.InvalidMiniProgramAppId);

    private static string Sized(string? value, int bytes, ApiError error) => !string.IsNullOrEmpty(value) && Bytes(value) <= bytes ? value : throw new ApiException(error);

    private static string Required(string? value, ApiError error) => string.IsNullOrEmpty(value) ? throw new ApiException(error) : value;

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
