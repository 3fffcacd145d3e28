using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>What the accounts of the demo packs answer, and their services from the first word to the end (see <see cref="Walks"/>).</summary>
public sealed class WalkTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

    public static TheoryData<string> Accounts => [.. Walks.All.Select(account => account.Name)];

    public static TheoryData<string> AccountsWithPages => [.. Walks.All.Where(account => !account.IsSubscription).Select(account => account.Name)];

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene)), MemberData(nameof(Accounts))]
    public async Task In_the_chat_questions_are_answered_and_the_services_of_the_account_are_done_to_their_end(string account)
    {
        var walked = Walks.All.Single(one => one.Name == account);
        using var followed = await product.Http.PostAsync(Doing(walked.AppId, "follow"), null);
        var phone = await _scene.OpenChatAsync(account: walked.Name, isSubscription: walked.IsSubscription);
        await Scene.TellAsync(phone, walked.Asks);
        foreach (var walk in walked.Walks)
        {
            await walk.Ready(product);
            var who = await Walks.SomebodyAsync(product, walk.Knows, onPage: false);
            foreach (var (says, seen) in walk.Way(who).Prepend((walk.Begin, walk.First)))
                await Scene.SeesNextAsync(phone, seen, () => says == Hall.Here ? SendPlaceAsync(walked) : SayAsync(phone, says, who));
        }
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene)), MemberData(nameof(AccountsWithPages))]
    public async Task On_the_page_questions_are_answered_and_the_services_of_the_account_are_done_to_their_end(string account)
    {
        var walked = Walks.All.Single(one => one.Name == account);
        var page = await _hall.OpenAsync("chen", walked.AppId);
        await Hall.StandAtAsync(page, walked.Place.Latitude, walked.Place.Longitude);
        await Hall.AskAsync(page, walked.Asks);
        foreach (var walk in walked.Walks)
        {
            await walk.Ready(product);
            var who = await Walks.SomebodyAsync(product, walk.Knows, onPage: true);
            await Hall.BeginAsync(page, walk.Service, walk.First);
            foreach (var (says, seen) in walk.Way(who)) await Hall.DoAsync(page, (await Walks.MeantAsync(product, says, who), seen));
        }
    }

    [Fact]
    public void Every_account_and_every_service_of_the_packs_has_its_story_in_the_chat_and_on_the_page()
    {
        var files = Directory.GetFiles(SourceTree.PathOf("packs"), "*.yaml", SearchOption.AllDirectories).Select(path => new FileInfo(path)).ToList();
        var packs = files.Where(file => file.Name == "pack.yaml").Select(file => file.Directory!.Name);
        var services = files.Where(file => file.Directory!.Name == "services").Select(file => $"{file.Directory!.Parent!.Name}/{Path.GetFileNameWithoutExtension(file.Name)}").ToList();

        var walked = Walks.All.SelectMany(account => account.Walks.Select(walk => $"{account.Pack}/{walk.Service}"));
        var told = walked.Concat(Walks.OwnStories.Select(story => story.Service)).ToHashSet();

        services.Where(service => !told.Contains(service)).ShouldBeEmpty("put it into Walks.All, or name its stories in Walks.OwnStories");
        told.Except(services).ShouldBeEmpty("there are no such services");
        packs.Except(Walks.All.Where(account => account.Asks.Length + account.Walks.Length > 0).Select(account => account.Pack)).ShouldBeEmpty();
    }

    private async Task SayAsync(IPage phone, string says, JsonElement who) => await Scene.SayAsync(phone, await Walks.MeantAsync(product, says, who));

    private async Task SendPlaceAsync(WalkedAccount walked)
    {
        using var sent = await product.Http.PostAsJsonAsync(Doing(walked.AppId, "location"), new { walked.Place.Latitude, walked.Place.Longitude, label = "我在这里" });
        sent.EnsureSuccessStatusCode();
    }

    private Uri Doing(string appId, string what) => new(product.Sandbox, $"_sandbox/followers/li/accounts/{appId}/{what}");
}
