using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Tests.Harness;

/// <summary>A pack in a folder of its own, gone when disposed.</summary>
internal sealed class TempPack : IDisposable
{
    public const string Header = "key,question,phrasings,kind,text,title,description,url,media,department,source,source_url,effective_from,expires_at,status\n";

    public const string GoodAnswers = Header
        + "hk-move,怎么把户口迁到外省,户口迁移|迁户口,text,先到迁入地申请准迁证。,,,,,household,户口登记条例,,,,approved\n"
        + "id-lost,身份证丢了怎么办,补办身份证,text,到任一派出所补领。,,,,,household,居民身份证法,,,,approved\n";

    public const string GoodYaml = """
        agency: { key: test-police, name: 平安测试, kind: police, region: "441200" }
        departments:
          - { key: household, name: 户政管理支队 }
        accounts:
          - key: main
            name: 平安测试
            kind: service
            appId: wxaaaaaaaaaaaaaaa1
            originalId: gh_aaaaaaaaaaa1
            appSecret: 0123456789abcdef0123456789abcdef
            token: testtoken01
            encodingAesKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG
            mode: safe
            welcome: { text: 欢迎关注 }
            handOver: 已转人工
            menu:
              - { name: 户政, items: [ { name: 户口迁移, click: move }, { name: 官网, view: "https://www.example.gov.cn" } ] }
            menuReplies: { move: { answer: hk-move } }
            scenes: { counter-1: { text: 一号窗口 } }
            keywordRules:
              - { name: 报警, kind: contains, terms: [报警], priority: 100, reply: { text: 请拨打110 } }
        phrases:
          - { title: 问候, text: 您好 }

        """;

    /// <summary>The account of <see cref="GoodYaml"/>, for a server that runs in a process of its own.</summary>
    public static AccountCredentials Account { get; } = TestAccounts.Create() with
    {
        AppId = "wxaaaaaaaaaaaaaaa1",
        OriginalId = "gh_aaaaaaaaaaa1",
        Token = "testtoken01",
        EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    };

    public TempPack(string yaml = GoodYaml, string? answers = GoodAnswers)
    {
        Folder = Path.Combine(Path.GetTempPath(), "zhijian-tests", "pack-" + Guid.NewGuid().ToString("N"), "sample");
        Directory.CreateDirectory(Path.Combine(Folder, "media"));
        WriteYaml(yaml);
        if (answers is not null) WriteAnswers(answers);
    }

    public string Folder { get; }

    public void WriteYaml(string yaml) => File.WriteAllText(Path.Combine(Folder, "pack.yaml"), yaml);

    public void WriteAnswers(string answers) => File.WriteAllText(Path.Combine(Folder, "answers.csv"), answers);

    public void WriteSketch(string geoJson) => File.WriteAllText(Path.Combine(Folder, "map.geojson"), geoJson);

    public void WriteService(string name, string yaml) => WriteInto("services", name, yaml);

    /// <summary>Changes the file of a service under the running server.</summary>
    public Task PublishServiceAsync(ServerHost host, string name, string yaml) => host.InScopeAsync(async services =>
    {
        WriteService(name, yaml);
        await services.GetRequiredService<PackLoader>().LoadAsync(services.GetRequiredService<ZhijianDb>(), Folder, default);
        await services.GetRequiredService<SettingsKeeper>().ReloadAsync(default);
        return true;
    });

    public void WriteConnector(string name, string yaml) => WriteInto("connectors", name, yaml);

    public void WriteOffer(string name, string yaml) => WriteInto("appointments", name, yaml);

    public void WriteMedia(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, "media", name), bytes);

    /// <summary>The smallest thing that is a PNG picture by its first bytes.</summary>
    public static byte[] Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    private void WriteInto(string folder, string name, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(Folder, folder));
        File.WriteAllText(Path.Combine(Folder, folder, name + ".yaml"), yaml);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
}
