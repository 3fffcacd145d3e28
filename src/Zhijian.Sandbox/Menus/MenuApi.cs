using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Menus;

/// <summary>cgi-bin/menu/*: custom menus and conditional menus.</summary>
public static partial class MenuApi
{
    public static ValueTask<ApiReply> Create(ApiCall call)
    {
        call.Account.Menu.Replace(Buttons(call));
        ShowOnPhones(call);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> Get(ApiCall call)
    {
        if (call.Account.Menu.Default is not { } menu) throw new ApiException(ApiErrors.MenuNotExist);
        var json = new JsonObject { ["menu"] = new JsonObject { ["button"] = Array(menu.Buttons), ["menuid"] = menu.Id } };
        var conditional = call.Account.Menu.Conditional;
        if (conditional.Count > 0)
        {
            json["conditionalmenu"] = new JsonArray([.. conditional.Select(one => new JsonObject { ["button"] = Array(one.Buttons), ["matchrule"] = Rule(one.Rule), ["menuid"] = one.Id })]);
        }
        return ValueTask.FromResult(ApiReply.Json(json));
    }

    public static ValueTask<ApiReply> Delete(ApiCall call)
    {
        call.Account.Menu.Delete();
        ShowOnPhones(call);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> AddConditional(ApiCall call)
    {
        var rule = call.Body.Child("matchrule");
        var match = new MenuRule((int?)rule?.Number("tag_id"), (int?)rule?.Number("client_platform_type"));
        if (match is { TagId: null, Platform: null }) throw new ApiException(ApiErrors.EmptyMatchRule);
        if (match.TagId is { } tag && !call.Account.Tags.Exists(tag)) throw new ApiException(ApiErrors.InvalidTagId);
        var id = call.Account.Menu.Add(Buttons(call), match) ?? throw new ApiException(ApiErrors.NoDefaultMenu);
        ShowOnPhones(call);
        return ValueTask.FromResult(ApiReply.Json(new { menuid = id.ToString(CultureInfo.InvariantCulture) }));
    }

    public static ValueTask<ApiReply> DeleteConditional(ApiCall call)
    {
        if (call.Body.Number("menuid") is not { } id || !call.Account.Menu.Remove(id)) throw new ApiException(ApiErrors.NoSuchMenu);
        ShowOnPhones(call);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> TryMatch(ApiCall call)
    {
        var follower = call.Account.Followers.Find(call.Body.Text("user_id") ?? "") ?? throw new ApiException(ApiErrors.NoSuchMenuUser);
        return ValueTask.FromResult(ApiReply.Json(new JsonObject { ["button"] = Array(call.Account.Menu.For(follower.Tags)) }));
    }

    public static ValueTask<ApiReply> SelfMenu(ApiCall call)
    {
        var menu = call.Account.Menu.Default;
        var buttons = new JsonArray([.. (menu?.Buttons ?? []).Select(button => button.ToSelfMenuJson())]);
        return ValueTask.FromResult(ApiReply.Json(new JsonObject { ["is_menu_open"] = menu is null ? 0 : 1, ["selfmenu_info"] = new JsonObject { ["button"] = buttons } }));
    }

    private static IReadOnlyList<MenuButton> Buttons(ApiCall call)
    {
        if (Escaped().IsMatch(call.RawBody)) throw new ApiException(ApiErrors.InvalidCharset);
        return new MenuReader(id => call.World.Media.Alive(id, call.Account.AppId, call.Now) is { IsPermanent: true }).Read(call.Body);
    }

    private static JsonArray Array(IReadOnlyList<MenuButton> buttons) => new([.. buttons.Select(button => button.ToJson())]);

    private static JsonObject Rule(MenuRule rule)
    {
        var json = new JsonObject();
        if (rule.TagId is { } tag) json["tag_id"] = tag;
        if (rule.Platform is { } platform) json["client_platform_type"] = platform;
        return json;
    }

    // The real client caches a menu for 5 minutes; a phone for trying things out does better to show it at once.
    private static void ShowOnPhones(ApiCall call)
    {
        if (!call.World.Events.IsWatched) return;
        foreach (var follower in call.Account.Followers.All().Where(follower => follower.Subscribed)) call.Services.Phones.ChatChanged(follower);
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
