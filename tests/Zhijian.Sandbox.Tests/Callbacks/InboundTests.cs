using System.Net.Http.Headers;
using System.Text.Json;
using Zhijian.Sandbox.Media;
using Zhijian.Sandbox.Tests.Harness;
using Zhijian.WeChat.Messages;

namespace Zhijian.Sandbox.Tests.Callbacks;

/// <summary>What a person does and what the account reads of it. Every push must also be readable by the client library.</summary>
public sealed class InboundTests : IAsyncLifetime
{
    private Scene scene = null!;

    public async ValueTask InitializeAsync() => scene = await Scene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task An_entry_of_a_message_menu_comes_as_text_with_its_id()
    {
        await scene.Account.ActAsync(Scene.Li, "text", new { content = "满意", menuItemId = "101" });
        var push = await NextAsync<TextMessage>();
        (push["Content"], push["bizmsgmenuid"]).ShouldBe(("满意", "101"));
    }

    [Fact]
    public async Task A_picture_can_be_fetched_by_its_id_and_by_its_address()
    {
        var picture = Samples.Find("id-card")!.Content;
        await UploadAsync("image", picture, "photo.png");
        var push = await NextAsync<ImageMessage>();
        using var byId = await scene.Account.SendAsync($"/cgi-bin/media/get?media_id={push["MediaId"]}");
        (await byId.Content.ReadAsByteArrayAsync()).ShouldBe(picture);
        byId.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await scene.Sandbox.Http.GetByteArrayAsync(push["PicUrl"])).ShouldBe(picture);
    }

    [Fact]
    public async Task A_voice_comes_as_AMR_with_what_was_recognised_and_plays_in_a_browser()
    {
        await scene.Account.ActAsync(Scene.Li, "voice", new { sampleName = "household-question" });
        var push = await NextAsync<VoiceMessage>();
        push["Format"].ShouldBe("amr");
        push["Recognition"].ShouldBe("请问户口迁移怎么办理");
        using var api = await scene.Account.SendAsync($"/cgi-bin/media/get?media_id={push["MediaId"]}");
        (await api.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).SequenceEqual("#!AMR"u8).ShouldBeTrue();
        using var phone = await scene.Sandbox.Http.GetAsync($"/_sandbox/media/{push["MediaId"]}");
        phone.Content.Headers.ContentType!.MediaType.ShouldBe("audio/mpeg");
        var mine = (await scene.Account.MessagesAsync(Scene.Li)).ShouldHaveSingleItem();
        mine.GetProperty("durationSeconds").GetDouble().ShouldBe(5.2, 0.05);
    }

    [Fact]
    public async Task A_video_comes_with_a_cover_and_is_fetched_by_its_address()
    {
        await scene.Account.ActAsync(Scene.Li, "video", new { });
        var push = await NextAsync<VideoMessage>();
        var video = await scene.Account.CallAsync($"/cgi-bin/media/get?media_id={push["MediaId"]}");
        (await scene.Sandbox.Http.GetByteArrayAsync(video.Text("video_url"))).ShouldBe(Samples.Find("street")!.Content);
        using var cover = await scene.Account.SendAsync($"/cgi-bin/media/get?media_id={push["ThumbMediaId"]}");
        cover.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task A_place_comes_with_latitude_first()
    {
        await scene.Account.ActAsync(Scene.Li, "location", new { latitude = 23.046, longitude = 112.465, scale = 15, label = "肇庆市端州区" });
        var push = await NextAsync<LocationMessage>();
        (push["Location_X"], push["Location_Y"], push["Scale"], push["Label"]).ShouldBe(("23.046000", "112.465000", "15", "肇庆市端州区"));
    }

    [Fact]
    public async Task A_link_comes_with_title_description_and_address()
    {
        await scene.Account.ActAsync(Scene.Li, "link", new { title = "通告", description = "限行", url = "https://a.gov.cn/1" });
        var push = await NextAsync<LinkMessage>();
        (push["Title"], push["Description"], push["Url"]).ShouldBe(("通告", "限行", "https://a.gov.cn/1"));
    }

    [Fact]
    public async Task Following_and_leaving_are_events_and_following_twice_is_nothing()
    {
        await scene.Account.ActAsync(Scene.Li, "unfollow", new { });
        await NextAsync<UnsubscribeEvent>();
        await scene.Account.ActAsync(Scene.Li, "follow", new { scene = "ADD_SCENE_PROFILE_CARD" });
        (await NextAsync<SubscribeEvent>())["EventKey"].ShouldBe("");
        var again = await scene.Account.ActAsync(Scene.Li, "follow", new { });
        again.Has("deliveryId").ShouldBeFalse();
        (await scene.Account.CallAsync($"/cgi-bin/user/info?openid={scene.OpenId}")).Text("subscribe_scene").ShouldBe("ADD_SCENE_PROFILE_CARD");
    }

    [Fact]
    public async Task The_position_is_reported_to_verified_service_accounts_only()
    {
        await scene.Account.ActAsync(Scene.Li, "report-location", new { latitude = 23.1, longitude = 112.4, precision = 30.5 });
        (await NextAsync<LocationEvent>())["Precision"].ShouldBe("30.500000");
        await scene.Account.ChangeAsync(kind: "subscription", callbackUrl: scene.Receiver.Url);
        (await scene.Account.ActAsync(Scene.Li, "report-location", new { latitude = 23.1, longitude = 112.4 })).Has("deliveryId").ShouldBeFalse();
    }

    [Fact]
    public async Task A_blacklisted_person_is_not_heard()
    {
        (await scene.Account.CallAsync("/cgi-bin/tags/members/batchblacklist", new { openid_list = new[] { scene.OpenId } })).ShouldSucceed();
        var act = await scene.Account.TextAsync(Scene.Li, "喂");
        act.Has("deliveryId").ShouldBeFalse();
        (await scene.Account.SayAsync(scene.OpenId)).ShouldFail(43019);
        (await scene.Account.CallAsync("/cgi-bin/tags/members/batchunblacklist", new { openid_list = new[] { scene.OpenId } })).ShouldSucceed();
        await scene.Account.TextAsync(Scene.Li, "喂");
        (await NextAsync<TextMessage>())["Content"].ShouldBe("喂");
    }

    [Theory]
    [InlineData("nobody", "text", 404)]
    [InlineData("stranger", "text", 409)]
    public async Task Whoever_does_not_exist_or_does_not_follow_cannot_write(string personId, string act, int status)
    {
        await scene.Sandbox.PersonAsync("stranger", "路人");
        using var response = await scene.Sandbox.Http.PostAsync($"/_sandbox/followers/{personId}/accounts/{scene.Account.AppId}/{act}", new StringContent("{\"content\":\"x\"}", new MediaTypeHeaderValue("application/json")));
        ((int)response.StatusCode).ShouldBe(status);
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).Has("code").ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_of_the_wrong_kind_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent("not a picture"u8.ToArray()), "media", "x.png" } };
        using var response = await scene.Sandbox.Http.PostAsync($"/_sandbox/followers/li/accounts/{scene.Account.AppId}/image", form);
        ((int)response.StatusCode).ShouldBe(422);
    }

    private async Task UploadAsync(string act, byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "media", name } };
        using var response = await scene.Sandbox.Http.PostAsync($"/_sandbox/followers/li/accounts/{scene.Account.AppId}/{act}", form);
        await SandboxUnderTest.ReadAsync(response);
    }

    private async Task<Received> NextAsync<TMessage>()
        where TMessage : InboundMessage
    {
        var push = await scene.Receiver.NextAsync();
        InboundMessageParser.Parse(System.Text.Encoding.UTF8.GetBytes(push.Body)).ShouldBeOfType<TMessage>();
        return push;
    }
}
