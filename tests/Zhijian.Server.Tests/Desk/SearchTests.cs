using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Conversations.Search;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Desk;

/// <summary>Looking for words in everything that was said, over HTTP.</summary>
public sealed class SearchTests
{
    private const string Lost = "我的行驶证丢在出租车上了";

    [Theory, ClassData(typeof(Databases))]
    public async Task Words_are_found_in_what_citizens_and_the_account_said_newest_first(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.WeChat.TextAsync("oLi", Lost);
        await desk.WeChat.TextAsync("oWang", "怎么补领行駛證？");
        await desk.WeChat.TextAsync("oChen", "行驶在路上，证件忘带");

        var hits = await FindAsync(desk, "行驶证", until: 2);

        hits.Select(hit => (string)hit!["excerpt"]!).ShouldBe(["怎么补领行駛證？", Lost]);
        hits.Select(hit => (string)hit!["sentBy"]!).ShouldAllBe(by => by == "follower");
        var said = await FindAsync(desk, "值班人员", until: 3);
        said.Select(hit => (string)hit!["sentBy"]!).ShouldAllBe(by => by == "automatic");
        (await FindAsync(desk, "出租车 行驶证", until: 1)).Single()!["conversation"]!["id"]!.ToString().ShouldBe(hits[1]!["conversation"]!["id"]!.ToString());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Results_come_page_by_page(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        for (var number = 1; number <= 5; number++) await desk.WeChat.TextAsync($"o{number}", $"路灯坏了{number}");
        await FindAsync(desk, "路灯", until: 5);

        var first = await desk.Officer.GetJsonAsync("/api/messages/search?query=路灯&limit=3");
        var second = await desk.Officer.GetJsonAsync($"/api/messages/search?query=路灯&limit=3&cursor={first["nextCursor"]}");

        first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(hit => ((string)hit!["excerpt"]!)[^1]).ShouldBe(['5', '4', '3', '2', '1']);
        second["nextCursor"].ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Another_agency_finds_nothing(DatabaseKind kind)
    {
        await using var desk = await DeskScene.OpenAsync(kind);
        await desk.WeChat.TextAsync("oLi", Lost);
        await FindAsync(desk, "行驶证", until: 1);
        using var stranger = await desk.Host.SignInAsync(await desk.Host.AddAgencyAsync("other"), StaffRole.Officer);

        (await stranger.GetJsonAsync("/api/messages/search?query=行驶证"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_index_goes_on_after_a_restart_where_it_stopped(DatabaseKind kind)
    {
        await using var scene = await CallbackScene.SetAsync(kind);
        await scene.WeChat.TextAsync("oLi", Lost);
        await IndexedAsync(scene.Host, 1);
        await scene.RestartAsync();
        await scene.WeChat.TextAsync("oWang", Lost);
        await IndexedAsync(scene.Host, 2);

        var index = scene.Host.Services.GetRequiredService<IMessageIndex>();
        (await index.FindAsync(SearchWords.Read("行驶证")!, scene.Account.AgencyId.Value, long.MaxValue, 10, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_to_look_for_is_said_so()
    {
        await using var desk = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        (await (await desk.Officer.GetAsync("/api/messages/search?query=%20")).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("search_empty");
    }

    private static Task<JsonArray> FindAsync(DeskScene desk, string words, int until) => desk.Officer.SearchAsync(desk.Host, words, until);

    private static Task IndexedAsync(ServerHost host, long upTo)
    {
        var index = host.Services.GetRequiredService<IMessageIndex>();
        return host.Clock.RunAsync(WaitAsync());

        async Task WaitAsync()
        {
            while (await index.ReadUpToAsync(default) < upTo) await Task.Yield();
        }
    }
}
