using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>The citizen application where the network breaks, and for those who do not see where they are or use no fingers.</summary>
public sealed class CitizenTroubleTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private const string Zhaoqing = "wxf10759277e9eccdb";
    private const string Wuhan = "wx52b2f8a848cc74c2";
    private const string Xian = "wxa6d5fae60cd507d2";
    private const string Uploads = "**/api/citizen/runs/*/steps/*/files";

    /// <summary>The words of what has the focus, where the tabs cover any of it.</summary>
    private const string HiddenScript =
        """
        (() => {
          const one = document.activeElement;
          const tabs = [...document.querySelectorAll('.taro_page:not(.taro_page_shade) .tabs')].pop();
          if (!one || one === document.body || !tabs || tabs.contains(one)) return null;
          return one.getBoundingClientRect().bottom > tabs.getBoundingClientRect().top ? one.textContent || one.tagName : null;
        })()
        """;

    private readonly Hall _hall = new(product, browser);
    private readonly Scene _scene = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Photographs_that_were_not_sent_stay_and_are_sent_with_one_press()
    {
        var page = await AtThePhotographsAsync("chen");
        await page.RouteAsync(Uploads, route => route.AbortAsync());
        await Hall.PhotographAsync(page, product, "还有2张没有传上去", "crossing", "document");
        await Scene.SeesAsync(page, "连上网络后点“重试”");

        await page.UnrouteAsync(Uploads);
        await Hall.Button(page, "^重试$").ClickAsync();

        await Scene.SeesAsync(page, "已上传2张");
        await Assertions.Expect(page.GetByText("没有传上去")).ToHaveCountAsync(0);
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_photograph_whose_answer_was_lost_is_counted()
    {
        var page = await AtThePhotographsAsync("wang");
        await page.RouteAsync(Uploads, async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Hall.PhotographAsync(page, product, "已上传1张", "crossing");

        await page.UnrouteAsync(Uploads);
        await Hall.Button(page, "^重试$").ClickAsync();

        await Scene.SeesAsync(page, "和前面发的第1张是同一张");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task More_photographs_than_there_is_room_for_are_left_out_with_a_word()
    {
        var page = await AtThePhotographsAsync("li");
        await page.RouteAsync(Uploads, route => route.AbortAsync());

        await Hall.PhotographAsync(page, product, "放不下，没有上传", [.. Enumerable.Repeat("crossing", 30)]);
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_booking_that_was_moved_though_the_answer_was_lost_stands_at_its_new_time()
    {
        await _scene.TellAsync("chen", Xian, "社保预约", "1", "陈静", "13800138000", "3", "提交");
        var page = await _hall.OpenAsync("chen", Xian);
        await Hall.GoAsync(page, "bookings");
        await page.RouteAsync("**/api/citizen/bookings/*/move", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Hall.Button(page, "^改时间$").ClickAsync();
        await page.GetByRole(AriaRole.Radio).Nth(4).CheckAsync();
        var move = Hall.Button(page, "^改到");
        var time = (await move.InnerTextAsync())["改到".Length..];
        await move.ClickAsync();

        await Assertions.Expect(move).ToHaveCountAsync(0);
        await Scene.SeesAsync(page, time);
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_screen_reader_hears_the_heading_of_each_page_that_comes_and_the_title_is_that_of_the_page_that_is_seen()
    {
        var page = await _hall.OpenAsync("li", Wuhan);
        await Hall.GoAsync(page, "mine");
        (await FocusedAsync(page)).ShouldNotBe("H1", "the browser tells of the first page itself");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "设置" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "设置", Level = 1 })).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("设置");

        await page.GoBackAsync();

        await Assertions.Expect(page).ToHaveTitleAsync("我的");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task The_page_that_is_seen_is_read_aloud_to_its_end_or_until_it_is_left()
    {
        var page = await _hall.OpenAsync("li", Wuhan);
        await page.Context.AddInitScriptAsync("speechSynthesis.speak = said => window.said = said; speechSynthesis.cancel = () => window.said = null;");
        await Hall.GoAsync(page, "settings");
        await page.GetByRole(AriaRole.Switch).Last.ClickAsync();
        await Hall.GoAsync(page, "mine");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "设置" }).ClickAsync();
        await Hall.Button(page, "^朗读本页$").ClickAsync();

        (await page.EvaluateAsync<string>("window.said.text")).ShouldContain("长辈模式");
        await page.EvaluateAsync("window.said.onend()");
        await Hall.Button(page, "^朗读本页$").ClickAsync();
        await Assertions.Expect(Hall.Button(page, "^停止朗读$")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("我的");
        (await page.EvaluateAsync<bool>("window.said === null")).ShouldBeTrue();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_screen_reader_hears_when_something_else_is_asked_at_the_same_step()
    {
        var page = await _hall.OpenAsync("li", Zhaoqing);
        await Hall.BeginAsync(page, "family-move", "请先征得家属同意");
        await Hall.DoAsync(page, ("同意", "请输入申请人"), ("王建国", "请输入能联系上的手机号码"), ("13800138000", "有家属随您一起迁入吗"), ("添加", "请输入这位家属的姓名"));
        await Hall.DoAsync(page, ("李秀英", "李秀英是申请人的什么人"), ("配偶", "请输入李秀英的18位身份证号码"), ("11010519491231002X", "还要再登记一位吗"));

        await Hall.EnterOnAsync(Hall.Button(page, "^删除 .*第1"));

        await Scene.SeesAsync(page, "有家属随您一起迁入吗");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeFocusedAsync();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_search_that_is_answered_late_does_not_replace_what_a_newer_one_found_which_is_counted_aloud()
    {
        var page = await _hall.OpenAsync("li", Wuhan);
        var goOn = new TaskCompletionSource();
        await page.RouteAsync(url => url.Contains("/search?q=" + Uri.EscapeDataString("xyzq"), StringComparison.Ordinal), async route =>
        {
            await goOn.Task;
            await route.ContinueAsync();
        });
        await Hall.AskAsync(page, ("xyzq", "正在加载"));
        await Hall.AskAsync(page, ("快速理赔", "找到"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^找到\\d+条。$"));

        await page.RunAndWaitForResponseAsync(() => Task.FromResult(goOn.TrySetResult()), response => response.Url.Contains("xyzq", StringComparison.Ordinal));

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("^找到\\d+条。$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "搜索结果" })).ToBeVisibleAsync();
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_has_the_focus_is_not_behind_the_tabs(bool large)
    {
        var page = await _hall.OpenAsync("li", Wuhan);
        if (large) await Hall.SwitchToLargeAsync(page);
        await Hall.GoAsync(page, "home");
        var hidden = new List<string>();
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(HiddenScript) is { } words) hidden.Add(words);
        }

        hidden.ShouldBeEmpty();
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.tagName");

    private async Task<IPage> AtThePhotographsAsync(string person)
    {
        var page = await _hall.OpenAsync(person, Wuhan);
        await Hall.StandAtAsync(page, 30.5492f, 114.2968f);
        await Hall.BeginAsync(page, "fast-claim", "有没有人受伤");
        await Hall.DoAsync(page, [.. ClaimPageTests.ToThePhotographs]);
        return page;
    }
}
