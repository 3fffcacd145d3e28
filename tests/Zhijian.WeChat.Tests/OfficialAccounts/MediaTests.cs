using System.Net;
using System.Text;
using Zhijian.WeChat.OfficialAccounts;
using Zhijian.WeChat.Tests.Doubles;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

public sealed class MediaTests
{
    private static readonly MediaFile Picture = MediaFile.FromBytes("照片\"1\".jpg", "image/jpeg", [0xFF, 0xD8, 1, 2, 3]);

    private readonly WeChatDouble weChat = new();

    [Fact]
    public async Task A_file_is_sent_in_the_shape_WeChat_understands()
    {
        weChat.On("cgi-bin/media/upload", """{"type":"image","media_id":"MEDIA","created_at":123456789}""");
        (await weChat.Client().Media.UploadAsync(MediaKind.Image, Picture)).ShouldBe(new UploadedMedia("MEDIA", DateTimeOffset.FromUnixTimeSeconds(123456789)));
        var call = weChat.CallsTo("cgi-bin/media/upload").ShouldHaveSingleItem();
        call.Query.ShouldBe("access_token=TOKEN-1&type=image");
        call.ContentType.ShouldStartWith("multipart/form-data; boundary=");
        call.ContentType.ShouldNotContain("\""); // WeChat does not take the quotes off
        call.ContentLength.ShouldNotBeNull();
        call.Body.ShouldContain("Content-Disposition: form-data; name=\"media\"; filename=\"照片'1'.jpg\"\r\n");
        call.Body.ShouldContain("Content-Type: image/jpeg\r\n");
    }

    [Fact]
    public async Task A_thumb_comes_back_under_its_own_name()
    {
        weChat.On("cgi-bin/media/upload", """{"type":"thumb","thumb_media_id":"THUMB","created_at":123456789}""");
        (await weChat.Client().Media.UploadAsync(MediaKind.Thumb, Picture)).MediaId.ShouldBe("THUMB");
    }

    [Fact]
    public async Task A_file_whose_answer_is_lost_is_not_sent_again_but_after_a_refused_token_it_is()
    {
        var opened = 0;
        var file = new MediaFile("a.jpg", "image/jpeg", 3, () =>
        {
            opened++;
            return new MemoryStream([1, 2, 3]);
        });
        weChat.On("cgi-bin/media/uploadimg", """{"errcode":42001,"errmsg":"access_token expired"}""", """{"url":"http://mmbiz.qpic.cn/x"}""");
        (await weChat.Client().Media.UploadImageAsync(file)).ShouldBe("http://mmbiz.qpic.cn/x");
        opened.ShouldBe(2);
        weChat.On("cgi-bin/media/uploadimg", (_, _) => throw new IOException());
        await Should.ThrowAsync<WeChatOutcomeUnknownException>(() => weChat.Client().Media.UploadImageAsync(file));
        weChat.CallsTo("cgi-bin/media/uploadimg").Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_file_is_read_while_it_is_still_on_its_way()
    {
        var more = new TaskCompletionSource();
        weChat.On("cgi-bin/media/get", (_, _) => Task.FromResult(Attachment(new StreamContent(new TwoPartStream("#!AMR\n"u8.ToArray(), more.Task, [1, 2, 3])), "voice/x.amr")));
        await using var download = await weChat.Client().Media.DownloadAsync("MEDIA");
        download.FileName.ShouldBe("voice/x.amr");
        download.ContentType.ShouldBe("audio/amr");
        download.VideoUrl.ShouldBeNull();
        var beginning = new byte[6];
        await download.Content.ReadExactlyAsync(beginning);
        beginning.ShouldBe("#!AMR\n"u8.ToArray());
        more.SetResult();
        using var rest = new MemoryStream();
        await download.Content.CopyToAsync(rest);
        rest.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("image/jpeg")]
    [InlineData(null)]
    public async Task A_refusal_is_told_from_a_file_whatever_it_is_labelled(string? contentType)
    {
        weChat.On("cgi-bin/media/get", (_, _) =>
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"errcode":40007,"errmsg":"invalid media_id"}"""));
            if (contentType is not null) content.Headers.ContentType = new(contentType);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        });
        (await Should.ThrowAsync<WeChatApiException>(() => weChat.Client().Media.DownloadAsync("MEDIA"))).ErrCode.ShouldBe(40007);
    }

    [Fact]
    public async Task A_video_comes_as_an_address_and_an_empty_file_as_an_empty_file()
    {
        weChat.On("cgi-bin/media/get", """{"video_url":"http://203.205.158.72/vweixinp.tc.qq.com/1007.mp4"}""");
        await using (var video = await weChat.Client().Media.DownloadAsync("MEDIA"))
        {
            video.VideoUrl.ShouldBe("http://203.205.158.72/vweixinp.tc.qq.com/1007.mp4");
            video.Content.ReadByte().ShouldBe(-1);
        }
        weChat.On("cgi-bin/media/get/jssdk", (_, _) => Task.FromResult(Attachment(new ByteArrayContent([]), "x.speex")));
        await using var empty = await weChat.Client().Media.DownloadWideBandVoiceAsync("MEDIA");
        (await empty.Content.ReadAsync(new byte[1])).ShouldBe(0);
    }

    [Fact]
    public async Task Material_is_added_with_a_description_for_videos_only()
    {
        weChat.On("cgi-bin/material/add_material", """{"media_id":"M","url":"http://mmbiz.qpic.cn/x"}""", """{"media_id":"V"}""");
        var materials = weChat.Client().Materials;
        (await materials.AddAsync(MediaKind.Image, Picture)).ShouldBe(new AddedMaterial("M", "http://mmbiz.qpic.cn/x"));
        (await materials.AddAsync(MediaKind.Video, Picture, new VideoDescription("标题", "简介"))).ShouldBe(new AddedMaterial("V"));
        weChat.CallsTo("cgi-bin/material/add_material")[1].Body.ShouldContain("name=\"description\"\r\n\r\n{\"title\":\"标题\",\"introduction\":\"简介\"}\r\n");
        await Should.ThrowAsync<ArgumentException>(() => materials.AddAsync(MediaKind.Video, Picture));
        await Should.ThrowAsync<ArgumentException>(() => materials.AddAsync(MediaKind.Voice, Picture, new VideoDescription("t", "i")));
    }

    [Fact]
    public async Task Material_is_a_file_or_a_video_or_articles()
    {
        const string path = "cgi-bin/material/get_material";
        var materials = weChat.Client().Materials;
        weChat.On(path, (_, _) => Task.FromResult(Attachment(new ByteArrayContent([1]), "x.jpg")));
        await using (var file = (await materials.GetAsync("M")).File.ShouldNotBeNull()) file.Content.ReadByte().ShouldBe(1);
        weChat.On(path, """{"title":"t","description":"d","down_url":"u"}""");
        (await materials.GetAsync("M")).ShouldBe(new MaterialContent(Video: new MaterialVideo("t", "d", "u")));
        weChat.On(path, """{"news_item":[{"title":"t","thumb_media_id":"m","show_cover_pic":1,"author":"a","digest":"g","content":"<p>c</p>","url":"u","content_source_url":"s"}]}""");
        (await materials.GetAsync("M")).Articles.ShouldHaveSingleItem()
            .ShouldBe(new MaterialArticle("t", "a", "g", "<p>c</p>", "s", "m", Url: "u", ShowCoverPic: 1));
        weChat.CallsTo(path)[0].Body.ShouldBe("""{"media_id":"M"}""");
    }

    [Fact]
    public async Task Material_is_counted_listed_and_deleted()
    {
        static string Page(int total, params string[] ids) =>
            $$"""{"total_count":{{total}},"item_count":{{ids.Length}},"item":[{{string.Join(',', ids.Select(id => $$"""{"media_id":"{{id}}","name":"n","update_time":1700000000,"url":"u"}"""))}}]}""";
        weChat.On("cgi-bin/material/get_materialcount", """{"voice_count":1,"video_count":2,"image_count":3,"news_count":4}""")
            .On("cgi-bin/material/batchget_material", Page(3, "a", "b"), Page(3, "c"))
            .On("cgi-bin/material/del_material", """{"errcode":48005,"errmsg":"forbid to delete material used by auto-reply or menu"}""");
        var materials = weChat.Client().Materials;
        (await materials.CountAsync()).ShouldBe(new MaterialCounts(1, 2, 3, 4));
        var items = new List<MaterialItem>();
        await foreach (var item in materials.ListAsync("image")) items.Add(item);
        items.Select(item => item.MediaId).ShouldBe(["a", "b", "c"]);
        items[0].UpdatedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        weChat.CallsTo("cgi-bin/material/batchget_material").Select(call => call.Body).ShouldBe(
            ["""{"type":"image","offset":0,"count":20}""", """{"type":"image","offset":2,"count":20}"""]);
        (await Should.ThrowAsync<WeChatApiException>(() => materials.DeleteAsync("a"))).ErrCode.ShouldBe(48005);
    }

    [Fact]
    public async Task Articles_in_lists_keep_their_content()
    {
        weChat.On("cgi-bin/material/batchget_material", """
            {"total_count":1,"item_count":1,"item":[{"media_id":"M","content":{"news_item":[{"title":"t"}],"create_time":1,"update_time":2},"update_time":3}]}
            """);
        var page = await weChat.Client().Materials.PageAsync("news", 0);
        page.Items.Single().Content!.Articles.ShouldHaveSingleItem().Title.ShouldBe("t");
    }

    private static HttpResponseMessage Attachment(HttpContent content, string fileName)
    {
        content.Headers.ContentType = new("audio/amr");
        content.Headers.TryAddWithoutValidation("Content-disposition", $"attachment; filename=\"{fileName}\"");
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private sealed class TwoPartStream(byte[] first, Task until, byte[] second) : MemoryStream(first)
    {
        private Stream? rest;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (rest is null && await base.ReadAsync(buffer, cancellationToken) is > 0 and var read) return read;
            await until;
            rest ??= new MemoryStream(second);
            return await rest.ReadAsync(buffer, cancellationToken);
        }
    }
}
