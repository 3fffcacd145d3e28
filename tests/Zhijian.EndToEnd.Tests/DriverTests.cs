using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>Drivers of Wuhan on their phones: restriction, vehicle and violations, and two of them after a small accident.</summary>
public sealed class DriverTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private const string Police = "武汉交警";
    private const string Wuhan = "wx52b2f8a848cc74c2";

    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_driver_asks_about_tomorrow_binds_the_vehicle_and_reads_its_violations_in_the_chat_and_on_the_page()
    {
        var (plate, check) = (Walks.Plate(await SomebodyAsync()), Walks.Check(await SomebodyAsync()));
        var phone = await OpenAsync("wang", "王芳");
        await Scene.TellAsync(phone, ("尾号3", "长江大桥"));
        await Scene.SeesNextAsync(phone, "只用于核对车辆", () => PickAsync(phone, "违法记分", "绑定车辆"));
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "切换到键盘" }).ClickAsync();
        await Scene.TellAsync(phone, ("同意", "车牌"), (plate, "后六位"), (check, "已绑定车辆"), ("违法查询", "用已绑定的"), ("1", "条未处理违法"), ("1", "违法行为："));

        await PickAsync(phone, "理赔办事", "办事大厅");
        var hall = phone.FrameLocator("iframe");
        await hall.GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "违法查询" }).First.ClickAsync();
        await hall.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "开始办理" }).ClickAsync();
        await hall.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "用已绑定的" }).ClickAsync();

        await Assertions.Expect(hall.GetByText("条未处理违法")).ToBeVisibleAsync();
        await hall.GetByRole(AriaRole.Radio).First.CheckAsync();
        await hall.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "下一步" }).ClickAsync();
        await Assertions.Expect(hall.GetByText("违法行为：")).ToBeVisibleAsync();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task Two_drivers_settle_a_small_accident_with_photographs_and_the_command_centre_sees_it()
    {
        var first = await OpenAsync("li", "李小明");
        await Scene.TellAsync(first, ("快速理赔", "有没有人受伤"), ("否", "第2步"), ("否", "第3步"), ("是", "第4步"), ("是", "第5步"), ("是", "第6步"), ("3000", "第7步"));
        await OpenPanelAsync(first, "位置");
        await first.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "武汉市武昌区 黄鹤楼" }).ClickAsync();
        await first.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "发送" }).ClickAsync();
        await Scene.SeesAsync(first, "请现在拍现场照片");
        foreach (var (picture, seen) in new[] { ("追尾事故.png", "收到第1张"), ("路面坑洼.png", "收到第2张"), ("积水路段.png", "收到3张") })
        {
            await OpenPanelAsync(first, "照片");
            await first.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = picture }).ClickAsync();
            await Scene.SeesAsync(first, seen);
        }

        await Scene.TellAsync(first, ("好了", "姓名"), ("张伟", "手机号"), ("13800138000", "车牌号"), ("鄂A12345", "驾驶证号"), ("11010519491231002X", "哪家公司投保"), ("人保", "责任是谁的"), ("对方全责", "请核对"), ("提交", "确认码："));
        var code = Regex.Match(await first.GetByText("确认码：").Last.InnerTextAsync(), "确认码：([0-9A-Z]{6})").Groups[1].Value;

        var second = await OpenAsync("chen", "陈伟");
        await Scene.TellAsync(second, (code, "对方填写的情况"), ("同意", "姓名"), ("李娜", "手机号"), ("13900139000", "车牌号"), ("鄂A88888", "驾驶证号"), ("11010519491231002X", "哪家公司投保"), ("平安", "责任是谁的"), ("我方全责", "请核对"), ("提交", "编号"));
        await Scene.SeesAsync(first, "对方已确认");

        var console = await _scene.SignInAsync("officer@wuhan-traffic", "board");
        await Scene.SeesAsync(console, "鄂A");
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_licence_is_proved_by_a_code_on_the_phone_and_a_violation_is_objected_to_once()
    {
        var (plate, check) = (Walks.Plate(await SomebodyAsync()), Walks.Check(await SomebodyAsync()));
        var (licence, name, number) = await DriverAsync("chen");
        var phone = await OpenAsync("chen", "陈伟");
        await Scene.TellAsync(phone, ("绑定驾驶证", "同意"), ("同意", "驾驶证号"), (licence, "姓名"), (name, "用什么核对"), ("2", "验证码短信"), (number, "验证码已发到"));
        var code = Regex.Match(await phone.Locator(".sms-notice-text").InnerTextAsync(), "[0-9]{6}").Value;
        await phone.Locator(".sms-notice-close").ClickAsync();
        await Scene.TellAsync(phone, (code, "已绑定驾驶证"));

        var talk = new[] { ("违法异议", "车牌号"), (plate, "后六位"), (check, "对哪一条有异议") };
        await Scene.TellAsync(phone, talk);
        await Scene.TellAsync(phone, ("1", "为什么有异议"), ("1", "写明当时的情况"), ("那天车停在单位地库里没有开出去", "照片"), ("跳过", "联系上的手机"), (number, "请核对"), ("提交", "异议已受理，编号"));
        await Scene.TellAsync(phone, talk);
        await Scene.TellAsync(phone, ("1", "已经提过异议"));

        await Scene.TellAsync(phone, ("我的办件", "已受理，等待办理"));
        await PickAsync(phone, "理赔办事", "办事大厅");
        var hall = phone.FrameLocator("iframe");
        await hall.GetByRole(AriaRole.Link, new FrameLocatorGetByRoleOptions { Name = "我的办件" }).ClickAsync();
        await Assertions.Expect(hall.GetByText("违法异议申请").First).ToBeVisibleAsync();
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_licence_bound_on_the_page_by_a_code_stands_there_and_in_the_chat_until_it_is_unbound_on_the_page()
    {
        var (licence, name, number) = await DriverAsync("li");
        var page = await _hall.OpenAsync("li", Wuhan);
        await Hall.BeginAsync(page, "bind-licence", "只用于核对驾驶证");
        await Hall.DoAsync(page, ("同意", "请输入驾驶证号"), (licence, "请输入驾驶人姓名"), (name, "用什么核对"), ("2", "验证码短信"), (number, "验证码已发到"));
        await Hall.DoAsync(page, (await Walks.CodeAsync(product, number), "已绑定驾驶证"));

        await Hall.GoAsync(page, "documents");
        await Scene.SeesAsync(page, "您同意的用途");
        var phone = await OpenAsync("li", "李小明");
        await Scene.TellAsync(phone, ("我的证件", "1. 驾驶证"));
        await Hall.Button(page, "^解除绑定$").ClickAsync();
        await Scene.SeesAsync(page, "保存的证件信息会马上删除");
        await Hall.Button(page, "^确定解除$").ClickAsync();

        await Scene.SeesAsync(page, "保存的证件信息已删除");
        await Scene.SeesAsync(page, "您现在没有绑定证件");
        await Scene.TellAsync(phone, ("我的证件", "您还没有绑定证件"));
    }

    private async Task<IPage> OpenAsync(string key, string person)
    {
        (await product.Http.PostAsync(new Uri(product.Sandbox, $"_sandbox/followers/{key}/accounts/{Wuhan}/follow"), null)).Dispose();
        return await _scene.OpenChatAsync(person, Police);
    }

    private static async Task OpenPanelAsync(IPage phone, string tile)
    {
        var (panel, button) = (phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "更多功能" }), phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = tile, Exact = true }));
        if (await panel.GetAttributeAsync("aria-expanded") != "true") await panel.ClickAsync();
        await button.ClickAsync();
    }

    /// <summary>From the menu of the account.</summary>
    private static async Task PickAsync(IPage phone, string button, string below)
    {
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "切换到菜单" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).ClickAsync();
        await phone.GetByText(below).Last.ClickAsync();
    }

    /// <summary>The invented driver to whom the number of this person's phone belongs.</summary>
    private async Task<(string Licence, string Name, string Phone)> DriverAsync(string person)
    {
        var mine = (await ReadAsync($"_sandbox/followers/{person}")).GetProperty("phone").GetString()!;
        for (var number = 0; ; number++)
        {
            var one = await ReadAsync($"_sandbox/departments/traffic/people/{number}");
            if (one.GetProperty("phone").GetString() == mine) return (one.GetProperty("driver").GetProperty("licence").GetString()!, one.GetProperty("driver").GetProperty("name").GetString()!, mine);
        }
    }

    private Task<JsonElement> ReadAsync(string path) => product.Http.GetFromJsonAsync<JsonElement>(new Uri(product.Sandbox, path));

    private Task<JsonElement> SomebodyAsync() => Walks.SomebodyAsync(product, Walks.Drivers, onPage: false);
}
