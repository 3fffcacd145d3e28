using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Agencies.Packs;

/// <summary>An official account as a pack describes it; what it says by itself is read by the Knowledge module.</summary>
internal sealed record PackAccount(
    string Key, string Name, AccountKind Kind, string AppId, string OriginalId, string AppSecret, string Token, string EncodingAesKey,
    CallbackMode Mode, string? AvatarColor, string? Description, IReadOnlyList<MenuButton> Menu, string? OneTimeTemplateId)
{
    public static PackAccount Read(PackMap map) => new(
        map.RequiredText("key", 64), map.RequiredText("name", 128), map.Choice<AccountKind>("kind") ?? AccountKind.Subscription,
        Checked(map, "appId", AccountForm.WhyNotAppId), Checked(map, "originalId", AccountForm.WhyNotOriginalId),
        Checked(map, "appSecret", AccountForm.WhyNotAppSecret), Checked(map, "token", AccountForm.WhyNotToken),
        Checked(map, "encodingAesKey", AccountForm.WhyNotEncodingAesKey),
        map.Choice<CallbackMode>("mode") ?? CallbackMode.Safe, map.Text("avatarColor", 16), map.Text("description", 512), ReadMenu(map),
        TemplateId(map));

    private static string? TemplateId(PackMap map)
    {
        var value = map.Text("oneTimeTemplate", 64);
        if (value is not null && AccountForm.WhyNotTemplateId(value) is { } reason) map.Complain("oneTimeTemplate", reason);
        return value;
    }

    private static string Checked(PackMap map, string name, Func<string, string?> whyNot)
    {
        var value = map.RequiredText(name, 128);
        if (value.Length > 0 && whyNot(value) is { } reason) map.Complain(name, reason);
        return value;
    }

    private static List<MenuButton> ReadMenu(PackMap account)
    {
        var buttons = account.Maps("menu");
        if (buttons.Count > AccountForm.MostTopButtons)
            account.Complain("menu", $"has {buttons.Count} buttons; WeChat shows at most {AccountForm.MostTopButtons}");
        return [.. buttons.Select(button => ReadButton(button, AccountForm.MostTopNameBytes, top: true))];
    }

    private static MenuButton ReadButton(PackMap map, int mostNameBytes, bool top)
    {
        var name = map.RequiredText("name", mostNameBytes);
        var click = map.Text("click", AccountForm.MostKeyBytes);
        var view = map.Text("view", AccountForm.MostUrlBytes);
        var hasItems = top && map.Has("items");
        if (new[] { click is not null, view is not null, hasItems }.Count(given => given) != 1)
            map.Complain(top ? "a button needs exactly one of click, view and items" : "a button needs exactly one of click and view");
        if (view is not null && !AccountForm.IsMenuAddress(view)) map.Complain("view", $"must be an http or https address, or a page of the service hall such as /m/, not “{view}”");
        if (!hasItems) return new MenuButton(name, click, view);

        var items = map.Maps("items");
        if (items.Count is 0 or > AccountForm.MostSubButtons)
            map.Complain("items", $"has {items.Count} buttons; WeChat allows 1 to {AccountForm.MostSubButtons}");
        return new MenuButton(name, Items: [.. items.Select(item => ReadButton(item, AccountForm.MostSubNameBytes, top: false))]);
    }
}
