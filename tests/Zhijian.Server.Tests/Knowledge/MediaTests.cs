using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Sandbox;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class MediaTests
{
    private const string PictureAnswer = "map,办事大厅在哪里,,picture,在人民路1号。,,,,media/map.png,household,大厅公告,,,,approved\n";

    [Theory]
    [InlineData("89504E470D0A1A0A", MediaKind.Picture)]
    [InlineData("FFD8FFE000104A46", MediaKind.Picture)]
    [InlineData("474946383961", MediaKind.Picture)]
    [InlineData("2321414D520A", MediaKind.Voice)]
    [InlineData("494433040000", MediaKind.Voice)]
    [InlineData("FFFB9064", MediaKind.Voice)]
    [InlineData("000000186674797069736F6D", MediaKind.Video)]
    [InlineData("3C68746D6C3E", null)]
    [InlineData("", null)]
    public void A_file_is_what_its_first_bytes_say(string hex, MediaKind? kind) => MediaForm.Of(Convert.FromHexString(hex))?.Kind.ShouldBe(kind!.Value);

    [Fact]
    public async Task A_picture_is_said_in_words_until_it_is_at_WeChat_and_renewed_before_it_expires_there()
    {
        await using var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"]);
        await sandbox.StartAsync();
        using var pack = new TempPack(answers: TempPack.GoodAnswers + PictureAnswer);
        pack.WriteMedia("map.png", TempPack.Png);
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack.Folder;
            setup.Settings["WeChat:ApiBaseUrl"] = sandbox.Urls.First();
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        ContentOf(host, account).ShouldBe(new TextContent("在人民路1号。"));

        await IntroduceAsync(sandbox);
        // The server's own tries may share a token request from before the account was known.
        while (ContentOf(host, account) is TextContent) await RefreshAsync(host, account);
        var first = ContentOf(host, account).ShouldBeOfType<ImageContent>().MediaId;
        await RefreshAsync(host, account);
        ContentOf(host, account).ShouldBe(new ImageContent(first), "it is fresh");

        host.Clock.Leap(MediaUploader.RenewAfter);
        // What was under way when time leapt has failed and is tried again.
        while (ContentOf(host, account) is ImageContent { MediaId: var id } && id == first) await RefreshAsync(host, account);
        ContentOf(host, account).ShouldBeOfType<ImageContent>();

        await sandbox.StopAsync();
        // The server's own renewal may note its upload only now, so that it counts from now.
        do
        {
            host.Clock.Leap(MediaUploader.DropAfter + TimeSpan.FromMinutes(1));
            await RefreshAsync(host, account);
        }
        while (ContentOf(host, account) is ImageContent);
        ContentOf(host, account).ShouldBe(new TextContent("在人民路1号。"), "WeChat no longer has it and cannot be reached");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_uploads_the_same_picture_at_the_same_time_gets_in_nobodys_way(DatabaseKind kind)
    {
        await using var sandbox = SandboxHost.Build(["--Sandbox:Url=http://127.0.0.1:0"]);
        await sandbox.StartAsync();
        await IntroduceAsync(sandbox);
        using var pack = new TempPack(answers: TempPack.GoodAnswers + PictureAnswer);
        pack.WriteMedia("map.png", TempPack.Png);
        await using var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack.Folder;
            setup.Settings["WeChat:ApiBaseUrl"] = sandbox.Urls.First();
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        var uploader = host.Services.GetRequiredService<MediaUploader>();

        for (var round = 0; round < 5; round++)
        {
            await host.InScopeAsync(async services =>
            {
                await MediaShelf.ForgetAsync(services.GetRequiredService<ZhijianDb>(), account.Id, default);
                return true;
            });
            await host.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 4).Select(_ => uploader.RefreshAsync(account.AgencyId, default))));
        }

        await RefreshAsync(host, account);
        ContentOf(host, account).ShouldBeOfType<ImageContent>();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_editor_uploads_a_picture_and_uses_it(DatabaseKind kind)
    {
        using var pack = new TempPack();
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        using var editor = await SignInAsync(host, "test-police");

        var uploaded = await (await UploadAsync(editor, "大厅 地图.jpg", TempPack.Png)).ReadJsonAsync(HttpStatusCode.Created);
        uploaded["name"]!.ToString().ShouldBe("media/大厅-地图.png", "the extension follows the bytes");
        (await editor.GetByteArrayAsync(uploaded["url"]!.ToString())).ShouldBe(TempPack.Png);

        var answer = await editor.PostJsonAsync("/api/answers", new { question = "大厅在哪", kind = "picture", text = "人民路1号", media = uploaded["name"]!.ToString() }, HttpStatusCode.Created);
        answer["mediaUrl"]!.ToString().ShouldBe(uploaded["url"]!.ToString());
    }

    [Fact]
    public async Task What_is_no_picture_recording_or_film_is_refused_whatever_it_is_called()
    {
        using var pack = new TempPack();
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        using var editor = await SignInAsync(host, "test-police");

        (await (await UploadAsync(editor, "a.png", "<html><script>alert(1)</script>"u8.ToArray())).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("media_invalid");
        (await (await UploadAsync(editor, "a.mp3", [.. "ID3"u8, .. new byte[2 * 1024 * 1024]])).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("media_invalid");
        (await (await editor.GetAsync("/api/media/..%2F..%2Fkeys")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("media_not_found");
    }

    [Fact]
    public async Task The_media_of_another_agency_stay_out_of_sight()
    {
        using var pack = new TempPack(answers: TempPack.GoodAnswers + PictureAnswer);
        pack.WriteMedia("map.png", TempPack.Png);
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite, setup => setup.Settings["Packs:Load:0"] = pack.Folder);
        using var owner = await SignInAsync(host, "test-police");
        using var stranger = await host.SignInAsync(await host.AddAgencyAsync("other"), StaffRole.SystemAdministrator);

        (await owner.GetAsync("/api/media/map.png")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/api/media/map.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static ReplyContent ContentOf(ServerHost host, AccountCredentials account) =>
        host.Services.GetRequiredService<PlaybookShelf>().For(account.Id)!.Answers.Values.Single(answer => answer.Title == "办事大厅在哪里").Content;

    private static async Task RefreshAsync(ServerHost host, AccountCredentials account)
    {
        await host.Clock.RunAsync(host.Services.GetRequiredService<MediaUploader>().RefreshAsync(account.AgencyId, default));
        var playbooks = host.Services.GetRequiredService<PlaybookWorker>();
        playbooks.Request(account.AgencyId);
        await playbooks.WhenIdleAsync();
    }

    private static async Task IntroduceAsync(WebApplication sandbox)
    {
        using var control = new HttpClient();
        var settings = new { name = "平安测试", originalId = "gh_aaaaaaaaaaa1", kind = "service", appSecret = "0123456789abcdef0123456789abcdef", token = "testtoken01", mode = "plain" };
        (await control.PutAsJsonAsync(sandbox.Urls.First() + "/_sandbox/accounts/wxaaaaaaaaaaaaaaa1", settings)).EnsureSuccessStatusCode();
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient editor, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await editor.PostAsync("/api/media", form);
    }

    private static Task<HttpClient> SignInAsync(ServerHost host, string agency) =>
        host.SignInAsync(host.Services.GetRequiredService<AgencyDirectory>().Find(agency)!.Id, StaffRole.Editor);
}
