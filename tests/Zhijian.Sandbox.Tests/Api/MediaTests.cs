using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class MediaTests : IAsyncLifetime
{
    private SandboxUnderTest sandbox = null!;
    private TestAccount account = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxUnderTest.StartAsync();
        account = await sandbox.AccountAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_temporary_file_lives_three_days_for_the_API_and_longer_on_the_phone()
    {
        var uploaded = await account.UploadAsync("/cgi-bin/media/upload?type=image", SamplePictures.IdCard(), "证件 id.png");
        uploaded.Text("type").ShouldBe("image");
        uploaded.GetProperty("created_at").GetInt64().ShouldBeGreaterThan(1_700_000_000);
        var path = $"/cgi-bin/media/get?media_id={uploaded.Text("media_id")}";
        using (var file = await account.SendAsync(path))
        {
            (await file.Content.ReadAsByteArrayAsync()).ShouldBe(SamplePictures.IdCard());
            file.Content.Headers.ContentDisposition!.FileName.ShouldBe("id.png");
        }
        await sandbox.AdvanceAsync(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(5));
        account.AccessToken = null;
        using (var file = await account.SendAsync(path)) file.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(5));
        (await account.CallAsync(path)).ShouldFail(40007);
        (await sandbox.Http.GetByteArrayAsync($"/_sandbox/media/{uploaded.Text("media_id")}")).ShouldBe(SamplePictures.IdCard());
    }

    [Fact]
    public async Task A_file_belongs_to_the_account_that_uploaded_it()
    {
        var other = await sandbox.AccountAsync("wxb000000000000002");
        var id = (await account.UploadAsync("/cgi-bin/media/upload?type=image", SamplePictures.IdCard())).Text("media_id");
        (await other.CallAsync($"/cgi-bin/media/get?media_id={id}")).ShouldFail(40007);
    }

    [Theory]
    [InlineData("poem", "png", 100, 40004)]
    [InlineData("image", "text", 100, 40137)]
    [InlineData("image", "png", (10 << 20) + 1, 40009)]
    [InlineData("voice", "amr", (2 << 20) + 1, 40010)]
    [InlineData("voice", "png", 100, 40005)]
    [InlineData("video", "mp4", (10 << 20) + 1, 40011)]
    [InlineData("thumb", "jpeg", (64 << 10) + 1, 40012)]
    [InlineData("thumb", "png", 100, 40005)]
    [InlineData("image", "", 0, 44001)]
    public async Task Type_format_and_size_are_checked(string type, string format, int size, int errcode) =>
        (await account.UploadAsync($"/cgi-bin/media/upload?type={type}", Bytes(format, size))).ShouldFail(errcode);

    [Theory]
    [InlineData(59, 0)]
    [InlineData(61, 45007)]
    public async Task A_voice_may_last_a_minute(int seconds, int errcode)
    {
        byte[] frame = [0, .. new byte[12]]; // 4.75 kbit/s
        byte[] amr = [.. "#!AMR\n"u8, .. Enumerable.Repeat(frame, seconds * 50).SelectMany(bytes => bytes)];
        (await account.UploadAsync("/cgi-bin/media/upload?type=voice", amr)).ShouldFail(errcode);
    }

    [Fact]
    public async Task The_file_part_is_named_media()
    {
        (await account.UploadAsync("/cgi-bin/media/upload?type=image", SamplePictures.IdCard(), field: "picture")).ShouldFail(41005);
        (await account.CallRawAsync("/cgi-bin/media/upload?type=image", "{}")).ShouldFail(41005);
        (await account.CallAsync("/cgi-bin/media/get")).ShouldFail(41006);
    }

    [Fact]
    public async Task A_picture_for_articles_gets_an_address()
    {
        var url = (await account.UploadAsync("/cgi-bin/media/uploadimg", SamplePictures.Crossing())).Text("url");
        (await sandbox.Http.GetByteArrayAsync(url)).ShouldBe(SamplePictures.Crossing());
        (await account.UploadAsync("/cgi-bin/media/uploadimg", Bytes("png", (1 << 20) + 1))).ShouldFail(45001);
    }

    [Fact]
    public async Task Permanent_material_stays_is_counted_listed_and_deleted()
    {
        var image = await account.UploadAsync("/cgi-bin/material/add_material?type=image", SamplePictures.Document(), "材料 doc.png");
        image.Text("url").ShouldContain(image.Text("media_id"));
        var video = await account.UploadAsync("/cgi-bin/material/add_material?type=video", Samples.Find("street")!.Content, description: "{\"title\":\"路面\",\"introduction\":\"三秒\"}");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(30));
        account.AccessToken = null;

        var counts = await account.CallAsync("/cgi-bin/material/get_materialcount");
        (counts.Int("image_count"), counts.Int("video_count"), counts.Int("voice_count"), counts.Int("news_count")).ShouldBe((1, 1, 0, 0));
        var described = await account.CallAsync("/cgi-bin/material/get_material", new { media_id = video.Text("media_id") });
        (described.Text("title"), described.Text("description")).ShouldBe(("路面", "三秒"));
        var page = await account.CallAsync("/cgi-bin/material/batchget_material", new { type = "image", offset = 0, count = 20 });
        (page.Int("total_count"), page.Int("item_count"), page.GetProperty("item")[0].Text("name")).ShouldBe((1, 1, "doc.png"));
        (await account.CallAsync("/cgi-bin/material/batchget_material", new { type = "image", offset = 0, count = 21 })).ShouldFail(40097);
        (await account.CallAsync($"/cgi-bin/media/get?media_id={image.Text("media_id")}")).ShouldFail(40007);
        (await account.CallAsync("/cgi-bin/material/del_material", new { media_id = image.Text("media_id") })).ShouldSucceed();
        (await account.CallAsync("/cgi-bin/material/get_material", new { media_id = image.Text("media_id") })).ShouldFail(40007);
    }

    [Fact]
    public async Task Memory_for_files_is_bounded_and_the_oldest_go_first()
    {
        await using var small = await SandboxUnderTest.StartAsync("--Sandbox:KeepMediaBytes=100000");
        var owner = await small.AccountAsync();
        var ids = new List<string>();
        for (var file = 0; file < 5; file++) ids.Add((await owner.UploadAsync("/cgi-bin/media/upload?type=image", Bytes("png", 40_000))).Text("media_id"));
        (await owner.CallAsync($"/cgi-bin/media/get?media_id={ids[0]}")).ShouldFail(40007);
        using var newest = await owner.SendAsync($"/cgi-bin/media/get?media_id={ids[4]}");
        newest.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    private static byte[] Bytes(string format, int size)
    {
        var content = new byte[size];
        byte[] start = format switch
        {
            "png" => [0x89, (byte)'P', (byte)'N', (byte)'G'],
            "jpeg" => [0xFF, 0xD8, 0xFF, 0xE0],
            "amr" => [.. "#!AMR\n"u8],
            "mp4" => [0, 0, 0, 24, .. "ftypisom"u8],
            _ => [],
        };
        start.CopyTo(content, 0);
        return content;
    }
}
