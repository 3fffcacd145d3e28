using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>The citizen application at /m, in a browser that is signed in as in WeChat.</summary>
public sealed class CitizenTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private const string Zhaoqing = "wxf10759277e9eccdb";
    private const string Wuhan = "wx52b2f8a848cc74c2";
    private const string Xian = "wxa6d5fae60cd507d2";
    private const string XianTraffic = "wx5a09f509b10d8f1f";

    private static readonly string[] WayToTheSummary = ["家人", "张桂英", "11010519491231002X", "母子", "13800138000", "1、3", "下周三", "城区建设路12号3栋502", "跳过"];

    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task What_a_citizen_begins_in_the_chat_goes_on_on_the_page_of_the_phone_and_its_number_stands_in_both()
    {
        var phone = await _scene.OpenChatAsync();
        await Scene.SayAsync(phone, "上门办理");
        await Scene.SeesAsync(phone, "【上门办理登记】");
        foreach (var text in WayToTheSummary.SkipLast(1).Prepend("同意"))
        {
            var asked = await phone.GetByText("步，共").CountAsync();
            await Scene.SayAsync(phone, text);
            await Assertions.Expect(phone.GetByText("步，共")).ToHaveCountAsync(asked + 1);
        }

        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "切换到菜单" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "户政证件" }).ClickAsync();
        await phone.GetByText("办事大厅").Last.ClickAsync();
        var hall = phone.FrameLocator("iframe");
        await hall.GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "上门办理登记" }).First.ClickAsync();
        await hall.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "跳过这一项" }).ClickAsync();
        await Assertions.Expect(hall.GetByText("张桂英")).ToBeVisibleAsync();
        await hall.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "确认提交" }).ClickAsync();

        await Assertions.Expect(hall.GetByText("受理编号").First).ToBeVisibleAsync();
        var number = await hall.Locator(".fact-value").First.InnerTextAsync();
        number.ShouldMatch(@"^\d{8}-\d{10}$");
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "关闭" }).First.ClickAsync();
        await Assertions.Expect(phone.GetByText(number).First).ToBeVisibleAsync();
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_passes_axe_and_fits_320_pixels_in_usual_and_in_large_type(bool large)
    {
        var page = await OpenHallAsync(large ? "wang" : "chen");
        if (large) await Hall.SwitchToLargeAsync(page);
        var wrong = new List<string>();
        foreach (var name in new[] { "home", "service", "items", "cases", "bookings", "documents", "notices", "data", "messages", "mine", "settings" })
        {
            await Hall.GoAsync(page, name, name == "service" ? "key=home-visit&" : "");
            wrong.AddRange(await CheckAsync(page, name));
        }

        await Hall.GoAsync(page, "service", "key=home-visit&");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "开始办理" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "同意", Exact = true }).ClickAsync();
        await page.GetByLabel("家人").CheckAsync();
        wrong.AddRange(await CheckAsync(page, "a choice"));
        await Scene.Button(page, "下一步").ClickAsync();
        await Scene.Button(page, "下一步").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        wrong.AddRange(await CheckAsync(page, "a refusal"));

        wrong.ShouldBeEmpty();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Whoever_writes_a_service_sees_it_in_all_three_channels()
    {
        var console = await _scene.SignInAsync("officer", "services?service=home-visit");
        await Scene.Button(console, "三个渠道并排看").ClickAsync();
        var (page, program) = (console.FrameLocator("iframe[title=网页]"), console.FrameLocator("iframe[title=小程序]"));

        await Assertions.Expect(page.GetByText("开始办理")).ToBeVisibleAsync();
        await Scene.Button(console, "下一屏").ClickAsync();
        await Scene.Button(console, "下一屏").ClickAsync();

        await Assertions.Expect(console.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Log)).ToContainTextAsync("第2步，共9步");
        await Assertions.Expect(page.GetByText("第2步，共9步")).ToBeVisibleAsync();
        await Assertions.Expect(program.GetByText("第2步，共9步")).ToBeVisibleAsync();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_service_can_be_done_with_the_keyboard_alone()
    {
        var page = await OpenHallAsync("li", Wuhan);
        await Hall.GoAsync(page, "service", "key=claim-check&");
        await Hall.EnterOnAsync(Hall.Button(page, "^开始办理$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).Last).ToBeFocusedAsync();
        await page.GetByLabel("否", new PageGetByLabelOptions { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("第2步")).ToBeVisibleAsync();
        // A screen reader says that there is something new.
        await Assertions.Expect(page.Locator("h1:focus")).ToHaveCountAsync(1);
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_booked_in_the_chat_is_moved_and_cancelled_on_the_page(bool large)
    {
        var person = large ? "wang" : "chen";
        await _scene.TellAsync(person, Xian, "社保预约", "1", "陈静", "13800138000", "3", "提交");
        var page = await OpenHallAsync(person, Xian);
        if (large) await Hall.SwitchToLargeAsync(page);
        await Hall.GoAsync(page, "bookings");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { NameRegex = new Regex("^预约码") })).ToBeVisibleAsync();
        var wrong = (await CheckAsync(page, "a booking")).ToList();

        await Scene.Button(page, "改时间").ClickAsync();
        await page.GetByRole(AriaRole.Radio).Nth(4).CheckAsync();
        wrong.AddRange(await CheckAsync(page, "another time"));
        await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync("window.dispatchEvent(new Event('visibilitychange'))"), response => response.Url.EndsWith("/bookings", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByRole(AriaRole.Radio).Nth(4)).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex("^改到") }).ClickAsync();
        await Scene.SeesAsync(page, "预约码不变");
        await Hall.EnterOnAsync(Scene.Button(page, "取消预约"));
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        wrong.AddRange(await CheckAsync(page, "a question"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Scene.SeesAsync(page, "您现在没有预约");
        wrong.ShouldBeEmpty();
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    [InlineData(Wuhan, false)]
    [InlineData(XianTraffic, true)]
    public async Task The_roads_stand_on_the_map_and_in_words_and_a_wrong_code_is_refused_in_words(string account, bool large)
    {
        var page = await OpenHallAsync("li", account);
        if (large) await Hall.SwitchToLargeAsync(page);
        await Hall.GoAsync(page, "roads");
        // What lies outside the picture is an empty path.
        await Assertions.Expect(page.Locator(".leaflet-container .leaflet-overlay-pane path:not([d='M0 0'])").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { NameRegex = new Regex("^路况图") })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { NameRegex = new Regex("^畅通（\\d+处）$") })).ToBeVisibleAsync();
        await Scene.SeesAsync(page, "每分钟更新一次");
        var wrong = (await CheckAsync(page, "the roads")).ToList();

        await Hall.GoAsync(page, "party");
        await page.GetByLabel("确认码").FillAsync("QWERT2");
        await page.Keyboard.PressAsync("Enter");
        await Scene.SeesAsync(page, "没有找到这个确认码");
        wrong.AddRange(await CheckAsync(page, "a code"));

        wrong.ShouldBeEmpty();
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Photographs_are_seen_by_their_numbers_in_usual_and_in_large_type(bool large)
    {
        var page = await OpenHallAsync(large ? "wang" : "chen", Wuhan);
        if (large) await Hall.SwitchToLargeAsync(page);
        await Hall.StandAtAsync(page, 30.5492f, 114.2968f);
        await Hall.BeginAsync(page, "fast-claim", "有没有人受伤");
        await Hall.DoAsync(page, [.. ClaimPageTests.ToThePhotographs]);
        await Hall.PhotographAsync(page, product, "已上传2张", "crossing", "document");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "第2张照片", Exact = true })).ToBeVisibleAsync();
        var wrong = (await CheckAsync(page, "photographs")).ToList();
        await Hall.Button(page, "^删除 第1张照片$").ClickAsync();
        await Scene.SeesAsync(page, "第1张已删除，还有1张。");
        wrong.AddRange(await CheckAsync(page, "one photograph less"));

        wrong.ShouldBeEmpty();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_citizen_takes_their_data_along_as_a_file_and_deletes_it_after_typing_the_words()
    {
        var driver = await Walks.SomebodyAsync(product, Walks.Drivers, onPage: true);
        var plate = Walks.Plate(driver);
        await _scene.TellAsync("chen", Wuhan, "绑定车辆", "同意", plate, Walks.Check(driver), "违法查询");
        var page = await OpenHallAsync("chen", Wuhan);
        await Hall.GoAsync(page, "documents");
        await Scene.SeesAsync(page, $"车辆 {plate[..2]}");
        await Hall.GoAsync(page, "data");
        var download = await page.RunAndWaitForDownloadAsync(() => Scene.Button(page, "导出我的数据").ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain(plate);
        await page.GetByLabel("确定要删除").FillAsync("好");
        await Scene.Button(page, "删除").Last.ClickAsync();
        await Scene.SeesAsync(page, "没有删除任何内容");
        var wrong = await CheckAsync(page, "before the deletion");
        await page.GetByLabel("确定要删除").FillAsync("删除我的数据");
        await Scene.Button(page, "删除").Last.ClickAsync();

        await Scene.SeesAsync(page, "已经删除");
        wrong.ShouldBeEmpty();
        await Hall.GoAsync(page, "items");
        await Scene.SeesAsync(page, "您还没有办过事项");
        await Hall.GoAsync(page, "documents");
        await Scene.SeesAsync(page, "您现在没有绑定证件");
        var phone = await _scene.OpenChatAsync("陈伟", "武汉交警");
        await Scene.TellAsync(phone, ("我的证件", "您还没有绑定证件"), ("违法查询", "请输入车牌号"));
    }

    private Task<IPage> OpenHallAsync(string person, string account = Zhaoqing) => _hall.OpenAsync(person, account);

    private static async Task<IEnumerable<string>> CheckAsync(IPage page, string name)
    {
        var wrong = new List<string>();
        if (await Hall.OverhangAsync(page) is > 0 and var pixels) wrong.Add($"{name}: {pixels} pixels wider than the page");
        // By the protocol, not as an element: the page's own policy lets no such script in.
        await page.EvaluateAsync(await File.ReadAllTextAsync(SourceTree.PathOf("web", "citizen", "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })");
        foreach (var violation in found.GetProperty("violations").EnumerateArray())
            wrong.Add($"{name}: {violation.GetProperty("id")} {violation.GetProperty("help")} {violation.GetProperty("nodes")[0].GetProperty("html")}");
        return wrong;
    }
}
