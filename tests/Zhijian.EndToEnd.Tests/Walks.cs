using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Zhijian.EndToEnd.Tests;

/// <summary>One way through a service: what is said or chosen, and what is seen then, in the chat as on the page.</summary>
/// <param name="Begin">What begins it in the chat.</param>
/// <param name="First">Seen when it has begun.</param>
/// <param name="Way">With somebody whom the back office knows.</param>
/// <param name="Knows">Nobody has to be known when not said.</param>
internal sealed record Walk(string Service, string Begin, string First, Func<JsonElement, (string Says, string Seen)[]> Way, BackOffice? Knows = null)
{
    /// <summary>It can be walked from then on.</summary>
    public Func<Product, Task> Ready { get; init; } = _ => Task.CompletedTask;
}

/// <summary>Invented people of the sandbox.</summary>
/// <param name="Path">Where it tells of them by number.</param>
/// <param name="First">Number of the first.</param>
internal sealed record BackOffice(string Path, int First = 0);

/// <param name="Pack">Its folder.</param>
/// <param name="Place">Where the telephone is, in the coordinates of satellites.</param>
/// <param name="Asks">Questions, and part of what is answered.</param>
internal sealed record WalkedAccount(string Pack, string Name, string AppId, (float Latitude, float Longitude) Place, (string Says, string Seen)[] Asks, params Walk[] Walks)
{
    /// <summary>WeChat signs nobody in on the pages of such an account.</summary>
    public bool IsSubscription { get; init; }
}

/// <summary>What the demo packs answer and their services, as data: each is walked in the chat and at /m.</summary>
internal static class Walks
{
    /// <summary>What is said where the code is meant that went to the telephone of the driver.</summary>
    private const string Code = "验证码";

    private const string IdNumber = "11010519491231002X";
    private const string Phone = "13800138000";

    private static readonly BackOffice Customers = new("water/customers");
    private static readonly BackOffice Residents = new("cityhall/residents");
    private static readonly BackOffice Papers = new("cityhall/papers");
    private static readonly BackOffice DriversOfXian = new("traffic/people", 100_000);

    public static BackOffice Drivers { get; } = new("traffic/people");

    /// <summary>Services that two people do together, with their stories in the chat and on the page.</summary>
    public static IReadOnlyList<(string Service, string InChat, string OnPage)> OwnStories { get; } =
    [
        ("wuhan-traffic/fast-claim", nameof(DriverTests.Two_drivers_settle_a_small_accident_with_photographs_and_the_command_centre_sees_it),
            nameof(ClaimPageTests.Two_drivers_settle_a_small_accident_on_the_page_with_the_code_and_the_command_centre_sees_it)),
        ("xian-traffic/fast-claim", nameof(ClaimPageTests.The_second_driver_scans_the_picture_on_the_first_ones_page_and_confirms_in_the_chat),
            nameof(ClaimPageTests.The_second_driver_scans_the_picture_on_the_first_ones_page_and_confirms_in_the_chat)),
    ];

    public static IReadOnlyList<WalkedAccount> All { get; } =
    [
        new("safe-zhaoqing", "平安肇庆", "wxf10759277e9eccdb", default, [("我想把户口从外地迁过来，怎么弄？", "准迁证")],
            new Walk("home-visit", "上门办理", "为安排上门", _ =>
            [
                ("同意", "您为谁登记"), ("家人", "需要上门办理的人的姓名"), ("张桂英", "请输入张桂英的18位身份证号码"), (IdNumber, "您和张桂英是什么关系"), ("母子", "请输入能联系上的手机号码"),
                (Phone, "需要办理哪些事项"), ("1、3", "希望哪一天上门"), (NextWednesday(), "写到门牌号"), ("肇庆市端州区建设路12号3栋502", "需要民警提前知道的"), ("跳过", "请核对"), ("提交", "已登记，受理编号"),
            ]),
            new Walk("family-move", "投靠落户", "请先征得家属同意", _ =>
            [
                ("同意", "请输入申请人"), ("王建国", "请输入能联系上的手机号码"), (Phone, "有家属随您一起迁入吗"),
                ("添加", "请输入这位家属的姓名"), ("李秀英", "李秀英是申请人的什么人"), ("配偶", "请输入李秀英的18位身份证号码"), (IdNumber, "还要再登记一位吗"),
                ("添加", "请输入这位家属的姓名"), ("王小宝", "王小宝是申请人的什么人"), ("子女", "王小宝的出生日期"), ("2019-05-01", "王小宝，子女"),
                ("修改1", "请输入这位家属的姓名"), ("李秀兰", "李秀兰是申请人的什么人"), (Hall.Unchanged, "请输入李秀兰的18位身份证号码"), (Hall.Unchanged, "李秀兰，配偶"),
                ("删除2", "还要再登记一位吗"), ("好了", "请输入准备迁入的详细地址"), ("肇庆市端州区建设路1号", "请核对"), ("提交", "随迁家属1位"),
            ])),
        new("songjiang-water", "松江水务", "wxb90577ceba3dfe54", default, [("自来水发黄怎么回事", "铁锈")],
            new Walk("bill", "水费查询", "请输入10位户号", who => [(Of(who, "account"), "请输入开户人的姓名"), (Of(who, "name"), "对水量有疑问")], Customers),
            new Walk("meter-reading", "自报读数", "请输入10位户号", who =>
            [
                (Of(who, "account"), "请输入开户人的姓名"), (Of(who, "name"), "现在水表上是多少"), (Reading(who, -1), "读数不能比上次抄见的"), (Reading(who, 3), "现在上报吗"), ("是", "已上报，回执号"),
            ], Customers),
            new Walk("outage", "停水通知", "您在哪个街道或镇", _ => [("方松街道", "截至")]),
            new Walk("outage-notice", "停水提醒", "要收哪个街道或镇的停水提醒", _ => [("方松街道", "请核对"), ("提交", "已为您订阅方松街道的停水提醒")]),
            new Walk("quality", "水质查询", "您在哪个街道或镇", _ => [("方松街道", "方松街道，由松江一水厂（演示）供水")]) { Ready = TableIsReadAsync }),
        new("hancheng-tourism", "韩城旅游", "wx8070bea0f72dc96f", (35.4672f, 110.4472f), [("韩城有哪些国家级文物", "党家村古建筑群")],
            new Walk("bus-stops", "附近公交", "请发送您的位置", _ => [(Hall.Here, "文庙")]),
            new Walk("bus-lines", "公交线路", "请输入几路车", _ => [("101路", "首末班07:00-18:30")]),
            new Walk("sights", "景点", "想看哪一个", _ => [("1", "芝川镇东南")])),
        new("xian-release", "西安发布", "wxa6d5fae60cd507d2", (34.2610f, 108.9420f), [],
            new Walk("social", "社保查询", "只能查自己的", who => [("同意", "请输入18位身份证号码"), (Of(who, "idNumber"), "请输入姓名"), (Of(who, "name"), "养老保险：")], Residents),
            new Walk("papers", "办证进度", "请输入受理凭证上的编号", who => [("XA1999000000", "没有查到这个编号"), (Of(who, "number"), "办结")], Papers),
            new Walk("weather", "天气", "看哪个区的天气", _ => [("碑林区", "空气质量")]),
            new Walk("toilets", "附近公厕", "请发送您的位置", _ => [(Hall.Here, "离您最近的公厕")]),
            new Walk("book-social", "社保预约", "您要办哪一项", _ =>
                [("参保登记", "请输入到场办事人的姓名"), ("陈静", "请输入手机号码"), (Phone, "想约什么时间"), ("3", "请核对"), ("提交", "预约成功：参保登记")]),
            new Walk("book-property", "不动产预约", "您要办哪一项", _ =>
                [("转移登记", "请输入到场办事人的姓名"), ("陈静", "想约什么时间"), ("5", "请核对"), ("提交", "预约成功：转移登记")])),
        new("wenzhou-etc", "温州ETC", "wx91bb1dda1064c779", default, [],
            new Walk("etc-apply", "办ETC", "为您办理ETC", _ =>
            [
                ("同意", "车辆属于谁"), ("个人", "请输入车辆的号牌号码"), ("浙C12345", "核定载客几个人"), ("5", "请输入行驶证上的车主姓名"), ("王建国", "请输入王建国的18位身份证号码"),
                (IdNumber, "请输入能联系上的手机号码"), (Phone, "设备怎么给您"), ("邮寄到家自己安装", "请输入收件地址"), ("温州市鹿城区人民路1号", "作为签名"), ("王建国", "请核对"),
                ("提交", "已登记，受理编号"),
            ])),
        new("wuhan-traffic", "武汉交警", "wx52b2f8a848cc74c2", default, [("尾号3", "长江大桥")],
            Violations(Drivers),
            Points(Drivers),
            BindVehicle(Drivers),
            new Walk("bind-licence", "绑定驾驶证", "只用于核对驾驶证", who =>
            [
                ("同意", "请输入驾驶证号"), (Of(Driver(who), "licence"), "请输入驾驶人姓名"), (Of(Driver(who), "name"), "用什么核对"), ("2", "验证码短信"), (Of(who, "phone"), "验证码已发到"),
                ("000000", "验证码不对"), (Code, "已绑定驾驶证"),
            ], Drivers),
            new Walk("my-documents", "我的证件", "驾驶证 42", _ => []),
            new Walk("unbind", "解绑", "要解绑哪一个", _ => [("1", "已解绑")]),
            new Walk("unbind", "解绑", "要解绑哪一个", _ => [("1", "已解绑")]),
            new Walk("my-documents", "我的证件", "您还没有绑定证件", _ => []),
            new Walk("roads", "路况", "武汉主要道路和桥隧（截至", _ => []),
            new Walk("notices", "交管通告", "看哪一条的全文", _ => [("1", "本通告为演示数据")]),
            new Walk("claim-check", "能不能快赔", "有没有人受伤", _ =>
            [
                ("否", "酒后驾驶、吸毒驾驶"), ("否", "双方的驾驶证都有效吗"), ("是", "号牌齐全"), ("是", "双方车辆都投了保险吗"), ("是", "估计车损多少元"), ("3000", "事故发生在哪里"), ("中心城区", "符合快速理赔条件"),
            ]),
            new Walk("objection", "违法异议", "请输入车牌号，比如", who =>
            [
                (Plate(who), "车架号或发动机号后六位"), (Check(who), "对哪一条有异议"), ("1", "为什么有异议"), ("1", "写明当时的情况"), ("那天车停在单位地库里没有开出去", "行车记录仪截图"),
                ("跳过", "联系上的手机"), (Phone, "请核对"), ("提交", "异议已受理，编号"),
            ], Drivers)),
        new("xian-traffic", "西安交警", "wx5a09f509b10d8f1f", default, [("尾号3", "尾号3，西安：")],
            Violations(DriversOfXian),
            Points(DriversOfXian),
            BindVehicle(DriversOfXian),
            new Walk("bind-licence", "绑定驾驶证", "只用于核对驾驶证", who =>
            [
                ("同意", "请输入驾驶证号"), (Of(Driver(who), "licence"), "请输入驾驶人姓名"), (Of(Driver(who), "name"), "档案编号"), ("610100000000", "对不上"), (Of(Driver(who), "fileNumber"), "已绑定驾驶证"),
            ], DriversOfXian),
            new Walk("my-documents", "我的证件", "驾驶证 61", _ => []),
            new Walk("unbind", "解绑", "要解绑哪一个", _ => [("1", "已解绑")]),
            new Walk("roads", "路况", "西安主要道路（截至", _ => []),
            new Walk("notices", "交管通告", "看哪一条的全文", _ => [("1", "本通告为演示数据")])),
        new("jinzhong-police", "晋中公安", "wx7c11c05dff7b9c8f", default, [("身份证丢了怎么补办", "丢失补领40元")]),
        new("civilised-yulin", "文明榆林", "wx40295fab98f0d340", default, [("志愿者怎么注册", "全国志愿服务信息系统")]) { IsSubscription = true },
        new("zhongshan-youth", "中山青年", "wx65058caf8235e287", default, [("多大年龄可以入团", "14周岁以上、28周岁以下")]),
        new("guangzhou-weather", "广州天气", "wxa0171b2495c62117", default, [("气象灾害预警信号的颜色分别代表什么", "红色保命")]) { IsSubscription = true },
    ];

    /// <summary>Somebody the back office knows, with something open where it counts that; the chat's and the page's are two.</summary>
    public static async Task<JsonElement> SomebodyAsync(Product product, BackOffice? knows, bool onPage)
    {
        if (knows is null) return default;
        for (var number = knows.First + (onPage ? 50 : 7); ; number++)
        {
            var one = await product.Http.GetFromJsonAsync<JsonElement>(new Uri(product.Sandbox, $"_sandbox/departments/{knows.Path}/{number}"));
            if (!one.TryGetProperty("open", out var open) || open.GetInt32() > 0) return one;
        }
    }

    /// <summary>The code itself where the code is meant.</summary>
    public static async Task<string> MeantAsync(Product product, string says, JsonElement who) => says == Code ? await CodeAsync(product, Of(who, "phone")) : says;

    /// <summary>The last one that went to this number.</summary>
    public static async Task<string> CodeAsync(Product product, string phone)
    {
        var messages = await product.Http.GetFromJsonAsync<List<JsonElement>>(new Uri(product.Sandbox, $"_sandbox/sms/{phone}"));
        return Regex.Match(Of(messages![^1], "text"), "[0-9]{6}").Value;
    }

    public static string Plate(JsonElement who) => Of(who.GetProperty("vehicle"), "plate");

    public static string Check(JsonElement who) => Of(who, "vin")[^6..];

    private static Walk Violations(BackOffice office) => new("violations", "违法查询", "请输入车牌号，比如", who =>
        [(Plate(who), "车架号或发动机号后六位"), ("000000", "对不上"), (Check(who), "条未处理违法"), ("1", "违法行为：")], office);

    private static Walk Points(BackOffice office) => new("points", "记分查询", "请输入驾驶证号", who =>
    [
        (Of(Driver(who), "licence"), "请输入驾驶人姓名"), (Of(Driver(who), "name"), "档案编号"),
        (Of(Driver(who), "fileNumber"), $"本记分周期：{Day(Driver(who), "cycleFrom")}至{Day(Driver(who), "cycleTo")}。 已记{Driver(who).GetProperty("pointsUsed")}分，还剩{Driver(who).GetProperty("pointsLeft")}分"),
    ], office);

    private static Walk BindVehicle(BackOffice office) => new("bind-vehicle", "绑定车辆", "只用于核对车辆", who =>
        [("同意", "请输入车牌号，比如"), (Plate(who), "车架号或发动机号后六位"), ("000000", "对不上"), (Check(who), "已绑定车辆")], office);

    /// <summary>A dropped table is read some twenty seconds after the start, when two looks in a row have seen the same file.</summary>
    private static async Task TableIsReadAsync(Product product)
    {
        using var staff = await product.SignInAsync("officer@songjiang-water");
        await Product.UntilAsync(
            async cancellation => (await staff.GetFromJsonAsync<List<JsonElement>>("api/connectors", cancellation))!.Exists(connector => Of(connector, "key") == "quality" && Of(connector, "state") == "healthy"),
            TimeSpan.FromMinutes(1));
    }

    /// <summary>A day on which the police may come, as the page's field for days wants it.</summary>
    private static string NextWednesday()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));
        return $"{today.AddDays(7 + ((DayOfWeek.Wednesday - today.DayOfWeek) % 7)):yyyy-MM-dd}";
    }

    private static string Of(JsonElement who, string name) => who.GetProperty(name).GetString()!;

    private static JsonElement Driver(JsonElement who) => who.GetProperty("driver");

    private static string Day(JsonElement who, string name) => $"{who.GetProperty(name).GetDateTime():yyyy年M月d日}";

    private static string Reading(JsonElement who, int more) => $"{who.GetProperty("lastReading").GetInt32() + more}";
}
