using System.Text.Json.Serialization;
using Zhijian.WeChat.OfficialAccounts.Calling;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>The account's menu (自定义菜单) and its variants for some followers (个性化菜单). Official docs: 自定义菜单.</summary>
public sealed class Menus
{
    /// <summary>menu no exist</summary>
    private const int NoMenu = 46003;

    private readonly ApiCaller caller;

    internal Menus(ApiCaller caller) => this.caller = caller;

    /// <summary>Replaces the default menu. Phones show it within five minutes, at once after following anew.</summary>
    /// <param name="buttons">1 to 3, each a leaf or with 1 to 5 sub-buttons.</param>
    /// <exception cref="WeChatApiException">40015 to 40028 a button is wrong, 40033 escaped text, 45064 mini program not linked …</exception>
    public Task CreateAsync(IReadOnlyList<MenuButton> buttons, CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.Post("cgi-bin/menu/create", new MenuRequest(buttons), WeChatJson.Plain.MenuRequest), ct);

    /// <returns>Nothing when the account has no menu.</returns>
    public async Task<MenuSet?> GetAsync(CancellationToken ct = default)
    {
        try
        {
            var answer = await caller.CallAsync(ApiRequest.Get("cgi-bin/menu/get"), WeChatJson.Plain.MenuAnswer, ct);
            return new MenuSet(answer.Menu.Button, answer.Menu.Menuid, answer.Conditionalmenu ?? []);
        }
        catch (WeChatApiException refusal) when (refusal.ErrCode == NoMenu)
        {
            return null;
        }
    }

    /// <summary>Removes the default menu and all conditional ones.</summary>
    public Task DeleteAsync(CancellationToken ct = default) => caller.CallAsync(ApiRequest.Get("cgi-bin/menu/delete"), ct);

    /// <summary>Adds a menu for followers of a tag or a kind of phone; the newest that fits wins.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="WeChatApiException">65303 there is no default menu, 65304 empty rule …</exception>
    public async Task<long> AddConditionalAsync(IReadOnlyList<MenuButton> buttons, MenuMatchRule rule, CancellationToken ct = default)
    {
        var request = ApiRequest.PostOnce("cgi-bin/menu/addconditional", new ConditionalMenuRequest(buttons, rule), WeChatJson.Plain.ConditionalMenuRequest);
        return (await caller.CallAsync(request, WeChatJson.Plain.MenuId, ct)).Menuid;
    }

    public Task DeleteConditionalAsync(long menuId, CancellationToken ct = default) =>
        caller.CallAsync(ApiRequest.PostOnce("cgi-bin/menu/delconditional", new MenuId(menuId), WeChatJson.Plain.MenuId), ct);

    /// <summary>What menu a follower sees (测试个性化菜单匹配结果).</summary>
    /// <param name="user">An openid, or a WeChat id.</param>
    public async Task<IReadOnlyList<MenuButton>> TryMatchAsync(string user, CancellationToken ct = default)
    {
        var request = ApiRequest.Post("cgi-bin/menu/trymatch", new MenuUser(user), WeChatJson.Plain.MenuUser);
        return (await caller.CallAsync(request, WeChatJson.Plain.MenuRequest, ct)).Button;
    }
}

/// <summary>The default menu and the conditional ones, newest last.</summary>
public sealed record MenuSet(IReadOnlyList<MenuButton> Buttons, long? MenuId, IReadOnlyList<ConditionalMenu> Conditional);

public sealed record ConditionalMenu(
    [property: JsonPropertyName("button")] IReadOnlyList<MenuButton> Buttons,
    [property: JsonPropertyName("matchrule")] MenuMatchRule Rule,
    [property: JsonPropertyName("menuid")] long MenuId);

/// <summary>For whom a conditional menu is; at least one field.</summary>
/// <param name="ClientPlatformType">1 iOS, 2 Android, 3 others.</param>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
public sealed record MenuMatchRule(int? TagId = null, int? ClientPlatformType = null);

internal sealed record MenuRequest(IReadOnlyList<MenuButton> Button);

internal sealed record ConditionalMenuRequest(IReadOnlyList<MenuButton> Button, MenuMatchRule Matchrule);

internal sealed record MenuAnswer(MenuContentAnswer Menu, IReadOnlyList<ConditionalMenu>? Conditionalmenu = null);

internal sealed record MenuContentAnswer(IReadOnlyList<MenuButton> Button, long? Menuid = null);

[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
internal sealed record MenuId(long Menuid);

internal sealed record MenuUser(string UserId);
