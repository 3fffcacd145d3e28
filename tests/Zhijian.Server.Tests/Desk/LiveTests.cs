using System.Net.ServerSentEvents;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

public sealed class LiveTests
{
    [Fact]
    public async Task A_console_hears_what_happens_in_its_agency_and_a_ping_in_between()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var here = await host.AddAgencyAsync("here");
        var there = await host.AddAgencyAsync("there");
        using var officer = await host.SignInAsync(here, StaffRole.Officer);
        await using var stream = await officer.GetStreamAsync("/api/live");
        await using var events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();
        await ShouldComeAsync(host, events, "ping", "{}");

        host.Services.GetRequiredService<LiveFeed>().Publish(there, "message", new { text = "not yours" });
        host.Services.GetRequiredService<LiveFeed>().Publish(here, "message", new { text = "新消息" });
        await ShouldComeAsync(host, events, "message", """{"text":"新消息"}""");

        host.Clock.Advance(TimeSpan.FromSeconds(20));
        await ShouldComeAsync(host, events, "ping", "{}");
    }

    private static async Task ShouldComeAsync(ServerHost host, IAsyncEnumerator<SseItem<string>> events, string kind, string data)
    {
        (await host.Clock.WhenAsync(events.MoveNextAsync().AsTask())).ShouldBeTrue();
        events.Current.EventType.ShouldBe(kind);
        System.Text.Json.Nodes.JsonNode.Parse(events.Current.Data)!.ToJsonString(Readable).ShouldBe(data);
    }

    private static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
