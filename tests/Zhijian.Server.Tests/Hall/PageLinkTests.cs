using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Citizens;

namespace Zhijian.Server.Tests.Hall;

/// <summary>Words of a service that lead from the chat to a page of citizens.</summary>
public sealed class PageLinkTests
{
    private const string Yaml =
        """
        service: roads-now
        title: 路况
        start: { words: [看路况] }
        steps:
          - { key: road, kind: text, title: 道路, ask: 哪条路？ }
        outcome: { kind: answer, say: "{{road}}畅通。\n<a href=\"/m/pages/roads/index\">看路况图</a>" }
        """;

    [Fact]
    public async Task The_chat_leads_to_the_page_which_then_knows_the_citizen()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite, service: ("roads-now", Yaml));

        (await scene.WeChat.SayAllAsync("oLi", "看路况", "长江大桥")).ShouldBe($"长江大桥畅通。\n<a href=\"https://hall.example.gov.cn/m/pages/roads/index?a={scene.Account.AppId}\">看路况图</a>");
    }

    [Fact]
    public async Task The_page_says_the_same_without_the_link()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite, service: ("roads-now", Yaml));
        using var phone = await scene.PageAsync("oLi");

        var begun = (await phone.BeginServiceAsync("roads-now"))["run"]!;

        ((string)(await phone.EnterAsync(begun, "长江大桥"))["run"]!["said"]!).ShouldBe("长江大桥畅通。");
    }
}
