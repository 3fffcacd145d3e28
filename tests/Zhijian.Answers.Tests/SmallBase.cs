namespace Zhijian.Answers.Tests;

/// <summary>A few dozen answers of a police account, written for these tests.</summary>
internal static class SmallBase
{
    public static readonly IReadOnlyList<KnowledgeEntry> Entries =
    [
        Entry("id-lost", "身份证丢了怎么补办？", "身份证遗失补领", "带户口簿到任一派出所户籍窗口办理。"),
        Entry("id-first", "怎么给孩子办第一张身份证？", "未成年人首次申领身份证", "由监护人陪同办理。"),
        Entry("id-expired", "身份证到期了怎么换领？", "身份证有效期满换证", "到派出所换领。"),
        Entry("id-temp", "临时身份证怎么办理？", null, "办理身份证期间急需用证的可以申领。"),
        Entry("hukou-move", "户口怎么从外省迁进来？", "跨省户口迁移", "凭准迁证办理。"),
        Entry("hukou-birth", "新生儿怎么上户口？", "刚出生的宝宝落户", "凭出生医学证明申报。"),
        Entry("hukou-cancel", "家人去世了户口怎么注销？", null, "凭死亡证明注销。"),
        Entry("hukou-split", "怎么分户？", null, "有独立住房的可以分户。"),
        Entry("licence-renew", "驾驶证到期怎么换证？", "驾照期满换证", "有效期满前九十日内办理。"),
        Entry("licence-lost", "驾驶证丢了怎么补？", null, "可在网上申请补领。"),
        Entry("licence-score", "驾驶证扣满12分怎么办？", null, "参加学习和考试。"),
        Entry("car-check", "私家车多久年检一次？", "小车几年审一次", "六年内免上线检测。"),
        Entry("car-plate", "新车怎么上牌？", null, "可在网上选号。"),
        Entry("car-transfer", "二手车怎么过户？", null, "双方到车管所办理转移登记。"),
        Entry("car-scrap", "车辆报废在哪里办？", null, "交给有资质的回收企业。"),
        Entry("violation-query", "怎么查交通违章？", "违法记录查询", "可在交管12123查询。"),
        Entry("violation-pay", "交通罚款怎么交？", null, "可在线缴纳。"),
        Entry("passport-new", "首次办护照需要什么材料？", null, "本人携身份证到出入境窗口。"),
        Entry("passport-child", "小孩办护照要带什么？", null, "监护人陪同。"),
        Entry("hk-pass", "港澳通行证怎么办理？", null, "可预约办理。"),
        Entry("hk-endorse", "港澳签注可以自助办理吗？", null, "可在自助机上办理。"),
        Entry("tw-pass", "台湾通行证怎么办？", null, "本人到窗口申请。"),
        Entry("no-crime", "怎么开无犯罪记录证明？", null, "到户籍地派出所开具。"),
        Entry("residence-permit", "居住证在哪里办？", "暂住证办理地点", "居住地派出所办理。"),
        Entry("report-fraud", "被网络诈骗了怎么报警？", null, "立即拨打110。"),
        Entry("noise", "邻居半夜很吵可以投诉吗？", null, "可拨打110。"),
        Entry("dog", "养狗要办什么证？", null, "办理养犬登记。"),
        Entry("office-hours", "户籍窗口什么时候上班？", "派出所周末办业务吗", "工作日九点到十七点。"),
        Entry("name-change", "成年人可以改名字吗？", null, "有正当理由可以变更。"),
        Entry("ebike", "电动车怎么登记上牌？", null, "到登记点办理。"),
    ];

    public static readonly AnswerIndex Index = AnswerIndex.Build(Entries);

    public static string? Best(string question) => Index.Match(question).Candidates is [var best, ..] ? best.Id : null;

    private static KnowledgeEntry Entry(string id, string question, string? phrasing, string answer) =>
        new(id, question, phrasing is null ? [] : [phrasing], answer);
}
