using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Audit;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Files;

/// <summary>Photographs for a service, sent one message after another: callbacks in, files in the vault, pictures for the people of the department.</summary>
public sealed class PhotoStepTests
{
    private const string Citizen = "oLi";

    [Theory, ClassData(typeof(Databases))]
    public async Task Photos_are_collected_in_any_order_until_it_is_enough_and_shown_to_the_department(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);

        var asked = await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        var first = await scene.SendAsync(Citizen, TestPictures.Jpeg(1));
        var tooSoon = await scene.SayAsync(Citizen, "好了");
        await scene.SendAsync(Citizen, TestPictures.Png(2));
        var third = await scene.SendAsync(Citizen, TestPictures.Jpeg(3));
        var next = await scene.SayAsync(Citizen, "好了");
        var told = await scene.SayAllAsync(Citizen, "跳过", "提交");

        asked.ShouldContain("1. 全景：站远一些");
        asked.ShouldContain("<a href=\"https://test.example.gov.cn/service-pictures/");
        first.ShouldContain("收到第1张，还差2张");
        tooSoon.ShouldContain("还差2张");
        third.ShouldContain("收到3张，够了");
        next.ShouldContain("还有什么要说明");
        told.ShouldContain("3张照片");
        var record = (await scene.Officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        var files = record["entries"]!.AsArray().Single(entry => (string)entry!["title"]! == "现场照片")!["files"]!.AsArray();
        files.Count.ShouldBe(3);
        using var picture = await scene.Officer.GetAsync($"/api/services/files/{files[0]!["id"]}");
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(TestPictures.Jpeg(1));
        using var traffic = await scene.Host.SignInForAsync(scene.Agency, StaffRole.Officer, "traffic");
        (await traffic.GetAsync($"/api/services/files/{files[0]!["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it belongs to another department");
        var looks = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<AuditEntry>().CountAsync(entry => entry.Action == AuditAction.ServiceFileSeen));
        looks.ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_stored_tells_nothing_of_the_camera_and_stands_sealed_on_the_disk(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");

        // The test's clock stands at ten in the morning in Beijing.
        await scene.SendAsync(Citizen, TestPictures.WithNotes(TestPictures.Jpeg(1), "2026:11:20 09:59:00"));

        var file = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceFile>().SingleAsync());
        file.TakenAt.ShouldBe(new DateTimeOffset(2026, 11, 20, 1, 59, 0, TimeSpan.Zero));
        using var picture = await scene.Officer.GetAsync($"/api/services/files/{file.Id}");
        (await picture.Content.ReadAsByteArrayAsync()).AsSpan().IndexOf("2026:11"u8).ShouldBe(-1);
        var onDisk = await File.ReadAllBytesAsync(Directory.GetFiles(scene.FilesFolder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem());
        onDisk.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]).ShouldBe(-1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Pictures_of_no_use_are_refused_with_what_to_do_and_the_others_stay(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(1));

        (await scene.SendAsync(Citizen, TestPictures.Jpeg(1, quality: 40))).ShouldContain("和前面发的第1张是同一张");
        (await scene.SendAsync(Citizen, TestPictures.BlurredJpeg(2))).ShouldContain("不够清楚");
        (await scene.SendAsync(Citizen, [.. TestPictures.Jpeg(2), .. new byte[30 * 1024 * 1024]])).ShouldContain("太大了，最多20MB");
        (await scene.SendAsync(Citizen, "GIF89a, not a photograph"u8.ToArray())).ShouldContain("不是照片");
        (await scene.SendAsync(Citizen, TestPictures.WithNotes(TestPictures.Jpeg(2), "2026:11:19 10:00:00"))).ShouldContain("请现在拍一张");
        (await scene.SendAsync(Citizen, "media-unknown")).ShouldContain("微信里已经取不到这张照片了");
        (await scene.SendAsync(Citizen, TestPictures.Jpeg(2))).ShouldContain("收到第2张，还差1张");
        Directory.GetFiles(scene.FilesFolder, "*", SearchOption.AllDirectories).Length.ShouldBe(2, "nothing that was refused is kept");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_picture_that_wechat_does_not_give_out_in_time_is_written_down_and_fetched_later(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(1));
        scene.Stub.HoldMedia("media-slow");
        scene.Stub.FailMedia("media-busy");

        var slow = await scene.SendSlowlyAsync(Citizen, "media-slow");
        var busy = await scene.SendSlowlyAsync(Citizen, "media-busy");
        scene.Stub.PutMedia("media-slow", TestPictures.Jpeg(2));
        scene.Stub.PutMedia("media-busy", TestPictures.Jpeg(3));
        await scene.Host.RestartAsync();
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(2));
        await UntilAsync(scene, files => files.All(file => file.State == FileState.Kept));
        var told = await scene.SayAllAsync(Citizen, "好了", "跳过", "提交");

        slow.ShouldContain("已经登记，稍后自动取回");
        busy.ShouldContain("已经登记");
        told.ShouldContain("已登记");
        scene.Stub.HasMoreCalls.ShouldBeFalse("who has nothing to do is told nothing");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_picture_that_another_server_has_kept_meanwhile_is_not_deleted(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        foreach (var media in new[] { "media-first", "media-next" })
        {
            scene.Stub.FailMedia(media);
            await scene.SendSlowlyAsync(Citizen, media);
        }

        var (asked, give) = scene.Stub.HoldMedia("media-first", TestPictures.Jpeg(1));
        scene.Stub.PutMedia("media-next", TestPictures.Jpeg(2));
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(2));
        await scene.Host.Clock.RunAsync(asked.Task);
        var first = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceFile>().AsNoTracking().SingleAsync(file => file.MediaId == "media-first"));
        await scene.Host.Services.GetRequiredService<FileVault>().PutAsync(first.Id, TestPictures.Jpeg(1), default);
        await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceFile>().Where(file => file.Id == first.Id)
            .ExecuteUpdateAsync(change => change.SetProperty(file => file.State, FileState.Kept).SetProperty(file => file.DueAt, (DateTimeOffset?)null)));
        give.SetResult();
        await UntilAsync(scene, files => files.All(file => file.State == FileState.Kept));

        scene.Host.Services.GetRequiredService<FileVault>().Has(first.Id).ShouldBeTrue();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_lies_in_the_vault_and_nobody_knows_is_deleted_after_a_day_and_nothing_else(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(1));
        var kept = Directory.GetFiles(scene.FilesFolder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var directory = Path.GetDirectoryName(kept)!;
        var (stray, cutOff, young) = (Path.Combine(directory, Path.GetFileName(directory) + Guid.NewGuid().ToString("N")[2..]), kept + ".cut", Path.Combine(directory, Path.GetFileName(directory) + Guid.NewGuid().ToString("N")[2..]));
        foreach (var path in new[] { stray, cutOff, young }) File.WriteAllText(path, "somebody's picture");
        var now = scene.Host.Clock.GetUtcNow().UtcDateTime;
        foreach (var path in new[] { kept, stray, cutOff }) File.SetLastWriteTimeUtc(path, now.AddDays(-2));
        File.SetLastWriteTimeUtc(young, now.AddDays(1));

        // The sweep goes from one directory to the next every five minutes.
        var (turns, wanted) = (now.Ticks / TimeSpan.FromMinutes(5).Ticks, Convert.ToInt32(Path.GetFileName(directory), 16));
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(5) * (((wanted - turns - 1) % FileVault.Directories + FileVault.Directories) % FileVault.Directories + 1));
        await scene.Host.Clock.UntilAsync(() => Task.FromResult(File.Exists(stray) || File.Exists(cutOff) ? null : "gone"));

        (File.Exists(kept), File.Exists(young)).ShouldBe((true, true));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Who_sent_a_picture_that_turns_out_to_be_of_no_use_is_told_and_asked_again(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(1));
        await scene.SendAsync(Citizen, TestPictures.Jpeg(2));
        scene.Stub.FailMedia("media-busy");
        await scene.SendSlowlyAsync(Citizen, "media-busy");
        await scene.SayAllAsync(Citizen, "好了", "跳过");

        scene.Stub.PutMedia("media-busy", TestPictures.BlurredJpeg(3));
        var call = scene.Stub.NextCallAsync();
        await scene.Host.Clock.RunAsync(call);
        var refused = await scene.SayAsync(Citizen, "提交");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(4));
        var done = await scene.SayAllAsync(Citizen, "好了", "提交");

        (await call).Text.ShouldContain("为“现场照片”发的一张照片有问题：这张照片不够清楚");
        refused.ShouldContain("“现场照片”还不完整");
        refused.ShouldContain("已有2张");
        done.ShouldContain("3张照片");
    }

    [Fact]
    public async Task A_retry_of_a_picture_counts_once()
    {
        await using var scene = await PhotoScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        scene.Stub.PutMedia("media-1", TestPictures.Jpeg(1));
        var id = scene.WeChat.NewMessageId();

        var first = await scene.SendAsync(Citizen, "media-1", id);
        var retry = await scene.SendAsync(Citizen, "media-1", id);
        var again = await scene.SendAsync(Citizen, "media-1");

        retry.ShouldBe(first);
        again.ShouldContain("收到第1张");
    }

    [Fact]
    public async Task The_last_picture_can_be_taken_back_and_all_of_them_too_and_the_most_ends_the_step()
    {
        await using var scene = await PhotoScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(1));
        await scene.SendAsync(Citizen, TestPictures.Jpeg(2));

        (await scene.SayAsync(Citizen, "删掉")).ShouldContain("现在有1张");
        (await scene.SendAsync(Citizen, TestPictures.Jpeg(2))).ShouldContain("收到第2张", customMessage: "what was taken back may be sent again");
        (await scene.SayAsync(Citizen, "重拍")).ShouldContain("请重新发");
        (await scene.SayAsync(Citizen, "你们几点下班")).ShouldContain("请发照片");
        for (var number = 1; number < 4; number++) await scene.SendAsync(Citizen, TestPictures.Jpeg(number));
        (await scene.SendAsync(Citizen, TestPictures.Jpeg(4))).ShouldContain("还有什么要说明", customMessage: "four are the most");
        (await scene.SayAsync(Citizen, "上一步")).ShouldContain("已有4张");
        (await scene.SayAsync(Citizen, "好了")).ShouldContain("还有什么要说明");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Any_picture_can_be_taken_away_by_its_number_and_sent_again_and_nothing_of_it_stays(DatabaseKind kind)
    {
        await using var scene = await PhotoScene.OpenAsync(kind);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        for (var number = 1; number <= 3; number++) await scene.SendAsync(Citizen, TestPictures.Jpeg(number));

        var gone = await scene.SayAsync(Citizen, "删除2");
        var tooFew = await scene.SayAsync(Citizen, "好了");
        var none = await scene.SayAsync(Citizen, "去掉第3张");
        await UntilAsync(scene, files => files.Count == 2);
        var onDisk = Directory.GetFiles(scene.FilesFolder, "*", SearchOption.AllDirectories).Length;
        var same = await scene.SendAsync(Citizen, TestPictures.Jpeg(3, quality: 40));
        var again = await scene.SendAsync(Citizen, TestPictures.Jpeg(2));
        var done = await scene.SayAllAsync(Citizen, "好了", "跳过", "提交");

        gone.ShouldContain("第2张去掉了，现在有2张：第1张、第2张（原来的第3张）。还差1张");
        tooFew.ShouldContain("还差1张，至少要3张");
        none.ShouldContain("没有第3张，现在有2张");
        onDisk.ShouldBe(2);
        same.ShouldContain("和前面发的第2张是同一张");
        again.ShouldContain("收到3张，够了");
        again.ShouldContain("“删除3”", customMessage: "how it is done is said when there is something to do");
        done.ShouldContain("3张照片");
    }

    [Fact]
    public async Task What_wechat_is_still_holding_can_be_taken_away_and_never_comes_back()
    {
        await using var scene = await PhotoScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        await scene.SendAsync(Citizen, TestPictures.Jpeg(1));
        scene.Stub.FailMedia("media-busy");
        await scene.SendSlowlyAsync(Citizen, "media-busy");

        var gone = await scene.SayAsync(Citizen, "不要第二张");
        scene.Stub.PutMedia("media-busy", TestPictures.Jpeg(2));
        await UntilAsync(scene, files => files.Count == 1);
        var again = await scene.SendAsync(Citizen, "media-busy");

        gone.ShouldContain("第2张去掉了，现在有1张：第1张。");
        again.ShouldContain("收到第2张，还差1张");
        Directory.GetFiles(scene.FilesFolder, "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_picture_taken_away_after_the_step_was_done_has_the_step_asked_again()
    {
        await using var scene = await PhotoScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        for (var number = 1; number <= 4; number++) await scene.SendAsync(Citizen, TestPictures.Jpeg(number));
        await scene.SayAsync(Citizen, "跳过");

        var back = await scene.SayAsync(Citizen, "2");
        var tooMany = await scene.SendAsync(Citizen, TestPictures.Jpeg(5));
        var gone = await scene.SayAsync(Citizen, "删除1");
        var summary = await scene.SayAsync(Citizen, "好了");
        await UntilAsync(scene, files => files.Count == 3);

        back.ShouldContain("已有4张照片");
        tooMany.ShouldContain("已经有4张，够了，这张没有收。请回复“好了”");
        gone.ShouldContain("第1张去掉了，现在有3张：第1张（原来的第2张）");
        gone.ShouldContain("够了。请回复“好了”");
        summary.ShouldContain("现场照片：3张照片");
        Directory.GetFiles(scene.FilesFolder, "*", SearchOption.AllDirectories).Length.ShouldBe(3, "nor does the fifth stay, which was one too many");
    }

    [Fact]
    public async Task The_example_is_served_to_everybody_and_nothing_else_is()
    {
        await using var scene = await PhotoScene.OpenAsync(DatabaseKind.Sqlite);
        var asked = await scene.SayAllAsync(Citizen, "损坏上报", "王芳");
        var path = asked[asked.IndexOf("/service-pictures/", StringComparison.Ordinal)..].Split('"')[0];

        using var picture = await scene.Host.Client.GetAsync(path);
        using var unknown = await scene.Host.Client.GetAsync("/service-pictures/" + new string('0', 64));

        (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(TestPictures.Png(99));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await scene.Host.Client.GetAsync($"/api/services/files/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>Lets time run until the files stand as they should.</summary>
    private static async Task UntilAsync(PhotoScene scene, Func<List<ServiceFile>, bool> settled)
    {
        for (var look = 0; look < 200; look++)
        {
            if (settled(await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<ServiceFile>().AsNoTracking().ToListAsync()))) return;
            await scene.Host.Clock.RunAsync(Task.Delay(200));
        }

        throw new TimeoutException("The files were not fetched.");
    }
}
