using System.Net.Http.Json;
using System.Text.Json;

namespace Zhijian.EndToEnd.Tests;

/// <summary>One way through a service: what is said or chosen, and what is seen then, in the chat as on the page.</summary>
/// <param name="Begin">What begins it in the chat.</param>
/// <param name="First">Seen when it has begun.</param>
/// <param name="Way">With somebody whom the back office knows.</param>
/// <param name="Knows">Where the sandbox tells of those people; empty when nobody has to be known.</param>
internal sealed record Walk(string Service, string Begin, string First, Func<JsonElement, (string Says, string Seen)[]> Way, string Knows = "");

/// <param name="Place">Where the telephone is, in the coordinates of satellites.</param>
internal sealed record WalkedAccount(string Name, string AppId, (float Latitude, float Longitude) Place, params Walk[] Walks);

/// <summary>The services of the demo packs as data: each is walked in the chat and at /m.</summary>
internal static class Walks
{
    private const string Water = "water/customers";
    private const string Residents = "cityhall/residents";
    private const string Papers = "cityhall/papers";
    private const string Drivers = "traffic/people";
    private const string IdNumber = "11010519491231002X";
    private const string Phone = "13800138000";

    public static IReadOnlyList<WalkedAccount> All { get; } =
    [
        new("平安肇庆", "wxf10759277e9eccdb", default,
            new Walk("family-move", "投靠落户", "请先征得家属同意", _ =>
            [
                ("同意", "请输入申请人"), ("王建国", "请输入能联系上的手机号码"), (Phone, "有家属随您一起迁入吗"),
                ("添加", "请输入这位家属的姓名"), ("李秀英", "李秀英是申请人的什么人"), ("配偶", "请输入李秀英的18位身份证号码"), (IdNumber, "还要再登记一位吗"),
                ("添加", "请输入这位家属的姓名"), ("王小宝", "王小宝是申请人的什么人"), ("子女", "王小宝的出生日期"), ("2019-05-01", "王小宝，子女"),
                ("修改1", "请输入这位家属的姓名"), ("李秀兰", "李秀兰是申请人的什么人"), (Hall.Unchanged, "请输入李秀兰的18位身份证号码"), (Hall.Unchanged, "李秀兰，配偶"),
                ("删除2", "还要再登记一位吗"), ("好了", "请输入准备迁入的详细地址"), ("肇庆市端州区建设路1号", "请核对"), ("提交", "随迁家属1位"),
            ])),
        new("松江水务", "wxb90577ceba3dfe54", default,
            new Walk("bill", "水费查询", "请输入10位户号", who => [(Of(who, "account"), "请输入开户人的姓名"), (Of(who, "name"), "对水量有疑问")], Water),
            new Walk("meter-reading", "自报读数", "请输入10位户号", who =>
            [
                (Of(who, "account"), "请输入开户人的姓名"), (Of(who, "name"), "现在水表上是多少"), (Reading(who, -1), "读数不能比上次抄见的"), (Reading(who, 3), "现在上报吗"), ("是", "已上报，回执号"),
            ], Water),
            new Walk("outage", "停水通知", "您在哪个街道或镇", _ => [("方松街道", "截至")])),
        new("韩城旅游", "wx8070bea0f72dc96f", (35.4672f, 110.4472f),
            new Walk("bus-stops", "附近公交", "请发送您的位置", _ => [(Hall.Here, "文庙")]),
            new Walk("bus-lines", "公交线路", "请输入几路车", _ => [("101路", "首末班07:00-18:30")]),
            new Walk("sights", "景点", "想看哪一个", _ => [("1", "芝川镇东南")])),
        new("西安发布", "wxa6d5fae60cd507d2", (34.2610f, 108.9420f),
            new Walk("social", "社保查询", "只能查自己的", who => [("同意", "请输入18位身份证号码"), (Of(who, "idNumber"), "请输入姓名"), (Of(who, "name"), "养老保险：")], Residents),
            new Walk("papers", "办证进度", "请输入受理凭证上的编号", who => [("XA1999000000", "没有查到这个编号"), (Of(who, "number"), "办结")], Papers),
            new Walk("weather", "天气", "看哪个区的天气", _ => [("碑林区", "空气质量")]),
            new Walk("toilets", "附近公厕", "请发送您的位置", _ => [(Hall.Here, "离您最近的公厕")]),
            new Walk("book-social", "社保预约", "您要办哪一项", _ =>
                [("参保登记", "请输入到场办事人的姓名"), ("陈静", "请输入手机号码"), (Phone, "想约什么时间"), ("3", "请核对"), ("提交", "预约成功：参保登记")])),
        new("温州ETC", "wx91bb1dda1064c779", default,
            new Walk("etc-apply", "办ETC", "为您办理ETC", _ =>
            [
                ("同意", "车辆属于谁"), ("个人", "请输入车辆的号牌号码"), ("浙C12345", "核定载客几个人"), ("5", "请输入行驶证上的车主姓名"), ("王建国", "请输入王建国的18位身份证号码"),
                (IdNumber, "请输入能联系上的手机号码"), (Phone, "设备怎么给您"), ("邮寄到家自己安装", "请输入收件地址"), ("温州市鹿城区人民路1号", "作为签名"), ("王建国", "请核对"),
                ("提交", "已登记，受理编号"),
            ])),
        new("武汉交警", "wx52b2f8a848cc74c2", default,
            new Walk("bind-vehicle", "绑定车辆", "只用于核对车辆", who => [("同意", "请输入车牌号，比如"), (Plate(who), "车架号或发动机号后六位"), ("000000", "对不上"), (Check(who), "已绑定车辆")], Drivers),
            new Walk("unbind", "解绑", "要解绑哪一个", _ => [("1", "已解绑车辆")]),
            new Walk("objection", "违法异议", "请输入车牌号，比如", who =>
            [
                (Plate(who), "车架号或发动机号后六位"), (Check(who), "对哪一条有异议"), ("1", "为什么有异议"), ("1", "写明当时的情况"), ("那天车停在单位地库里没有开出去", "行车记录仪截图"),
                ("跳过", "联系上的手机"), (Phone, "请核对"), ("提交", "异议已受理，编号"),
            ], Drivers)),
    ];

    /// <summary>Somebody the back office knows, with something open where it counts that; the chat's and the page's are two.</summary>
    public static async Task<JsonElement> SomebodyAsync(Product product, string knows, bool onPage)
    {
        if (knows.Length == 0) return default;
        for (var number = onPage ? 50 : 7; ; number++)
        {
            var one = await product.Http.GetFromJsonAsync<JsonElement>(new Uri(product.Sandbox, $"_sandbox/departments/{knows}/{number}"));
            if (!one.TryGetProperty("open", out var open) || open.GetInt32() > 0) return one;
        }
    }

    private static string Of(JsonElement who, string name) => who.GetProperty(name).GetString()!;

    private static string Plate(JsonElement who) => Of(who.GetProperty("vehicle"), "plate");

    private static string Check(JsonElement who) => Of(who, "vin")[^6..];

    private static string Reading(JsonElement who, int more) => $"{who.GetProperty("lastReading").GetInt32() + more}";
}
