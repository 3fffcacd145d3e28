using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services.Files;

/// <summary>An agency with a service that asks for photographs, WeChat in front of it and behind it, and a directory for what citizens send.</summary>
internal sealed record PhotoScene(TempPack Pack, ServerHost Host, AgencyId Agency, WeChatPusher WeChat, WeChatApiStub Stub, HttpClient Officer) : IAsyncDisposable
{
    public const string Damage =
        """
        service: damage
        title: 损坏上报
        department: household
        start: { words: [损坏上报] }
        steps:
          - { key: name, kind: name, title: 姓名, ask: 请输入您的姓名。 }
          - key: photos
            kind: photos
            title: 现场照片
            ask: 请拍现场照片。
            least: 3
            most: 4
            takenWithin: 60
            pictures:
              - { title: 全景, hint: 站远一些, example: media/wide.png }
              - { title: 近景, hint: 看得清损坏处 }
              - { title: 周围 }
          - { key: note, kind: text, title: 说明, ask: 还有什么要说明？, optional: true }
        outcome: { kind: record, say: "已登记，编号 {{number}}，{{photos}}。" }
        """;

    public static Task<PhotoScene> OpenAsync(DatabaseKind kind) => OpenAsync(kind, [("damage", Damage)]);

    public static async Task<PhotoScene> OpenAsync(DatabaseKind kind, IReadOnlyList<(string Name, string Yaml)> services)
    {
        var (pack, stub) = (new TempPack(), new WeChatApiStub());
        pack.WriteMedia("wide.png", TestPictures.Png(99));
        foreach (var (name, yaml) in services) pack.WriteService(name, yaml);
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack.Folder;
            setup.Settings["PublicUrl"] = "https://test.example.gov.cn";
            setup.Settings["Media:Services"] = Path.Combine(Path.GetDirectoryName(pack.Folder)!, "files");
            stub.Install(setup);
        });
        var account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        return new PhotoScene(pack, host, account.AgencyId, new WeChatPusher(() => host.Client, account, host.Clock), stub, await host.SignInAsync(account.AgencyId, StaffRole.Officer));
    }

    public string FilesFolder => Path.Combine(Path.GetDirectoryName(Pack.Folder)!, "files");

    public Task<string> SayAsync(string follower, string text) => WeChat.SayAsync(follower, text);

    /// <summary>Sends a picture; WeChat has it already.</summary>
    public Task<string> SendAsync(string follower, byte[] picture, long? messageId = null)
    {
        var media = "media-" + Guid.NewGuid().ToString("N");
        Stub.PutMedia(media, picture);
        return SendAsync(follower, media, messageId);
    }

    public async Task<string> SendAsync(string follower, string media, long? messageId = null) =>
        (await WeChat.PushAsync(follower, $"<MsgType><![CDATA[image]]></MsgType><PicUrl><![CDATA[http://x/]]></PicUrl><MediaId><![CDATA[{media}]]></MediaId><MsgId>{messageId ?? WeChat.NewMessageId()}</MsgId>"))
        .Text.ShouldNotBeNull();

    /// <summary>Sends what WeChat does not give out in time: time runs until there is an answer.</summary>
    public async Task<string> SendSlowlyAsync(string follower, string media)
    {
        var sending = SendAsync(follower, media);
        await Host.Clock.RunAsync(sending);
        return await sending;
    }

    public async Task<string> VoiceAsync(string follower, byte[] recording)
    {
        var media = "voice-" + Guid.NewGuid().ToString("N");
        Stub.PutMedia(media, recording);
        return (await WeChat.PushAsync(follower, $"<MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[{media}]]></MediaId><Format>amr</Format><Recognition><![CDATA[水管漏水]]></Recognition><MsgId>{WeChat.NewMessageId()}</MsgId>"))
            .Text.ShouldNotBeNull();
    }

    public Task<string> SayAllAsync(string follower, params IEnumerable<string> texts) => WeChat.SayAllAsync(follower, texts);

    public Task PublishAsync(string name, string yaml) => Pack.PublishServiceAsync(Host, name, yaml);

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await Host.DisposeAsync();
        Pack.Dispose();
    }
}
