using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Citizens;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Hall;

/// <summary>A pack that was written by following docs/services.md: one file, three channels, no code.</summary>
public sealed class NewServiceTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "packs", "wenzhou-etc");

    private static readonly string[] Entries = ["同意", "个人", "浙C12345", "5", "张三", "11010519491231002X", "13800138000", "邮寄到家自己安装", "鹿城区车站大道1号2幢", "张三"];

    [Theory, ClassData(typeof(Databases))]
    public async Task Works_in_the_chat_on_the_page_and_in_the_mini_program(DatabaseKind kind)
    {
        await using var scene = await CitizenScene.OpenAsync(kind, setup => setup.Settings["Packs:Load:0"] = Folder);

        var told = "";
        foreach (var text in Entries.Prepend("办ETC").Append("提交")) told = (await scene.WeChat.TextAsync("oChat", text)).Text!;
        using var page = await scene.PageAsync("oPage", "uMini");
        var onPage = await FinishAsync(page);
        using var program = await ProgramAsync(scene, "oMini", "uMini");
        var inProgram = await FinishAsync(program);

        told.ShouldContain("已登记，受理编号");
        using var officer = await scene.Host.SignInAsync(scene.Account.AgencyId, StaffRole.Officer);
        var records = (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray();
        records.Count.ShouldBe(3);
        records.Select(record => (string)record!["number"]!).ShouldContain(number => told.Contains(number));
        records.Select(record => (string)record!["number"]!).ShouldContain((string)onPage["number"]!);
        records.Select(record => (string)record!["number"]!).ShouldContain((string)inProgram["number"]!);
        records.ShouldAllBe(record => record!["entries"]!.AsArray().Any(entry => (string)entry!["shown"]! == "鹿城区车站大道1号2幢"));
    }

    [Fact]
    public async Task Ends_with_words_where_the_file_says_so()
    {
        await using var scene = await CitizenScene.OpenAsync(DatabaseKind.Sqlite, setup => setup.Settings["Packs:Load:0"] = Folder);
        foreach (var text in new[] { "办ETC", "同意" }) await scene.WeChat.TextAsync("oChat", text);

        (await scene.WeChat.TextAsync("oChat", "单位")).Text!.ShouldContain("单位车辆请带营业执照");
    }

    private static async Task<JsonNode> FinishAsync(CitizenPhone phone)
    {
        var run = await phone.EnterAllAsync((await phone.BeginServiceAsync("etc-apply"))["run"]!, Entries);
        return (await phone.ActAsync(run, "submit"))["run"]!;
    }

    private static async Task<CitizenPhone> ProgramAsync(CitizenScene scene, string openId, string unionId)
    {
        var yaml = Pack.Open(Folder).Root.Maps("accounts")[0].Map("miniProgram")!;
        var appId = yaml.RequiredText("appId");
        var client = new HttpClient { BaseAddress = scene.Host.Client.BaseAddress };
        var token = await client.PostJsonAsync("/api/citizen/session/mini-program", new { appId, code = scene.Consent.NewCode(appId, openId, unionId) });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        return new CitizenPhone(client);
    }
}
