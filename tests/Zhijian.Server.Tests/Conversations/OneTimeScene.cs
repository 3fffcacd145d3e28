using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Zhijian.Answers;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Conversations;

/// <summary>An account that sends one-time subscription messages, a citizen who asked for a person, and an officer.</summary>
internal sealed partial class OneTimeScene : IAsyncDisposable
{
    public const string Template = "T-zhaoqing_1";
    public const string Li = "oLi";

    private readonly AccountCredentials _account;
    private HttpClient? _officer;
    private LiveListener? _live;
    private int _replies;

    private OneTimeScene(ServerHost host, AccountCredentials account, WeChatApiStub api)
    {
        (Host, _account, Api) = (host, account, api);
        WeChat = new WeChatPusher(() => host.Client, account, host.Clock);
    }

    public ServerHost Host { get; }

    public WeChatApiStub Api { get; }

    public WeChatPusher WeChat { get; }

    public static async Task<OneTimeScene> OpenAsync(DatabaseKind kind, string? template = Template, string? publicUrl = "https://wx.example.gov.cn/")
    {
        var api = new WeChatApiStub();
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            api.Install(setup);
            if (publicUrl is not null) setup.Settings["PublicUrl"] = publicUrl;
        });
        var scene = new OneTimeScene(host, TestAccounts.Create() with { AgencyId = await host.AddAgencyAsync(), OneTimeTemplateId = template }, api);
        await scene.ServeAsync();
        return scene;
    }

    /// <summary>The citizen asks what nobody's answer fits.</summary>
    /// <returns>What the link in the reply carries; null when there is none.</returns>
    public async Task<Dictionary<string, StringValues>?> AskAsync(string text = "小区路灯不亮")
    {
        var said = (await WeChat.TextAsync(Li, text)).Text.ShouldNotBeNull();
        said.ShouldStartWith("已转值班人员，请稍候。");
        var link = Link().Match(said);
        return link.Success ? QueryHelpers.ParseQuery(new Uri(link.Groups["address"].Value).Query) : null;
    }

    /// <summary>The citizen confirms on WeChat's page, which sends the browser back.</summary>
    public async Task<(HttpStatusCode Status, string Page)> AnswerAsync(
        Dictionary<string, StringValues> link, string action = "confirm", string openId = Li, string? template = null, string? scene = null, string? reserved = null)
    {
        var path = new Uri(link["redirect_url"]!).AbsolutePath;
        using var response = await Host.Client.GetAsync(QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
        {
            ["openid"] = openId,
            ["template_id"] = template ?? link["template_id"],
            ["action"] = action,
            ["scene"] = scene ?? link["scene"],
            ["reserved"] = reserved ?? link["reserved"],
        }));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The citizen asks and allows one message; two days later nothing goes as usual.</summary>
    public async Task AllowAndShutAsync()
    {
        (await AnswerAsync((await AskAsync()).ShouldNotBeNull())).Status.ShouldBe(HttpStatusCode.OK);
        await ShutAsync();
    }

    public async Task ShutAsync()
    {
        Host.Clock.Leap(TimeSpan.FromHours(49));
        await SignInAsync();
    }

    public async Task SignInAsync()
    {
        _officer?.Dispose();
        _officer = await Host.SignInAsync(_account.AgencyId, StaffRole.Officer);
    }

    public async Task<JsonNode> ConversationAsync()
    {
        if (_officer is null) await SignInAsync();
        return (await _officer!.GetJsonAsync("/api/conversations"))["items"]!.AsArray().ShouldHaveSingleItem()!;
    }

    /// <returns>The message as the officer sees it at once.</returns>
    public async Task<JsonNode> ReplyAsync(string text)
    {
        _live ??= Host.Services.GetRequiredService<LiveFeed>().Listen(_account.AgencyId);
        var id = (await ConversationAsync())["id"];
        return await _officer!.PostJsonAsync($"/api/conversations/{id}/replies", new { text, clientKey = "key-" + ++_replies, besideHolder = true }, HttpStatusCode.Accepted);
    }

    /// <summary>Which way the officer is told a reply would go.</summary>
    public async Task<bool> GoesByOneTimeMessageAsync()
    {
        var id = (await ConversationAsync())["id"];
        return (bool)(await _officer!.GetJsonAsync($"/api/conversations/{id}/reply-way"))["byOneTimeMessage"]!;
    }

    public async Task CloseAsync()
    {
        var id = (await ConversationAsync())["id"];
        await _officer!.PostJsonAsync($"/api/conversations/{id}/close", new { });
    }

    /// <summary>Waits until the officer sees the message in this state.</summary>
    public Task<MessageView> SeesAsync(string text, Delivery delivery, Func<MessageView, bool>? besides = null) =>
        SeesAsync(text, message => message.Delivery == delivery && besides?.Invoke(message) != false);

    public Task<MessageView> SeesAsync(string text, Func<MessageView, bool> wanted) => _live!.MessageAsync(Host.Clock, message => message.Text == text && wanted(message));

    /// <summary>How the officer's messages stand in the chat.</summary>
    public async Task<List<(string Text, string Delivery)>> SaidAsync()
    {
        var id = (await ConversationAsync())["id"];
        return [.. (await _officer!.GetJsonAsync($"/api/conversations/{id}/messages"))["items"]!.AsArray()
            .Where(item => (string)item!["sentBy"]! == "staff").Select(item => ((string)item!["text"]!, (string)item["delivery"]!))];
    }

    public async Task RestartAsync(Action? whileDown = null)
    {
        _live?.Dispose();
        await Host.RestartAsync(whileDown);
        await ServeAsync();
        _live = Host.Services.GetRequiredService<LiveFeed>().Listen(_account.AgencyId);
        await SignInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        _officer?.Dispose();
        await Host.DisposeAsync();
        Api.Dispose();
    }

    private async Task ServeAsync()
    {
        Host.Services.GetRequiredService<AccountDirectory>().Put(_account);
        // A new account has its playbook built from the database; the test's own comes after it.
        await Host.Services.GetRequiredService<PlaybookWorker>().WhenIdleAsync();
        Host.Services.GetRequiredService<PlaybookShelf>().Put(_account.Id, new Playbook
        {
            Index = AnswerIndex.Build([]),
            HandOverText = "已转值班人员，请稍候。\n想及时看到答复，请点这里：{remind}。",
            FallbackText = "看不懂。",
            SuggestionText = "您想问的是：",
        });
    }

    [GeneratedRegex("<a href=\"(?<address>[^\"]+)\">允许我们通知您一次</a>。$")]
    private static partial Regex Link();
}
