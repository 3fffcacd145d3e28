using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>The citizen application at /m in the browser of somebody whom WeChat signs in, and what a thumb does there.</summary>
internal sealed partial class Hall(Product product, Browser browser)
{
    /// <summary>What is said where the telephone's own place is meant.</summary>
    public const string Here = "位置";

    /// <summary>What is said where what stands there already is right.</summary>
    public const string Unchanged = "不变";

    /// <summary>Words of the chat for which a page has a button.</summary>
    private static readonly Dictionary<string, string> Buttons = new()
    {
        ["同意"] = "^同意$",
        ["提交"] = "^确认提交$",
        ["跳过"] = "^跳过这一项$",
        ["添加"] = "^(有，添加|再添加一.)$",
        ["好了"] = "^没有了，下一步$",
    };

    public async Task<IPage> OpenAsync(string person, string account, int width = 320)
    {
        var page = await browser.OpenAsync("about:blank", width, height: 640);
        await page.Context.AddCookiesAsync([new Cookie { Name = "sandbox_person", Value = person, Url = product.Sandbox.ToString() }]);
        await page.GotoAsync(new Uri(product.Server, "/m/?a=" + account).ToString());
        await Scene.SeesAsync(page, "可以办的事");
        return page;
    }

    /// <summary>The telephone tells where it is, in the coordinates of satellites.</summary>
    public static async Task StandAtAsync(IPage page, float latitude, float longitude)
    {
        await page.Context.GrantPermissionsAsync(["geolocation"]);
        await page.Context.SetGeolocationAsync(new Geolocation { Latitude = latitude, Longitude = longitude });
    }

    /// <summary>As a link of the page would lead there, with account and session in the address.</summary>
    public static async Task GoAsync(IPage page, string name, string values = "")
    {
        var carried = new Uri(page.Url).Query[new Uri(page.Url).Query.IndexOf("a=", StringComparison.Ordinal)..];
        await page.GotoAsync(new Uri(new Uri(page.Url), $"/m/pages/{name}/index?{values}{carried}").ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("正在加载")).ToHaveCountAsync(0);
    }

    public static async Task BeginAsync(IPage page, string service, string seen)
    {
        await GoAsync(page, "service", $"key={service}&");
        await Button(page, "^开始办理$").ClickAsync();
        await Scene.SeesAsync(page, seen);
    }

    /// <summary>Asks on the first page what could be asked in the chat, and sees the answer.</summary>
    public static async Task AskAsync(IPage page, params (string Says, string Seen)[] questions)
    {
        foreach (var (says, seen) in questions)
        {
            await page.GetByLabel("想办什么事、想问什么").FillAsync(says);
            await Button(page, "^搜索$").ClickAsync();
            await Scene.SeesAsync(page, seen);
        }
    }

    /// <summary>Does on the page what the chat is told in these words, and sees what comes next, within the width of the telephone.</summary>
    public static async Task DoAsync(IPage page, params (string Says, string Seen)[] way)
    {
        foreach (var (says, seen) in way)
        {
            await DoAsync(page, says);
            await Scene.SeesAsync(page, seen);
            (await OverhangAsync(page)).ShouldBe(0, seen);
        }
    }

    /// <summary>By how many pixels what stands on the page is wider than the page. Taro scrolls inside a page and cuts off what hangs over, so that the document is never too wide.</summary>
    public static Task<int> OverhangAsync(IPage page) =>
        page.EvaluateAsync<int>("(one => one.scrollWidth - one.clientWidth)([...document.querySelectorAll('.taro_page:not(.taro_page_shade)')].pop())");

    public static async Task SwitchToLargeAsync(IPage page)
    {
        await GoAsync(page, "settings");
        await page.GetByRole(AriaRole.Switch).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Switch).First).ToBeCheckedAsync();
    }

    private static async Task DoAsync(IPage page, string says)
    {
        if (Buttons.GetValueOrDefault(says) is { } button)
        {
            await Button(page, button).ClickAsync();
            return;
        }

        if (OfAnItem().Match(says) is { Success: true } item)
        {
            await Button(page, $"^{item.Groups["act"]} .*第{item.Groups["place"]}").ClickAsync();
            return;
        }

        if (says == Here) await Button(page, "^使用我现在的位置$").ClickAsync();
        else await EnterAsync(page, says);
        await Button(page, "^(下一步|获取验证码)$").ClickAsync();
    }

    private static async Task EnterAsync(IPage page, string says)
    {
        if (says == Unchanged) return;
        var options = page.GetByRole(AriaRole.Radio).Or(page.GetByRole(AriaRole.Checkbox));
        if (await options.CountAsync() == 0)
        {
            await page.Locator(".input").FillAsync(says);
            return;
        }

        foreach (var said in says.Split('、'))
            await (int.TryParse(said, out var place) ? options.Nth(place - 1) : options.And(page.GetByLabel(said, new PageGetByLabelOptions { Exact = true }))).CheckAsync();
    }

    /// <summary>Chooses sample pictures of the sandbox, and sees that they have arrived.</summary>
    public static async Task PhotographAsync(IPage page, Product product, string seen, params string[] samples)
    {
        var pictures = await Task.WhenAll(samples.Select(async sample => new FilePayload
        {
            Name = sample + ".png",
            MimeType = "image/png",
            Buffer = await product.Http.GetByteArrayAsync(new Uri(product.Sandbox, "_sandbox/samples/" + sample)),
        }));
        var picker = await page.RunAndWaitForFileChooserAsync(() => Button(page, "^拍照或选照片$").ClickAsync());
        await picker.SetFilesAsync(pictures);
        await Scene.SeesAsync(page, seen);
    }

    /// <summary>Presses a button by the keyboard alone, when it can be pressed: one at which something is under way takes no focus.</summary>
    public static async Task EnterOnAsync(ILocator button)
    {
        await Assertions.Expect(button).ToBeEnabledAsync();
        await button.PressAsync("Enter");
    }

    public static ILocator Button(IPage page, string pattern) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex(pattern) });

    [GeneratedRegex(@"^(?<act>修改|删除)(?<place>\d)$", RegexOptions.ExplicitCapture)]
    private static partial Regex OfAnItem();
}
