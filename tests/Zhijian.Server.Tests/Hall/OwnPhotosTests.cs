using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;
using Zhijian.Server.Tests.Services.Files;

namespace Zhijian.Server.Tests.Hall;

/// <summary>Photographs on the page: sent, seen, taken away one by one, and nobody else's business.</summary>
public sealed class OwnPhotosTests : IDisposable
{
    private const string Li = "oLi";
    private const string Wang = "oWang";

    private readonly DirectoryInfo _vault = Directory.CreateTempSubdirectory("photos");

    [Theory, ClassData(typeof(Databases))]
    public async Task Photographs_are_seen_and_the_one_in_the_middle_is_taken_away_and_may_be_sent_again(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var li = await scene.PageAsync(Li);
        var run = await AtThePhotosAsync(li);
        for (var number = 1; number <= 3; number++) run = (await SendAsync(li, run, TestPictures.Jpeg(number)))["run"]!;
        var sent = Ids(run);

        (await li.Http.GetByteArrayAsync($"/api/citizen/files/{sent[1]}")).ShouldBe(TestPictures.Jpeg(2));
        run = await SayAsync(li, run, "删除2");

        Ids(run).ShouldBe([sent[0], sent[2]]);
        (await li.Http.GetAsync($"/api/citizen/files/{sent[1]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "what was taken away is gone");
        ((string)(await li.EnterAsync(run, "好了"))["refusal"]!).ShouldContain("还差1张，至少要3张");
        var same = await SendAsync(li, run, TestPictures.Jpeg(3, quality: 50));
        ((string)same["fault"]!).ShouldContain("和前面发的第2张是同一张");
        run = (await SendAsync(li, run, TestPictures.Jpeg(2)))["run"]!;
        Ids(run).Count.ShouldBe(3);
        ((string)(await SayAsync(li, run, "好了"))["step"]!["title"]!).ShouldBe("说明");
        await UntilSweptAsync(scene, 3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_photograph_is_shown_to_the_citizen_who_sent_it_and_kept_by_no_cache(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var li = await scene.PageAsync(Li);
        using var wang = await scene.PageAsync(Wang);
        var (mine, others) = (await AtThePhotosAsync(li), await AtThePhotosAsync(wang));
        var address = $"/api/citizen/files/{Ids((await SendAsync(li, mine, TestPictures.Jpeg(1)))["run"]!)[0]}";
        using var stranger = new HttpClient { BaseAddress = scene.Host.Client.BaseAddress };

        using var seen = await li.Http.GetAsync(address);
        using var foreign = await wang.Http.GetAsync(address);
        using var unknown = await stranger.GetAsync(address);
        using var sent = await PostAsync(wang, mine, TestPictures.Jpeg(2));
        using var act = await wang.Http.PostAsJsonAsync($"/api/citizen/runs/{mine["id"]}", new { action = "enter", revision = (string)mine["revision"]!, step = "photos", text = "删除1" });

        seen.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        seen.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        (await foreign.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("file_not_found");
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await sent.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("step_not_found");
        (await act.ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("run_not_found");
        others["step"]!["files"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_page_that_is_out_of_date_takes_nothing_away_and_is_shown_what_there_is(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var li = await scene.PageAsync(Li);
        var run = await AtThePhotosAsync(li);
        for (var number = 1; number <= 2; number++) run = (await SendAsync(li, run, TestPictures.Jpeg(number)))["run"]!;
        var before = run;
        run = (await SendAsync(li, run, TestPictures.Jpeg(3)))["run"]!;

        using var late = await li.Http.PostAsJsonAsync($"/api/citizen/runs/{run["id"]}", new { action = "enter", revision = (string)before["revision"]!, step = "photos", text = "删除1" });
        await SayAsync(li, run, "好了");
        using var tooLate = await PostAsync(li, run, TestPictures.Jpeg(4));

        var problem = await late.ReadJsonAsync(HttpStatusCode.Conflict);
        Ids(problem["run"]!).ShouldBe(Ids(run));
        ((string)(await tooLate.ReadJsonAsync(HttpStatusCode.Conflict))["run"]!["step"]!["title"]!).ShouldBe("说明", "the step is over");
        scene.Host.Clock.Advance(TimeSpan.FromHours(2));
        await UntilSweptAsync(scene, 3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_was_sent_in_the_chat_is_seen_on_the_page_and_taken_away_in_either(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        using var li = await scene.PageAsync(Li);
        var run = await AtThePhotosAsync(li);
        for (var number = 1; number <= 3; number++) run = (await SendAsync(li, run, TestPictures.Jpeg(number)))["run"]!;
        var sent = Ids(run);

        (await scene.WeChat.TextAsync(Li, "继续")).Text!.ShouldContain("已有3张照片");
        (await scene.WeChat.TextAsync(Li, "删除1")).Text!.ShouldContain("第1张去掉了，现在有2张");
        run = (await li.BeginServiceAsync("damage"))["run"]!;

        Ids(run).ShouldBe([sent[1], sent[2]]);
        Ids(await SayAsync(li, run, "重来")).ShouldBeEmpty();
        await UntilSweptAsync(scene, 0);
    }

    [Fact]
    public async Task The_fifth_of_at_most_four_is_refused_and_does_not_stay()
    {
        await using var scene = await OpenAsync(DatabaseKind.Sqlite);
        using var li = await scene.PageAsync(Li);
        var run = await AtThePhotosAsync(li);
        for (var number = 1; number <= 4; number++) run = (await SendAsync(li, run, TestPictures.Jpeg(number)))["run"]!;

        var fifth = await SendAsync(li, run, TestPictures.Jpeg(5));

        ((string)run["step"]!["title"]!).ShouldBe("现场照片", "the page shows all four before it goes on");
        ((string)fifth["fault"]!).ShouldBe("已经有4张，够了，这张没有收。");
        Ids(fifth["run"]!).Count.ShouldBe(4);
        scene.Host.Clock.Advance(TimeSpan.FromHours(2));
        await UntilSweptAsync(scene, 4);
    }

    public void Dispose() => _vault.Delete(recursive: true);

    private Task<CitizenScene> OpenAsync(DatabaseKind kind) => CitizenScene.OpenAsync(
        kind, setup => setup.Settings["Media:Services"] = _vault.FullName, ("damage", PhotoScene.Damage), pack => pack.WriteMedia("wide.png", TestPictures.Png(99)));

    private static async Task<JsonNode> AtThePhotosAsync(CitizenPhone phone) => await phone.EnterAllAsync((await phone.BeginServiceAsync("damage"))["run"]!, "王芳");

    private static async Task<JsonNode> SayAsync(CitizenPhone phone, JsonNode run, string text) => await phone.EnterAllAsync(run, text);

    private static async Task<JsonNode> SendAsync(CitizenPhone phone, JsonNode run, byte[] picture)
    {
        using var answer = await PostAsync(phone, run, picture);
        return await answer.ReadJsonAsync(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> PostAsync(CitizenPhone phone, JsonNode run, byte[] picture)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "file", "照片.jpg" } };
        return await phone.Http.PostAsync($"/api/citizen/runs/{run["id"]}/steps/photos/files", form);
    }

    private static List<string> Ids(JsonNode run) => [.. run["step"]!["files"]!.AsArray().Select(file => (string)file!["id"]!)];

    /// <summary>Lets time run until as many files are left, in the database and sealed on the disk.</summary>
    private async Task UntilSweptAsync(CitizenScene scene, int left)
    {
        for (var look = 0; look < 200; look++)
        {
            var rows = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceFile>().CountAsync());
            if (rows == left && _vault.GetFiles("*", SearchOption.AllDirectories).Length == left) return;
            await scene.Host.Clock.RunAsync(Task.Delay(200));
        }

        throw new TimeoutException("What was taken away was not deleted.");
    }
}
