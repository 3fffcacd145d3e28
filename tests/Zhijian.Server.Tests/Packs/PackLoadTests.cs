using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Packs;

public sealed class PackLoadTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_pack_is_served_from_the_start(DatabaseKind kind)
    {
        using var pack = new TempPack();
        await using var host = await StartAsync(kind, pack);

        var account = host.Services.GetRequiredService<AccountDirectory>().All.ShouldHaveSingleItem();
        (account.AppId, account.Token, account.Mode).ShouldBe(("wxaaaaaaaaaaaaaaa1", "testtoken01", CallbackMode.Safe));
        var book = host.Services.GetRequiredService<PlaybookShelf>().For(account.Id)!;
        book.Welcome.ShouldBe(new TextContent("欢迎关注"));
        book.MenuReplies["move"].ShouldBe(new TextContent("先到迁入地申请准迁证。"));
        book.SceneReplies["counter-1"].ShouldBe(new TextContent("一号窗口"));
        book.FindKeyword("我要报警", host.Clock.GetUtcNow())!.Content.ShouldBe(new TextContent("请拨打110"));
        book.HandOverText.ShouldBe("已转人工");
        book.Answers.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_map_of_a_pack_is_shown_to_its_staff_with_the_tiles_of_the_server(DatabaseKind kind)
    {
        using var pack = new TempPack(TempPack.GoodYaml + "map: { latitude: 23.06, longitude: 112.47, zoom: 10 }\n");
        pack.WriteSketch("""{ "type": "FeatureCollection", "features": [{ "properties": { "sort": "place", "name": "端州" }, "geometry": { "type": "Point", "coordinates": [112.485, 23.052] } }] }""");
        await using var host = await StartAsync(kind, pack);
        using var staff = await SignInAsync(host);

        var map = await staff.GetJsonAsync("/api/map");

        ((double)map["latitude"]!, (double)map["longitude"]!, (int)map["zoom"]!).ShouldBe((23.06, 112.47, 10));
        ((string)map["sketch"]!["features"]![0]!["properties"]!["name"]!).ShouldBe("端州");
        map["tiles"].ShouldBeNull();
        (await LoadAgainAsync(host, pack)).ShouldBe(0);
    }

    [Fact]
    public async Task Servers_that_start_at_once_with_a_new_pack_load_it_once_and_all_start()
    {
        if (Databases.PostgresServer is null) Assert.Skip(Databases.PostgresVariable + " is not set");
        using var pack = new TempPack();
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await using (await ServerHost.StartAsync(database))
        {
            // Its tables are there.
        }

        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ServerHost.StartAsync(database, setup => setup.Settings["Packs:Load:0"] = pack.Folder))));

        foreach (var host in hosts)
        {
            var account = host.Services.GetRequiredService<AccountDirectory>().All.ShouldHaveSingleItem();
            host.Services.GetRequiredService<PlaybookShelf>().For(account.Id)!.Answers.Count.ShouldBe(2);
            await host.DisposeAsync();
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Loading_again_writes_nothing(DatabaseKind kind)
    {
        using var pack = new TempPack();
        await using var host = await StartAsync(kind, pack);

        (await LoadAgainAsync(host, pack)).ShouldBe(0);
        await host.RestartAsync();

        host.Services.GetRequiredService<AccountDirectory>().All.ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_edited_in_the_console_stays_until_the_packs_own_row_changes(DatabaseKind kind)
    {
        using var pack = new TempPack();
        await using var host = await StartAsync(kind, pack);
        using var editor = await SignInAsync(host);
        var answer = await FindAsync(editor, "hk-move");
        answer["text"] = "编辑改过的答案。";
        await editor.PutJsonAsync($"/api/answers/{answer["id"]}", answer);
        var rule = (await editor.GetJsonAsync("/api/keyword-rules"))[0]!;
        (await editor.DeleteAsync($"/api/keyword-rules/{rule["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        pack.WriteAnswers(TempPack.GoodAnswers.Replace("到任一派出所补领", "到任意派出所补领"));
        await LoadAgainAsync(host, pack);

        ((string)(await FindAsync(editor, "hk-move"))["text"]!).ShouldBe("编辑改过的答案。");
        ((string)(await FindAsync(editor, "id-lost"))["text"]!).ShouldBe("到任意派出所补领。");
        (await editor.GetJsonAsync("/api/keyword-rules")).AsArray().ShouldBeEmpty("the rule was deleted in the console");

        pack.WriteAnswers(TempPack.GoodAnswers.Replace("先到迁入地申请准迁证", "先在迁入地申请准迁证"));
        await LoadAgainAsync(host, pack);

        ((string)(await FindAsync(editor, "hk-move"))["text"]!).ShouldBe("先在迁入地申请准迁证。");
        ((string)(await FindAsync(editor, "hk-move"))["updatedBy"]!).ShouldBe("pack:sample");
    }

    [Fact]
    public async Task A_pack_with_a_mistake_changes_nothing_and_what_was_loaded_still_serves()
    {
        using var pack = new TempPack();
        await using var host = await StartAsync(DatabaseKind.Sqlite, pack);
        pack.WriteYaml(TempPack.GoodYaml.Replace("name: 平安测试", "name: 新名字").Replace("mode: safe", "mode: strange"));

        await host.RestartAsync();

        host.Services.GetRequiredService<AccountDirectory>().All.ShouldHaveSingleItem().Name.ShouldBe("平安测试");
        (await Should.ThrowAsync<PackMistakesException>(() => LoadAgainAsync(host, pack))).Mistakes.ShouldHaveSingleItem().Line.ShouldBe(13);
    }

    [Fact]
    public async Task Two_packs_cannot_bring_the_same_account()
    {
        using var pack = new TempPack();
        await using var host = await StartAsync(DatabaseKind.Sqlite, pack);
        using var other = new TempPack(TempPack.GoodYaml.Replace("key: test-police", "key: other-police"));

        (await Should.ThrowAsync<InvalidOperationException>(() => LoadAgainAsync(host, other))).Message.ShouldContain("wxaaaaaaaaaaaaaaa1");
    }

    private static Task<ServerHost> StartAsync(DatabaseKind kind, TempPack pack) => ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);

    private static Task<int> LoadAgainAsync(ServerHost host, TempPack pack) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        var written = 0;
        db.SavedChanges += (_, saved) => written += saved.EntitiesSavedCount;
        await services.GetRequiredService<PackLoader>().LoadAsync(db, pack.Folder, default);
        return written;
    });

    private static async Task<HttpClient> SignInAsync(ServerHost host) =>
        await host.SignInAsync(host.Services.GetRequiredService<AgencyDirectory>().Find("test-police")!.Id, StaffRole.Editor);

    private static async Task<JsonNode> FindAsync(HttpClient editor, string key) =>
        (await editor.GetJsonAsync("/api/answers"))["items"]!.AsArray().Single(answer => (string)answer!["key"]! == key)!;
}
