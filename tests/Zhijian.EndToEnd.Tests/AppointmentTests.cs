using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>An appointment from the first word on the phone to the hall's desk.</summary>
public sealed class AppointmentTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private readonly Scene _scene = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_citizen_books_a_slot_in_the_chat_gets_its_code_as_a_picture_and_gives_it_back()
    {
        var phone = await _scene.OpenChatAsync(account: "西安发布");
        await Scene.SayAsync(phone, "社保预约");
        await Scene.SeesAsync(phone, "【社保业务预约】");
        foreach (var (text, seen) in new[] { ("1", "请输入到场办事人的姓名"), ("李小明", "请输入手机号码"), ("13800138000", "想约什么时间？"), ("3", "请核对："), ("提交", "预约成功：参保登记") })
        {
            await Scene.SayAsync(phone, text);
            await Scene.SeesAsync(phone, seen);
        }

        await Assertions.Expect(phone.Locator(".picture img").First).ToBeVisibleAsync(Scene.Patiently);
        await Scene.SayAsync(phone, "取消预约");
        await Scene.SeesAsync(phone, "确定的话请回复“确认取消");
        await Scene.SayAsync(phone, "确认取消");
        await Scene.SeesAsync(phone, "已取消社保业务办理");
    }
}
