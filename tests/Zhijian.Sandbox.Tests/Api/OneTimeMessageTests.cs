using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

/// <summary>一次性订阅消息: asked on WeChat's page, spent by one send.</summary>
public sealed class OneTimeMessageTests : IAsyncLifetime
{
    private const string Send = "/cgi-bin/message/template/subscribe";
    private const string Template = "T-zhaoqing_1";
    private const string Return = "https://a.gov.cn/back?x=1";
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;
    private HttpClient browser = null!;
    private string openId = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
        await account.ChangeAsync(oneTimeTemplateId: Template);
        await sandbox.PersonAsync();
        openId = await account.FollowAsync("li");
        browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = sandbox.Http.BaseAddress };
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task The_page_names_the_account_and_asks_the_person_who_looks()
    {
        using var asked = await browser.GetAsync(Page("&person=li"));
        var page = await asked.Content.ReadAsStringAsync();
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var words in new[] { "平安肇庆", "申请向你发送一次性订阅消息", "确认", "取消", "李小明" }) page.ShouldContain(words);
        (await PermitsAsync()).ShouldBeEmpty();

        using var nobody = await browser.GetAsync(Page(""));
        (await nobody.Content.ReadAsStringAsync()).ShouldContain("谁在看这个网页");
    }

    [Theory]
    [InlineData("confirm", 1)]
    [InlineData("cancel", 0)]
    public async Task The_answer_goes_back_with_everything_the_account_needs_to_know_it_by(string answer, int permits)
    {
        var back = await AnswerAsync(answer);

        (back["x"].ToString(), back["openid"].ToString(), back["template_id"].ToString()).ShouldBe(("1", openId, Template));
        (back["action"].ToString(), back["scene"].ToString(), back["reserved"].ToString()).ShouldBe((answer, "1", "R&1"));
        (await PermitsAsync()).Count.ShouldBe(permits);
    }

    [Fact]
    public async Task A_permission_is_spent_by_one_message_and_none_is_sent_without_one()
    {
        (await SendAsync()).ShouldFail(43101).Text("errmsg").ShouldStartWith("user refuse to accept the msg rid: ");
        await AnswerAsync("confirm");

        (await SendAsync()).ShouldSucceed();
        (await SendAsync()).ShouldFail(43101);

        var shown = (await account.MessagesAsync("li")).Single(message => message.Text("kind") == "onetime");
        (shown.Text("from"), shown.Text("via"), shown.Text("title"), shown.Text("text")).ShouldBe(("account", "onetime", "您的咨询有了回复", "请带身份证"));
        (await sandbox.GetAsync("/_sandbox/followers/li/chats")).EnumerateArray().Single().Text("lastText").ShouldBe("您的咨询有了回复");
    }

    [Fact]
    public async Task It_needs_no_window_and_takes_nothing_from_the_budget()
    {
        await AnswerAsync("confirm");
        await AnswerAsync("confirm");
        await account.TextAsync("li", "在吗");
        (await SendAsync()).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(2));
        for (var reply = 1; reply <= 5; reply++) (await account.SayAsync(openId)).ShouldSucceed();
        await sandbox.AdvanceAsync(TimeSpan.FromHours(49));
        account.AccessToken = null;
        (await account.SayAsync(openId)).ShouldFail(45015);
        (await SendAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task Leaving_the_account_takes_the_permissions_back()
    {
        await AnswerAsync("confirm");
        await account.ActAsync("li", "unfollow", new { });
        (await SendAsync()).ShouldFail(43004);
        await account.FollowAsync("li");
        (await SendAsync()).ShouldFail(43101);
    }

    public static TheoryData<string, object?, int> Wrong => new()
    {
        { "touser", "oNobody", 40003 },
        { "template_id", "", 40036 },
        { "template_id", "another", 40037 },
        { "scene", "10001", 47003 },
        { "scene", null, 47003 },
        { "title", "", 40062 },
        { "title", new string('字', 16), 40062 },
        { "data", new { }, 44004 },
        { "data", new { content = new { value = new string('字', 201) } }, 45002 },
        { "scene", "2", 43101 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_message_is_refused_and_spends_nothing(string field, object? value, int errcode)
    {
        await AnswerAsync("confirm");
        var body = Body();
        body[field] = value;
        (await account.CallAsync(Send, body)).ShouldFail(errcode);
        (await PermitsAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("action=ask")]
    [InlineData("appid=wxunknown")]
    [InlineData("template_id=another")]
    [InlineData("scene=10001")]
    [InlineData("redirect_url=ftp%3A%2F%2Fx")]
    public async Task A_wrong_link_is_a_page_that_names_the_mistake(string change)
    {
        var name = change[..change.IndexOf('=')];
        var query = Page("&person=li&answer=confirm").Split('?', 2)[1].Split('&').Select(part => part.StartsWith($"{name}=", StringComparison.Ordinal) ? change : part);
        using var response = await browser.GetAsync($"/mp/subscribemsg?{string.Join('&', query)}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(name);
        (await PermitsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("subscription", true, true)]
    [InlineData("subscription", false, false)]
    [InlineData("service", false, false)]
    public async Task Verified_accounts_of_either_kind_may_ask_and_send_and_no_others(string kind, bool verified, bool may)
    {
        await account.ChangeAsync(kind, verified, oneTimeTemplateId: Template);
        using var asked = await browser.GetAsync(Page("&person=li"));
        asked.StatusCode.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        (await SendAsync()).ShouldFail(may ? 43101 : 48001);
    }

    private static string ReturnAddress => Uri.EscapeDataString(Return);

    private string Page(string more) =>
        $"/mp/subscribemsg?action=get_confirm&appid={account.AppId}&scene=1&template_id={Template}&redirect_url={ReturnAddress}&reserved=R%261{more}";

    private Dictionary<string, object?> Body() => new()
    {
        ["touser"] = openId,
        ["template_id"] = Template,
        ["url"] = Return,
        ["scene"] = "1",
        ["title"] = "您的咨询有了回复",
        ["data"] = new { content = new { value = "请带身份证" } },
    };

    private Task<JsonElement> SendAsync() => account.CallAsync(Send, Body());

    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> AnswerAsync(string answer)
    {
        using var response = await browser.GetAsync(Page($"&person=li&answer={answer}"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return QueryHelpers.ParseQuery(response.Headers.Location!.Query);
    }

    private async Task<List<JsonElement>> PermitsAsync() =>
        [.. (await sandbox.GetAsync($"/_sandbox/followers/li/accounts/{account.AppId}/one-time-permits")).EnumerateArray()];
}
