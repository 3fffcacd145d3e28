using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>An appointment from the first word on the phone to the hall's desk.</summary>
[Collection<OneProduct>]
public sealed class AppointmentTests(Product product, Browser browser)
{
    private const string Xian = "wxa6d5fae60cd507d2";

    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

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

        await Assertions.Expect(phone.Locator(".picture img").First).ToBeVisibleAsync();
        await Scene.SayAsync(phone, "取消预约");
        await Scene.SeesAsync(phone, "确定的话请回复“确认取消");
        await Scene.SayAsync(phone, "确认取消");
        await Scene.SeesAsync(phone, "已取消社保业务办理");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Who_waits_for_a_full_slot_is_told_in_the_chat_when_a_seat_is_free_and_takes_it_on_the_page()
    {
        foreach (var person in new[] { "wang", "chen" }) await _scene.TellAsync(person, Xian, "不动产预约", "2", "陈静", "4", "提交");
        var phone = await _scene.OpenChatAsync(account: "西安发布");
        await Scene.TellAsync(phone, ("不动产预约", "您要办哪一项"), ("2", "请输入到场办事人的姓名"), ("李小明", "想约什么时间"), ("4", "想等这个时段空出来"), ("候补 4", "请核对"), ("提交", "您前面还有0位"));
        var page = await _hall.OpenAsync("li", Xian);
        await Hall.GoAsync(page, "bookings");
        await Scene.SeesAsync(page, "候补中，有名额会通知您");

        await Scene.SeesNextAsync(phone, "空出一个名额", () => _scene.TellAsync("chen", Xian, "取消预约", "确认取消"));
        await Hall.GoAsync(page, "bookings");
        await Scene.SeesAsync(page, "有名额了，为您保留到");
        await Hall.Button(page, "^我要这个名额$").ClickAsync();

        await Scene.SeesAsync(page, "预约成功，请按时到场");
        // Given back: the other story is asked which of two is meant otherwise.
        await Scene.TellAsync(phone, ("我的预约", "不动产登记"), ("取消预约", "确定的话请回复“确认取消"), ("确认取消", "已取消"));
    }
}
