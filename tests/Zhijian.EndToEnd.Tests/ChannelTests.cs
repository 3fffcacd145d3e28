using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>The chat and the page are one: what is begun here goes on there, a person is called there and seen here, what was answered stands in both.</summary>
[Collection<OneProduct>]
public sealed class ChannelTests(Product product, Browser browser)
{
    private const string Zhaoqing = "wxf10759277e9eccdb";
    private const string Songjiang = "wxb90577ceba3dfe54";
    private const string Xian = "wxa6d5fae60cd507d2";

    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task What_is_begun_on_the_page_goes_on_in_the_chat_with_steps_back_and_corrections_in_both_and_is_left_in_either()
    {
        await _scene.TellAsync("wang", Xian);
        var page = await _hall.OpenAsync("wang", Xian);
        await Hall.BeginAsync(page, "book-social", "您要办哪一项");
        await Hall.DoAsync(page, ("参保登记", "请输入到场办事人的姓名"));
        await PressAsync(page, "上一步", "您要办哪一项");
        await Hall.DoAsync(page, ("关系转移接续", "请输入到场办事人的姓名"), ("王芳", "请输入手机号码"));

        var phone = await _scene.OpenChatAsync("王芳", "西安发布");
        await Scene.TellAsync(phone, ("继续", "请输入手机号码"), ("上一步", "请输入到场办事人的姓名"), ("王小芳", "请输入手机号码"), ("13800138000", "想约什么时间"), ("2", "请核对"));
        await Scene.TellAsync(phone, ("2", "请输入到场办事人的姓名"), ("李娜", "请核对"));

        await Hall.GoAsync(page, "items");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("社保业务预约") }).ClickAsync();
        await Scene.SeesAsync(page, "李娜");
        await PressAsync(page, "修改 办事人", "请输入到场办事人的姓名");
        await Hall.DoAsync(page, ("王大芳", "王大芳"));
        await PressAsync(page, "退出办理", "已填写的内容不会提交");
        await PressAsync(page, "确定退出", "已结束");
        await Scene.TellAsync(phone, ("社保预约", "您要办哪一项"), ("退出", "已退出“社保业务预约”"));
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Who_asks_for_a_person_in_the_middle_of_a_service_reads_on_the_page_that_one_has_it()
    {
        await _scene.TellAsync("wang", Zhaoqing, "上门办理", "同意", "家人", "人工");
        var page = await _hall.OpenAsync("wang", Zhaoqing);
        await Hall.GoAsync(page, "items");
        await Scene.SeesAsync(page, "已转人工");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Whoever_may_have_to_wait_for_days_allows_a_notice_of_the_reply()
    {
        var phone = await _scene.OpenChatAsync("王芳", "晋中公安");
        await Scene.TellAsync(phone, ("人工", "怕错过答复"));
        await phone.GetByText("允许我们通知您一次").Last.ClickAsync();
        var sheet = phone.FrameLocator("iframe");
        await sheet.GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "确认" }).ClickAsync();

        await Assertions.Expect(sheet.Locator("body")).ToContainTextAsync("已登记，谢谢");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Who_asks_to_be_told_of_water_outages_reads_of_one_on_the_phone_and_at_m_and_ends_it_there()
    {
        await _scene.TellAsync("chen", Songjiang);
        var phone = await _scene.OpenChatAsync("陈伟", "松江水务");
        await Scene.TellAsync(phone, ("停水提醒", "要收哪个街道或镇的停水提醒"), ("泗泾镇", "请核对"), ("提交", "已为您订阅泗泾镇的停水提醒"));
        var now = DateTimeOffset.UtcNow;
        using var announced = await product.Http.PostAsJsonAsync(
            new Uri(product.Sandbox, "_sandbox/departments/water/outages"), new { area = "sijing", roads = "故事里的路", reason = "水管爆裂", from = now, until = now.AddHours(6) });
        announced.EnsureSuccessStatusCode();
        await Scene.SeesAsync(phone, "故事里的路");

        var page = await _hall.OpenAsync("chen", Songjiang);
        await Hall.GoAsync(page, "notices");
        var card = page.Locator("section.card").Filter(new LocatorFilterOptions { HasText = "泗泾镇" });
        await Assertions.Expect(card.GetByText("故事里的路")).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "退订" }).ClickAsync();
        await PressAsync(page, "确定退订", "已退订停水提醒 泗泾镇");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task What_was_answered_in_the_chat_stands_on_the_page_which_speaks_English_on_request_and_signs_out()
    {
        await _scene.TellAsync("chen", Zhaoqing, "身份证丢了怎么补办");
        var page = await _hall.OpenAsync("chen", Zhaoqing);
        await Hall.GoAsync(page, "messages");
        await Scene.SeesAsync(page, "挂失");

        await Hall.GoAsync(page, "settings");
        await page.GetByLabel("English").CheckAsync();
        await Scene.SeesAsync(page, "Your data");
        await Hall.GoAsync(page, "service", "key=home-visit&");
        await Scene.SeesAsync(page, "Home visit for identity and residence documents");
        await Hall.GoAsync(page, "settings");
        await PressAsync(page, "Sign out", "Signed out");
    }

    private static async Task PressAsync(IPage page, string button, string seen)
    {
        await Hall.Button(page, $"^{button}$").ClickAsync();
        await Scene.SeesAsync(page, seen);
    }
}
