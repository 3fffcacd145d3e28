using System.Net.Http.Json;

namespace Zhijian.EndToEnd.Tests;

/// <summary>Services of the demo packs that end with an answer, a number, a booking or a bound document, from the first word to the end (see <see cref="Walks"/>).</summary>
public sealed class WalkTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private readonly Scene _scene = new(product, browser);
    private readonly Hall _hall = new(product, browser);

    public static TheoryData<string> Accounts => [.. Walks.All.Select(account => account.Name)];

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene)), MemberData(nameof(Accounts))]
    public async Task In_the_chat_the_services_of_the_account_are_done_to_their_end(string account)
    {
        var (name, appId, place, walks) = Walks.All.Single(one => one.Name == account);
        using var followed = await product.Http.PostAsync(Doing(appId, "follow"), null);
        var phone = await _scene.OpenChatAsync(account: name);
        foreach (var walk in walks)
        {
            var who = await Walks.SomebodyAsync(product, walk.Knows, onPage: false);
            foreach (var (says, seen) in walk.Way(who).Prepend((walk.Begin, walk.First)))
                await Scene.SeesNextAsync(phone, seen, () => says == Hall.Here ? SendPlaceAsync(appId, place) : Scene.SayAsync(phone, says));
        }
    }

    [Theory(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene)), MemberData(nameof(Accounts))]
    public async Task On_the_page_the_services_of_the_account_are_done_to_their_end(string account)
    {
        var (_, appId, (latitude, longitude), walks) = Walks.All.Single(one => one.Name == account);
        var page = await _hall.OpenAsync("chen", appId);
        await Hall.StandAtAsync(page, latitude, longitude);
        foreach (var walk in walks)
        {
            await Hall.BeginAsync(page, walk.Service, walk.First);
            await Hall.DoAsync(page, walk.Way(await Walks.SomebodyAsync(product, walk.Knows, onPage: true)));
        }
    }

    private async Task SendPlaceAsync(string appId, (float Latitude, float Longitude) place)
    {
        using var sent = await product.Http.PostAsJsonAsync(Doing(appId, "location"), new { place.Latitude, place.Longitude, label = "我在这里" });
        sent.EnsureSuccessStatusCode();
    }

    private Uri Doing(string appId, string what) => new(product.Sandbox, $"_sandbox/followers/li/accounts/{appId}/{what}");
}
