using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>A day at the duty desk, and how a question nobody could answer becomes an answer, on the real pages.</summary>
public sealed class DeskTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private const string Unanswerable = "昨晚我家楼下一直有人敲锣";

    /// <summary>Part of what a citizen is told who has to wait.</summary>
    private const string Told = "值班民警的待办";

    private readonly Scene _scene = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_day_at_the_desk_citizens_arrive_get_a_suggested_answer_are_transferred_and_rate_and_a_broken_promise_shows()
    {
        await PromiseAsync("1m");
        var forgotten = await _scene.OpenChatAsync("王芳");
        await Scene.SayAsync(forgotten, "人工");
        await Scene.SeesAsync(forgotten, Told);

        // Arrives and is taken, with the keyboard alone.
        var officer = await _scene.SignInAsync("officer");
        var phone = await _scene.OpenChatAsync();
        await Scene.SayAsync(phone, Unanswerable);
        await officer.GetByText(Unanswerable).First.ClickAsync();
        await Assertions.Expect(Scene.Button(officer, "接入").First).ToBeVisibleAsync();
        await officer.Keyboard.PressAsync("t");
        await Scene.SeesAsync(officer, "我处理中");

        // A suggested answer is inserted and sent.
        await Scene.SayAsync(phone, "户口从外省迁到肇庆要带什么");
        await Assertions.Expect(officer.GetByLabel("推荐口径").GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
        await officer.Keyboard.PressAsync("r");
        await officer.Keyboard.PressAsync("Alt+Digit1");
        var suggested = await Scene.ReplyBox(officer).InputValueAsync();
        suggested.Length.ShouldBeGreaterThan(20);
        await Scene.ReplyBox(officer).PressAsync("Control+Enter");
        await Scene.SeesAsync(phone, suggested.Split('\n')[0]);

        // Goes to another department's queue, with the reason in the chat.
        await Scene.ReplyBox(officer).PressAsync("Escape");
        await officer.Keyboard.PressAsync("t");
        await TransferAsync(officer.GetByRole(AriaRole.Dialog), "治安管理支队", "居民反映门楼牌有误，请核实");

        // The lead finds it there, replies and ends it; the citizen says how it was.
        var lead = await _scene.SignInAsync("lead");
        await lead.GetByText("治安管理支队").First.ClickAsync();
        await Scene.SeesAsync(lead, "居民反映门楼牌有误，请核实");
        await Scene.ReplyBox(lead).FillAsync("您好，门楼牌已核实更正。");
        await Scene.ReplyBox(lead).PressAsync("Control+Enter");
        await Scene.SeesAsync(phone, "门楼牌已核实更正");
        await Scene.Button(lead, "结束").First.ClickAsync();
        await Scene.SeesAsync(phone, "请您评价");
        await Scene.SayAsync(phone, "2");
        await Scene.SeesAsync(phone, "很抱歉没能让您满意");
        await Scene.SayAsync(phone, "等得太久了");
        var tasks = await _scene.SignInAsync("lead", "follow-ups");
        await Scene.SeesAsync(tasks, "等得太久了");

        // Meanwhile nobody answered 王芳.
        await Assertions.Expect(lead.GetByText("已逾期").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 90_000 });
    }

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_question_nobody_could_answer_is_drafted_with_one_click_approved_by_another_person_and_then_answered()
    {
        const string answer = "路灯故障请拨打12319数字城管热线，值班人员会在24小时内派人维修。";
        var phone = await _scene.OpenChatAsync("陈伟");
        await Scene.SayAsync(phone, "河边的路灯杆歪了谁来扶正");
        await Scene.SeesAsync(phone, Told);

        var editor = await _scene.SignInAsync("editor", "unanswered?view=topics");
        await Scene.Button(editor, "重新归类").First.ClickAsync();
        await Scene.SeesAsync(editor, "河边的路灯杆歪了谁来扶正");
        await Scene.Button(editor, "一键起草").First.ClickAsync();
        await editor.GetByLabel("答复内容").FillAsync(answer);
        await ChooseAsync(editor.GetByLabel("责任部门").Last, "治安管理支队");
        await editor.GetByLabel("依据", new PageGetByLabelOptions { Exact = true }).FillAsync("肇庆市城市管理局公告");
        await Scene.Button(editor, "保存并送审").ClickAsync();
        await Scene.SeesAsync(editor, "已送审");

        var reviewer = await _scene.SignInAsync("reviewer", "knowledge");
        await Scene.Button(reviewer, "待审核").First.ClickAsync();
        await reviewer.GetByText("河边的路灯杆歪了谁来扶正").First.ClickAsync();
        await Scene.Button(reviewer, "审核通过").First.ClickAsync();
        await Scene.SeesAsync(reviewer, "已通过");

        await AskUntilAsync(phone, "河边的路灯杆歪了，谁来扶正呀？", "12319");
        await editor.ReloadAsync();
        await Scene.SeesAsync(editor, "已有口径");
    }

    private static async Task TransferAsync(ILocator dialog, string department, string reason)
    {
        await ChooseAsync(dialog.GetByLabel("转给"), department);
        await dialog.GetByLabel("理由").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new(@"转\s*办") }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
    }

    /// <summary>What was approved is in use some moments later; who asks too early asks again.</summary>
    private static async Task AskUntilAsync(IPage phone, string question, string answer)
    {
        var seen = phone.GetByText(answer).First;
        for (var asked = 0; asked < 6 && !await seen.IsVisibleAsync(); asked++)
        {
            await Scene.SayAsync(phone, question);
            await Task.WhenAny(seen.WaitForAsync(new LocatorWaitForOptions { Timeout = 5_000 }));
        }

        await Assertions.Expect(seen).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(ILocator select, string option)
    {
        await select.FillAsync(option);
        await select.PressAsync("Enter");
    }

    /// <summary>The agency promises every citizen an answer within this term.</summary>
    private async Task PromiseAsync(string within)
    {
        var administrator = await _scene.SignInAsync("admin");
        var status = await administrator.EvaluateAsync<int>(
            """
            async within => (await fetch('/api/promises/rules', {
              method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ rules: [{ name: '马上答复', within }] }),
            })).status
            """,
            within);
        status.ShouldBe(200);
    }
}
