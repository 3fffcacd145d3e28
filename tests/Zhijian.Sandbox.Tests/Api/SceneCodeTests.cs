using System.Text.Json;
using Zhijian.Sandbox.Tests.Harness;

namespace Zhijian.Sandbox.Tests.Api;

public sealed class SceneCodeTests : IAsyncLifetime
{
    private Scene scene = null!;

    public async ValueTask InitializeAsync() => scene = await Scene.StartAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Theory]
    [InlineData("QR_SCENE", "{\"scene_id\":4294967295}", "4294967295")]
    [InlineData("QR_STR_SCENE", "{\"scene_str\":\"counter-1\"}", "counter-1")]
    [InlineData("QR_LIMIT_SCENE", "{\"scene_id\":100000}", "100000")]
    [InlineData("QR_LIMIT_STR_SCENE", "{\"scene_str\":\"窗口一\"}", "窗口一")]
    public async Task A_follower_who_scans_is_reported_with_the_scene(string action, string sceneJson, string expected)
    {
        var code = await CreateAsync(action, sceneJson, 600);
        code.Text("url").ShouldStartWith("http://weixin.qq.com/q/");
        code.Has("expire_seconds").ShouldBe(!action.Contains("LIMIT"));
        await scene.Account.ActAsync(Scene.Li, "scan", new { ticket = code.Text("ticket") });
        var push = await scene.Receiver.NextAsync();
        (push["Event"], push["EventKey"], push["Ticket"]).ShouldBe(("SCAN", expected, code.Text("ticket")));
    }

    [Fact]
    public async Task A_stranger_who_scans_sees_the_account_first_then_follows_with_qrscene_and_may_be_answered_for_a_minute()
    {
        var code = await CreateAsync("QR_STR_SCENE", "{\"scene_str\":\"counter-1\"}", 600);
        await scene.Sandbox.PersonAsync("wang", "王芳");
        var result = await scene.Sandbox.PostAsync("/_sandbox/scan", new { personId = "wang", qr = code.Text("url") });
        (result.Text("kind"), result.Text("action"), result.Text("appId"), result.Text("scene")).ShouldBe(("scene", "profile", scene.Account.AppId, "counter-1"));
        result.GetProperty("subscribed").GetBoolean().ShouldBeFalse();
        await scene.Account.ActAsync("wang", "follow", new { ticket = result.Text("ticket"), scene = "ADD_SCENE_QR_CODE" });
        var push = await scene.Receiver.NextAsync();
        (push["Event"], push["EventKey"], push["Ticket"]).ShouldBe(("subscribe", "qrscene_counter-1", code.Text("ticket")));
        var openId = await scene.Account.OpenIdAsync("wang");
        var info = await scene.Account.CallAsync($"/cgi-bin/user/info?openid={openId}");
        (info.Text("subscribe_scene"), info.Text("qr_scene_str")).ShouldBe(("ADD_SCENE_QR_CODE", "counter-1"));
        (await scene.Account.SayAsync(openId)).ShouldSucceed();
    }

    [Fact]
    public async Task The_accounts_own_code_makes_a_stranger_follow_without_a_scene()
    {
        await scene.Sandbox.PersonAsync("wang", "王芳");
        var code = await scene.Sandbox.PostAsync($"/_sandbox/accounts/{scene.Account.AppId}/qrcode");
        (await scene.Sandbox.PostAsync("/_sandbox/scan", new { personId = "wang", qr = code.Text("url") })).Text("action").ShouldBe("profile");
        await scene.Account.ActAsync("wang", "scan", new { text = code.Text("url") });
        (await scene.Receiver.NextAsync())["EventKey"].ShouldBe("");
        (await scene.Sandbox.PostAsync("/_sandbox/scan", new { personId = "wang", qr = code.Text("url") })).Text("action").ShouldBe("opened");
        using var picture = await scene.Sandbox.Http.GetAsync(code.Text("pngUrl"));
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task A_follower_who_scans_with_the_phone_is_reported_at_once()
    {
        var code = await CreateAsync("QR_LIMIT_SCENE", "{\"scene_id\":5}");
        (await scene.Sandbox.PostAsync("/_sandbox/scan", new { personId = Scene.Li, qr = code.Text("url") })).Text("action").ShouldBe("scanned");
        (await scene.Receiver.NextAsync())["Event"].ShouldBe("SCAN");
    }

    [Fact]
    public async Task Other_codes_open_a_page()
    {
        var result = await scene.Sandbox.PostAsync("/_sandbox/scan", new { personId = Scene.Li, qr = "https://a.gov.cn/x" });
        (result.Text("kind"), result.Text("url"), result.Text("action")).ShouldBe(("url", "https://a.gov.cn/x", "opened"));
    }

    [Fact]
    public async Task A_temporary_code_ends_and_its_picture_is_then_not_found()
    {
        var code = await CreateAsync("QR_SCENE", "{\"scene_id\":7}", 60);
        var path = $"/cgi-bin/showqrcode?ticket={Uri.EscapeDataString(code.Text("ticket"))}";
        using (var picture = await scene.Sandbox.Http.GetAsync(path))
        {
            picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
            (await picture.Content.ReadAsByteArrayAsync())[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        }
        await scene.Sandbox.AdvanceAsync(TimeSpan.FromSeconds(60));
        using (var gone = await scene.Sandbox.Http.GetAsync(path)) ((int)gone.StatusCode).ShouldBe(404);
        using var scan = await scene.Sandbox.Http.PostAsync("/_sandbox/scan", System.Net.Http.Json.JsonContent.Create(new { personId = Scene.Li, qr = code.Text("url") }));
        ((int)scan.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task The_same_permanent_scene_is_the_same_code()
    {
        var first = await CreateAsync("QR_LIMIT_SCENE", "{\"scene_id\":1}");
        (await CreateAsync("QR_LIMIT_SCENE", "{\"scene_id\":1}")).Text("ticket").ShouldBe(first.Text("ticket"));
        (await CreateAsync("QR_LIMIT_STR_SCENE", "{\"scene_str\":\"1\"}")).Text("ticket").ShouldNotBe(first.Text("ticket"));
    }

    [Theory]
    [InlineData("QR_FUN", "{\"scene_id\":1}", 60, 40052)]
    [InlineData("QR_SCENE", "{\"scene_id\":0}", 60, 40053)]
    [InlineData("QR_SCENE", "{\"scene_str\":\"a\"}", 60, 40053)]
    [InlineData("QR_LIMIT_SCENE", "{\"scene_id\":100001}", 60, 40053)]
    [InlineData("QR_STR_SCENE", "{\"scene_str\":\"\"}", 60, 40053)]
    [InlineData("QR_STR_SCENE", "{\"scene_id\":1}", 60, 40053)]
    [InlineData("QR_SCENE", "{\"scene_id\":1}", 2592001, 40097)]
    public async Task Scenes_outside_their_limits_are_refused(string action, string sceneJson, int seconds, int errcode) =>
        (await CreateAsync(action, sceneJson, seconds)).ShouldFail(errcode);

    [Fact]
    public async Task A_scene_text_has_at_most_64_characters()
    {
        (await CreateAsync("QR_STR_SCENE", $"{{\"scene_str\":\"{new string('s', 64)}\"}}", 60)).ShouldSucceed();
        (await CreateAsync("QR_STR_SCENE", $"{{\"scene_str\":\"{new string('s', 65)}\"}}", 60)).ShouldFail(40053);
    }

    private Task<JsonElement> CreateAsync(string action, string sceneJson, int? seconds = null) =>
        scene.Account.CallRawAsync("/cgi-bin/qrcode/create", $"{{{(seconds is null ? "" : $"\"expire_seconds\":{seconds},")}\"action_name\":\"{action}\",\"action_info\":{{\"scene\":{sceneJson}}}}}");
}
