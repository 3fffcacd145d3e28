using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>快速理赔 on the page alone: the first driver from the first question to the code, the second by the code or by the picture of it, and the command centre.</summary>
public sealed class ClaimPageTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private const string Wuhan = "wx52b2f8a848cc74c2";
    private const string Xian = "wx5a09f509b10d8f1f";

    internal static IReadOnlyList<(string Says, string Seen)> ToThePhotographs { get; } =
    [
        ("否", "有没有人有酒后驾驶"), ("否", "双方的驾驶证都有效吗"), ("是", "号牌齐全"), ("是", "双方车辆都投了保险吗"), ("是", "估计车损多少元"), ("3000", "人站到安全的地方"),
        (Hall.Here, "请现在拍现场照片"),
    ];

    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Two_drivers_settle_a_small_accident_on_the_page_with_the_code_and_the_command_centre_sees_it()
    {
        var first = await ReportAsync("li", Wuhan, (30.5492f, 114.2968f), "鄂A12345");
        var code = await first.Locator(".code").InnerTextAsync();

        var second = await _hall.OpenAsync("chen", Wuhan);
        await Hall.GoAsync(second, "party");
        await second.GetByLabel("确认码").FillAsync(code);
        await Hall.Button(second, "^打开报告$").ClickAsync();
        await Scene.SeesAsync(second, "对方填写的情况");
        await Hall.DoAsync(second, Side("李娜", "13900139000", "鄂A88888", "平安", "我方全责", "报告已提交，编号"));

        await Scene.SeesAsync(first, "对方已确认");
        await Scene.SeesAsync(first, "最近的理赔点");
        var console = await _scene.SignInAsync("officer@wuhan-traffic", "board");
        await Scene.SeesAsync(console, "武昌区");
        await Scene.SeesAsync(console, "鄂A");
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    [InlineData(Wuhan, 30.5492f, 114.2968f, "鄂A23456", "鄂A99999")]
    [InlineData(Xian, 34.2610f, 108.9420f, "陕A23456", "陕A99999")]
    public async Task The_second_driver_scans_the_picture_on_the_first_ones_page_and_confirms_in_the_chat(string account, float latitude, float longitude, string plate, string other)
    {
        var first = await ReportAsync("wang", account, (latitude, longitude), plate);
        var address = await first.GetByRole(AriaRole.Img, new PageGetByRoleOptions { NameRegex = new Regex("二维码$") }).GetAttributeAsync("src");
        var picture = new FilePayload { Name = "对方的屏幕.png", MimeType = "image/png", Buffer = Convert.FromBase64String(address!.Split(',')[1]) };

        using var followed = await product.Http.PostAsync(new Uri(product.Sandbox, $"_sandbox/followers/chen/accounts/{account}/follow"), null);
        var second = await browser.OpenAsync(product.Sandbox.ToString());
        await second.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Label = "陈伟" });
        await Hall.Button(second, "^发现$").ClickAsync();
        await Hall.Button(second, "扫一扫$").ClickAsync();
        var picker = await second.RunAndWaitForFileChooserAsync(() => Hall.Button(second, "^从相册选取二维码$").ClickAsync());
        await picker.SetFilesAsync(picture);
        await Scene.SeesAsync(second, "对方填写的情况");
        await Hall.Button(second, "^切换到键盘$").ClickAsync();
        await Scene.TellAsync(second, Side("李娜", "13900139000", other, "平安", "我方全责", "报告已提交，编号"));

        await Scene.SeesAsync(first, "对方已确认");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_report_is_taken_back_on_the_page_and_who_was_filling_it_in_reads_so_in_the_chat()
    {
        var first = await ReportAsync("chen", Wuhan, (30.5492f, 114.2968f), "鄂A34567");
        await _scene.TellAsync("li", Wuhan);
        var second = await _scene.OpenChatAsync("李小明", "武汉交警");
        var code = await first.Locator(".code").InnerTextAsync();
        await Scene.TellAsync(second, (code, "对方填写的情况"), ("同意", "请输入您（驾驶人）的姓名"));

        await Hall.Button(first, "^撤回报告$").ClickAsync();
        await Scene.SeesNextAsync(second, "对方撤回了这份报告", () => Hall.Button(first, "^确定撤回$").ClickAsync());

        await Scene.SeesAsync(first, "已结束");
        await Scene.TellAsync(second, (code, "对方已经撤回这份报告"));
    }

    /// <summary>The first driver's side, up to the code for the other.</summary>
    private async Task<IPage> ReportAsync(string person, string account, (float Latitude, float Longitude) place, string plate)
    {
        var page = await _hall.OpenAsync(person, account);
        await Hall.StandAtAsync(page, place.Latitude, place.Longitude);
        await Hall.BeginAsync(page, "fast-claim", "有没有人受伤");
        await Hall.DoAsync(page, [.. ToThePhotographs]);

        await Hall.PhotographAsync(page, product, "已上传2张", "crossing", "document", "document");
        await Scene.SeesAsync(page, "和前面发的第2张是同一张");
        await Hall.PhotographAsync(page, product, "已上传3张", "id-card");
        await SeesPicturesAsync(page, 3);
        await Hall.EnterOnAsync(Hall.Button(page, "^删除 第2张照片$"));
        await Assertions.Expect(page.GetByText("第2张已删除，还有2张。")).ToBeFocusedAsync();
        await SeesPicturesAsync(page, 2);
        await Hall.Button(page, "^下一步$").ClickAsync();
        await Scene.SeesAsync(page, "还差1张");
        await Hall.PhotographAsync(page, product, "已上传3张", "document");
        await SeesPicturesAsync(page, 3);
        await Hall.Button(page, "^下一步$").ClickAsync();
        await Scene.SeesAsync(page, "请输入您（驾驶人）的姓名");
        await Hall.DoAsync(page, [.. Side("张伟", "13800138000", plate, "人保", "对方全责", "正在等对方确认").Skip(1)]);
        return page;
    }

    /// <summary>Each by its number, and loaded.</summary>
    private static async Task SeesPicturesAsync(IPage page, int count)
    {
        var pictures = page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { NameRegex = new Regex(@"^第\d张照片$") });
        await Assertions.Expect(pictures).ToHaveCountAsync(count);
        for (var at = 0; at < count; at++) await Assertions.Expect(pictures.Nth(at)).Not.ToHaveJSPropertyAsync("naturalWidth", 0);
    }

    /// <summary>What either driver says of themselves; the first is asked for their consent by reporting.</summary>
    private static (string Says, string Seen)[] Side(string name, string phone, string plate, string insurer, string fault, string end) =>
    [
        ("同意", "请输入您（驾驶人）的姓名"), (name, "请输入您的手机号"), (phone, "请输入您的车牌号"), (plate, "请输入您的驾驶证号"), ("11010519491231002X", "在哪家公司投保"), (insurer, "您认为责任是谁的"),
        (fault, "请核对"), ("提交", end),
    ];
}
