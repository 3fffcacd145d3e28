using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>The stories of a newcomer's first five minutes, on the real pages.</summary>
[Collection<OneProduct>]
public sealed class FirstLightTests(Product product, Browser browser)
{
    private readonly Scene _scene = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_citizen_gets_the_approved_answer_and_where_there_is_none_an_officers_reply_without_anybody_reloading()
    {
        const string question = "昨晚我家楼下一直有人敲锣";
        const string reply = "您好，已通知附近巡逻民警到场查看。";
        var console = await _scene.SignInAsync("officer");
        var phone = await _scene.OpenChatAsync();

        await Scene.SayAsync(phone, "我想把户口从外地迁过来，怎么弄？");
        await Assertions.Expect(phone.GetByText("准迁证").First).ToBeVisibleAsync();

        await Scene.SayAsync(phone, question);
        await Assertions.Expect(phone.GetByText("值班民警的待办").First).ToBeVisibleAsync();
        await console.GetByText(question).First.ClickAsync();
        var box = Scene.ReplyBox(console);
        await box.FillAsync(reply);
        await box.PressAsync("Control+Enter");

        await Assertions.Expect(phone.GetByText(reply).First).ToBeVisibleAsync();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task The_start_page_leads_to_the_phone_and_to_the_console()
    {
        var start = await browser.OpenAsync(product.Server.ToString());

        await Assertions.Expect(start.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "打开手机" })).ToHaveAttributeAsync("href", new Uri(product.Sandbox, "/?person=li").ToString());
        await Assertions.Expect(start.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "打开工作台" })).ToHaveAttributeAsync("href", "/console/");
        await Assertions.Expect(start.GetByText("Zhijian-demo-1").First).ToBeVisibleAsync();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task The_phone_fits_a_screen_of_320_pixels()
    {
        var phone = await browser.OpenAsync(product.Sandbox.ToString(), width: 320, height: 640);
        await Assertions.Expect(phone.GetByText("通讯录").First).ToBeVisibleAsync();

        (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
    }
}
