using System.Text.Json.Serialization;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>One button of a menu; the factories make the usual kinds, the constructor any. Official docs: 创建自定义菜单.</summary>
/// <param name="Name">At most 16 bytes on the first level, 60 on the second.</param>
/// <param name="Type">
/// click, view, miniprogram, scancode_push, scancode_waitmsg, pic_sysphoto, pic_photo_or_album, pic_weixin, location_select, media_id,
/// article_id, article_view_limited, view_limited; nothing for a button with sub-buttons.
/// </param>
/// <param name="Key">At most 128 bytes; comes back as EventKey.</param>
/// <param name="Url">At most 1,024 bytes; for a mini program what phones without mini programs open.</param>
public sealed record MenuButton(
    string Name,
    string? Type = null,
    string? Key = null,
    string? Url = null,
    string? MediaId = null,
    string? ArticleId = null,
    [property: JsonPropertyName("appid")] string? AppId = null,
    [property: JsonPropertyName("pagepath")] string? PagePath = null,
    [property: JsonPropertyName("sub_button")] IReadOnlyList<MenuButton>? SubButtons = null)
{
    public static MenuButton Click(string name, string key) => new(name, "click", Key: key);

    public static MenuButton View(string name, string url) => new(name, "view", Url: url);

    public static MenuButton MiniProgram(string name, string appId, string pagePath, string fallbackUrl) =>
        new(name, "miniprogram", Url: fallbackUrl, AppId: appId, PagePath: pagePath);

    public static MenuButton Parent(string name, params IReadOnlyList<MenuButton> subButtons) => new(name, SubButtons: subButtons);
}
