using System.Text;

namespace Zhijian.Load;

/// <summary>An agency with 2,500 answers, written as a pack, and what citizens ask it.</summary>
internal static class KnowledgePack
{
    public const string AppId = "wx9d1f0c55aa0b6e21";
    public const string OriginalId = "gh_9d1f0c55aa0b";
    public const string Token = "zhijianload";
    public const string EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static readonly string[] Things =
    [
        "居民身份证", "临时身份证", "居民户口簿", "居住证", "护照", "港澳通行证", "台湾通行证", "驾驶证", "行驶证", "机动车登记证书", "机动车号牌", "临时号牌", "校车标牌",
        "电动自行车牌照", "出生医学证明", "户口迁移证", "准迁证", "无犯罪记录证明", "养犬登记证", "保安员证", "爆破作业许可", "特种行业许可", "旅馆业许可", "印章备案",
        "大型活动许可", "烟花爆竹运输许可", "剧毒化学品购买许可", "网吧安全许可", "边境通行证", "外国人居留证件", "外国人签证", "定居证明", "落户申请", "分户登记",
        "姓名变更", "民族变更", "出生日期更正", "死亡注销", "收养登记户口", "集体户口", "学生户口", "投靠落户", "人才落户", "购房落户", "退伍落户", "车辆年检",
        "交通违法记录", "交通事故证明", "酒驾处罚决定", "货车通行证",
    ];

    private static readonly string[] Matters =
    [
        "怎么办理", "需要什么材料", "多少钱", "多久能办好", "在哪里办", "可以网上办吗", "能不能代办", "丢了怎么补办", "到期了怎么换", "可以加急吗", "能邮寄吗", "周末能办吗",
        "要预约吗", "怎么预约", "怎么查询进度", "办理条件是什么", "未成年人怎么办", "外地人怎么办", "老年人有没有照顾", "损坏了怎么换", "信息错了怎么改", "怎么注销",
        "怎么变更", "有效期是多久", "照片有什么要求", "要本人去吗", "可以异地办理吗", "逾期了怎么办", "被扣了怎么办", "不给办怎么投诉", "怎么延期", "怎么挂失",
        "可以委托别人领吗", "电子证能用吗", "法律依据是什么", "去哪里领取", "上班时间是几点", "咨询电话是多少", "网上付费怎么付", "能开证明吗", "首次办理要注意什么",
        "孩子的要怎么办", "单位怎么办", "需要体检吗", "需要考试吗", "要交押金吗", "能退费吗", "被人冒用怎么办", "出国在外怎么办", "坐牢的人怎么办",
    ];

    private static readonly string[] Before = ["", "", "", "请问", "我想问一下", "您好，", "想咨询下", "麻烦问下"];

    private static readonly string[] After = ["", "", "", "？", "呢", "，谢谢", "，急", "啊"];

    public static int Answers => Things.Length * Matters.Length;

    public static string Question(int answer) => Things[answer / Matters.Length] + Matters[answer % Matters.Length];

    /// <summary>A question as a citizen puts it: mostly about an answer there is, sometimes about nothing.</summary>
    public static string Ask(Random random)
    {
        if (random.Next(50) == 0) return "今天天气真好，广场上人多吗" + random.Next(1000);
        var question = Question(random.Next(Answers));
        return Before[random.Next(Before.Length)] + question + After[random.Next(After.Length)];
    }

    public static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "pack.yaml"),
            $$"""
            agency: { key: load, name: 压力测试局, englishName: Bureau of load, kind: police, region: "441200" }
            departments:
              - { key: office, name: 办公室, englishName: Office }
            accounts:
              - key: main
                name: 压力测试
                kind: service
                appId: {{AppId}}
                originalId: {{OriginalId}}
                appSecret: 00112233445566778899aabbccddeeff
                token: {{Token}}
                encodingAesKey: {{EncodingAesKey}}
                mode: safe
                description: 压力测试
                welcome: { text: 欢迎关注。 }
                handOver: 这个问题需要人来答，已经转给值班人员。
                fallback: 没有听懂您的意思，换个说法再问一次吧。
                suggestion: 您想问的是不是下面这些？回复数字就能看到答案。
            """);
        var sheet = new StringBuilder("key,question,phrasings,kind,text,title,description,url,media,department,source,source_url,effective_from,expires_at,status\n");
        for (var i = 0; i < Answers; i++)
        {
            var question = Question(i);
            sheet.Append($"a{i},{question},,text,关于“{question}”：请带身份证和有关材料到就近窗口办理，也可以在网上提交申请；窗口当场受理，一般五个工作日办结，结果会发到您的手机。材料不全的，窗口会一次告知要补什么。,,,,,office,压力测试,,,,approved\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "answers.csv"), sheet.ToString());
    }
}
