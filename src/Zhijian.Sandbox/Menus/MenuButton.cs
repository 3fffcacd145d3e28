using System.Text.Json.Nodes;

namespace Zhijian.Sandbox.Menus;

/// <summary>One button of a custom menu (自定义菜单); a parent has children and no type.</summary>
public sealed record MenuButton(string Name, string? Type = null)
{
    public string? Key { get; init; }

    public string? Url { get; init; }

    public string? MediaId { get; init; }

    public string? AppId { get; init; }

    public string? PagePath { get; init; }

    public string? ArticleId { get; init; }

    public IReadOnlyList<MenuButton> Children { get; init; } = [];

    /// <summary>The form menu/get answers: every leaf carries an empty <c>sub_button</c>.</summary>
    public JsonObject ToJson() => Fields(new JsonArray([.. Children.Select(child => child.ToJson())]));

    /// <summary>The form of get_current_selfmenu_info: children sit in <c>sub_button.list</c>, leaves have none.</summary>
    public JsonObject ToSelfMenuJson() =>
        Fields(Children.Count == 0 ? null : new JsonObject { ["list"] = new JsonArray([.. Children.Select(child => child.ToSelfMenuJson())]) });

    private JsonObject Fields(JsonNode? children)
    {
        var json = new JsonObject();
        foreach (var (name, value) in new[] { ("type", Type), ("name", Name), ("key", Key), ("url", Url), ("media_id", MediaId), ("appid", AppId), ("pagepath", PagePath), ("article_id", ArticleId) })
        {
            if (value is not null) json[name] = value;
        }
        if (children is not null) json["sub_button"] = children;
        return json;
    }
}
