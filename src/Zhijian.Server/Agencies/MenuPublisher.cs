using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.WeChat.OfficialAccounts;
using Button = Zhijian.WeChat.OfficialAccounts.MenuButton;

namespace Zhijian.Server.Agencies;

/// <summary>Brings an account's menu (自定义菜单) to WeChat.</summary>
internal sealed class MenuPublisher(OfficialAccountClients clients, PublicAddress address)
{
    /// <exception cref="WeChatException">WeChat refused it or could not be reached.</exception>
    public async Task PublishAsync(OfficialAccount account, CancellationToken cancellation)
    {
        var menus = clients.For(account.Id).Menus;
        var buttons = account.Menu.Select(button => OnThisServer(button, account.AppId)).OfType<MenuButton>().ToList();
        if (buttons.Count == 0) await menus.DeleteAsync(cancellation);
        else await menus.CreateAsync([.. buttons.Select(Of)], cancellation);
    }

    /// <summary>Pages of this server get their address; while nobody said where citizens reach it, their buttons are left out.</summary>
    private MenuButton? OnThisServer(MenuButton button, string appId) => button switch
    {
        { Items: { } items } => items.Select(item => OnThisServer(item, appId)).OfType<MenuButton>().ToList() is { Count: > 0 } left ? button with { Items = left } : null,
        { View: { } page } when AccountForm.IsOwnPage(page) => address.Root is { } root ? button with { View = QueryHelpers.AddQueryString(new Uri(root, page).AbsoluteUri, "a", appId) } : null,
        _ => button,
    };

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, ZhijianDb db, AuditLog audit, MenuPublisher publisher, HttpContext http)
    {
        var account = await db.Set<OfficialAccount>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == new AccountId(id), http.RequestAborted);
        if (account is null) return AccountViews.NotFound();
        try
        {
            await publisher.PublishAsync(account, http.RequestAborted);
            await audit.WriteAsync(AuditActor.Of(http.User), AuditAction.MenuPublished, $"account:{account.AppId}", null, http.RequestAborted);
            return TypedResults.NoContent();
        }
        catch (WeChatException problem)
        {
            return Problem.Because(StatusCodes.Status502BadGateway, "wechat_refused", problem.Message);
        }
    }

    private static Button Of(MenuButton button) => button switch
    {
        { Items: { } items } => Button.Parent(button.Name, [.. items.Select(Of)]),
        { View: { } url } => Button.View(button.Name, url),
        _ => Button.Click(button.Name, button.Click ?? ""),
    };
}
