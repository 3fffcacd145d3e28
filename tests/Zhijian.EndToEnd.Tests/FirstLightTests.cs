using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>The stories of a newcomer's first five minutes, on the real pages.</summary>
public sealed class FirstLightTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private const string NoChromium = "Chromium is not installed";

    public static bool HasChromium => Browser.IsInstalled;

    [Fact(Skip = NoChromium, SkipUnless = nameof(HasChromium))]
    public async Task A_citizen_gets_the_approved_answer_and_where_there_is_none_an_officers_reply_without_anybody_reloading()
    {
        const string question = "昨晚我家楼下一直有人敲锣";
        const string reply = "您好，已通知附近巡逻民警到场查看。";
        var console = await SignInAsync("officer");
        var phone = await OpenChatAsync();

        await SayAsync(phone, "我想把户口从外地迁过来，怎么弄？");
        await Assertions.Expect(phone.GetByText("准迁证").First).ToBeVisibleAsync(Patiently);

        await SayAsync(phone, question);
        await Assertions.Expect(phone.GetByText("值班民警的待办").First).ToBeVisibleAsync(Patiently);
        await console.GetByText(question).First.ClickAsync();
        var box = console.GetByPlaceholder(ReplyHint);
        await box.FillAsync(reply);
        await box.PressAsync("Control+Enter");

        await Assertions.Expect(phone.GetByText(reply).First).ToBeVisibleAsync(Patiently);
    }

    [Fact(Skip = NoChromium, SkipUnless = nameof(HasChromium))]
    public async Task The_start_page_leads_to_the_phone_and_to_the_console()
    {
        var start = await browser.OpenAsync(product.Server.ToString());

        await Assertions.Expect(start.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "打开手机" })).ToHaveAttributeAsync("href", new Uri(product.Sandbox, "/?person=li").ToString());
        await Assertions.Expect(start.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "打开工作台" })).ToHaveAttributeAsync("href", "/console/");
        await Assertions.Expect(start.GetByText("Zhijian-demo-1").First).ToBeVisibleAsync();
    }

    [Fact(Skip = NoChromium, SkipUnless = nameof(HasChromium))]
    public async Task The_phone_fits_a_screen_of_320_pixels()
    {
        var phone = await browser.OpenAsync(product.Sandbox.ToString(), width: 320, height: 640);
        await Assertions.Expect(phone.GetByText("通讯录").First).ToBeVisibleAsync();

        (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
    }

    /// <summary>李小明's chat with 平安肇庆, with the keyboard out.</summary>
    private async Task<IPage> OpenChatAsync()
    {
        var phone = await browser.OpenAsync(product.Sandbox.ToString());
        await phone.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Label = "李小明" });
        await phone.GetByText("平安肇庆").First.ClickAsync();
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "切换到键盘" }).ClickAsync();
        return phone;
    }

    private static async Task SayAsync(IPage phone, string text)
    {
        var box = phone.GetByRole(AriaRole.Textbox).Last;
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private async Task<IPage> SignInAsync(string userName)
    {
        var console = await browser.OpenAsync(new Uri(product.Server, "/console/").ToString());
        await console.GetByLabel("用户名").FillAsync(userName);
        await console.Locator("input[type=password]").FillAsync("Zhijian-demo-1");
        await console.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = SignIn }).ClickAsync();
        await Assertions.Expect(console.GetByText("实时连接正常")).ToBeVisibleAsync();
        return console;
    }

    private static LocatorAssertionsToBeVisibleOptions Patiently { get; } = new() { Timeout = 15_000 };

    private static Regex ReplyHint { get; } = new("^回复 ");

    /// <summary>Ant Design puts a space between two characters on a button.</summary>
    private static Regex SignIn { get; } = new(@"登\s*录");
}
