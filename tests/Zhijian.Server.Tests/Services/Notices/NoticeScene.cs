using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Notices;

/// <summary>An agency whose water company pushes outages, and citizens who want to be told.</summary>
internal sealed record NoticeScene(CitizenScene Citizens, WeChatApiStub Api, LiveListener Live) : IAsyncDisposable
{
    public const string Li = "oLi";
    public const string Wang = "oWang";
    public const string Template = "T-water_1";

    public const string Water = """
        connector: water
        title: 自来水公司
        baseAddress: http://127.0.0.1:9/water
        credentials: water-test
        demoCredentials: { key: zhijian-test, secret: a-secret-of-the-test }
        operations:
          - { key: outages, get: /outages, items: /outages, each: { roads: /roads } }
        events:
          - type: outage.announced
            values: { area: /area, roads: /roads, until: "/until | time", kind: "/kind | words planned=计划停水 urgent=紧急抢修" }
        """;

    public const string Service = """
        service: water-off
        title: 停水提醒
        start: { words: [停水提醒] }
        steps:
          - { key: area, kind: choice, title: 街道, ask: 哪个街道？, options: [ { key: yueyang, label: 岳阳街道 }, { key: sijing, label: 泗泾镇 } ] }
        outcome:
          kind: notice
          say: 已为您订阅{{area}}的停水提醒。
          notice:
            on: [water/outage.announced]
            match: { area: "{{area}}" }
            tell: "【停水提醒】{{roads}}，{{kind}}，到{{until}}。"
            goodUntil: until
        """;

    private const string Path = "/api/connectors/test-police/water/events";

    public ServerHost Host => Citizens.Host;

    public static async Task<NoticeScene> OpenAsync(DatabaseKind kind, string service = Service, Action<ServerSetup>? configure = null)
    {
        var api = new WeChatApiStub();
        var citizens = await CitizenScene.OpenAsync(
            kind,
            setup =>
            {
                api.Install(setup);
                configure?.Invoke(setup);
            },
            ("water-off", service),
            pack =>
            {
                pack.WriteConnector("water", Water);
                pack.WriteYaml(TempPack.GoodYaml.Replace("    encodingAesKey:", $"    oneTimeTemplate: {Template}\n    encodingAesKey:", StringComparison.Ordinal));
            });
        api.SignIn = citizens.Consent;
        return new NoticeScene(citizens, api, citizens.Host.Services.GetRequiredService<LiveFeed>().Listen(citizens.Account.AgencyId));
    }

    public Task<string> SayAsync(string follower, string text) => Citizens.WeChat.SayAsync(follower, text);

    /// <summary>To the street, by its number in the list.</summary>
    public Task<string> SubscribeAsync(string follower, string street = "1") => Citizens.WeChat.SayAllAsync(follower, "停水提醒", street, "提交");

    public static string Event(string id, string area = "yueyang", string roads = "荣乐路", string until = "2026-11-20T18:00:00+08:00", string kind = "urgent") => JsonSerializer.Serialize(
        new { id, type = "outage.announced", at = "2026-11-20T10:00:00+08:00", data = new { area, roads, until, kind } });

    public Task<HttpResponseMessage> PushAsync(params string[] events) => PushAsync(Host, events);

    public static Task<HttpResponseMessage> PushAsync(ServerHost server, params string[] events) => server.PushEventsAsync(Path, $"[{string.Join(',', events)}]", "zhijian-test", "a-secret-of-the-test");

    /// <summary>The department says so and it is taken.</summary>
    public async Task AnnounceAsync(params string[] events) => (await PushAsync(events)).EnsureSuccessStatusCode();

    /// <summary>Waits until officers see a message with these words in this state.</summary>
    public Task SeesAsync(string words, Delivery delivery) => Live.MessageAsync(Host.Clock, message => message.Text?.Contains(words, StringComparison.Ordinal) == true && message.Delivery == delivery);

    /// <summary>Nobody is told anything any more: what comes next is what somebody is told next, of whom it is asked.</summary>
    public async Task NobodyElseIsToldAsync(string follower = "oLast")
    {
        await SubscribeAsync(follower, "2");
        await AnnounceAsync(Event("last-" + follower, area: "sijing", roads: "最后一条路"));
        var (openId, text) = await Api.NextCallAsync();
        (openId, text.Contains("最后一条路", StringComparison.Ordinal)).ShouldBe((follower, true), text);
    }

    public async ValueTask DisposeAsync()
    {
        Live.Dispose();
        await Citizens.DisposeAsync();
        Api.Dispose();
    }
}
