using Microsoft.Extensions.DependencyInjection;
using Zhijian.Sandbox.Departments.Buses;
using Zhijian.Sandbox.Departments.CityHall;
using Zhijian.Sandbox.Departments.TrafficPolice;
using Zhijian.Sandbox.Departments.Water;
using Zhijian.Server.Connectors.Drops;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Places;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>The packs that are data alone, each against its own back office: songjiang-water, hancheng-tourism, xian-release, xian-traffic.</summary>
public sealed class DepartmentPackTests
{
    private const string Li = "oLi";
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory, ClassData(typeof(Databases))]
    public async Task Water_bills_are_told_to_who_knows_account_and_name(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "songjiang-water", "water");
        const int Somebody = 7;
        var newest = Meters.Read(Somebody, Today, 1)[0];

        var wrong = await scene.SayAllAsync(Li, "水费查询", Customers.AccountOf(Somebody), "欧阳不对");
        var bills = await scene.SayAsync(Li, Customers.NameOf(Somebody));

        wrong.ShouldContain("户号和户名对不上");
        bills.ShouldContain($"户号{Customers.AccountOf(Somebody)}，{Customers.MaskedNameOf(Somebody)}");
        bills.ShouldContain($"{newest.Name}：{newest.Used}立方米，{newest.Total / 100m:0.##}元");
        bills.ShouldContain("截至10:00");
        bills.ShouldNotContain("{{");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_meter_reading_is_looked_at_and_taken_once_also_when_the_first_answer_was_lost(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "songjiang-water", "water");
        const int Somebody = 11;
        var (newest, usual) = (Meters.Read(Somebody, Today, 1)[0], Meters.Usual(Somebody));

        var asked = await scene.SayAllAsync(Li, "自报读数", Customers.AccountOf(Somebody), Customers.NameOf(Somebody));
        var less = await scene.SayAsync(Li, $"{newest.Reading - 1}");
        var more = await scene.SayAsync(Li, $"{newest.Reading + (4 * usual)}");
        var sure = await scene.SayAsync(Li, "是");
        await scene.FaultAsync(new { appliesTo = "department", kind = "statusAfter", status = 500, path = "/departments/water/v1/readings" });
        var lost = await scene.SayAsync(Li, "是");
        await scene.FaultAsync();
        var done = await scene.SayAsync(Li, "重试");

        asked.ShouldContain($"上次抄见{newest.Reading}立方米");
        less.ShouldContain($"读数不能比上次抄见的{newest.Reading}立方米");
        more.ShouldContain("三倍以上");
        sure.ShouldContain($"本期用水{4 * usual}立方米，预计水费{Period.Cost(4 * usual) / 100m:0.##}元");
        lost.ShouldContain("没有确认收到");
        done.ShouldContain("已上报，回执号CB20261120");
        ((int)(await scene.LookAsync("water/readings"))["count"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_usual_reading_is_asked_about_once_and_stays_at_home_when_the_citizen_says_no()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "songjiang-water", "water");
        var reading = Meters.Read(13, Today, 1)[0].Reading + Meters.Usual(13);

        var sure = await scene.SayAllAsync(Li, "自报读数", Customers.AccountOf(13), Customers.NameOf(13), $"{reading}");
        var left = await scene.SayAsync(Li, "否");

        sure.ShouldContain("现在上报吗");
        left.ShouldContain("没有上报");
        ((int)(await scene.LookAsync("water/readings"))["count"]!).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Outages_of_an_area_are_told_and_news_of_the_department_make_what_was_kept_old(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "songjiang-water", "water");
        // An area in which nothing is planned, so that only the burst pipe is news.
        var planned = new OutageBook().At(scene.Host.Clock.GetUtcNow(), null).Select(one => one.Area).ToHashSet();
        var area = Customers.Areas.First(one => !planned.Contains(one.Key));

        var none = await scene.SayAllAsync(Li, "停水通知", area.Name);
        await scene.SetAsync("water/outages", new { area = area.Key, roads = "谷阳北路沿线", reason = "管道爆裂", from = "2026-11-20T09:30:00+08:00", until = "2026-11-20T15:00:00+08:00" });
        var kept = await scene.SayAllAsync(Li, "停水通知", area.Name);
        await PushAsync(scene, "outage.announced");
        var news = await scene.SayAllAsync(Li, "停水通知", area.Name);

        none.ShouldContain("没有停水计划");
        kept.ShouldContain("没有停水计划");
        news.ShouldContain("1. 谷阳北路沿线（紧急抢修，正在停水）");
        news.ShouldContain("2026年11月20日09:30至2026年11月20日15:00，管道爆裂");
    }

    [Fact]
    public async Task Water_quality_comes_from_the_table_the_laboratory_dropped()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "songjiang-water", "water");
        var watch = scene.Host.Services.GetRequiredService<DropWatch>();
        await watch.LookAsync(default);
        await watch.LookAsync(default);

        var told = await scene.SayAllAsync(Li, "水质查询", "方松街道");

        told.ShouldContain("方松街道，由松江");
        told.ShouldContain("2026年10月：合格");
        told.ShouldNotContain("{{");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_nearest_bus_stops_are_found_from_where_the_phone_is(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "hancheng-tourism", "buses");
        var stop = Network.Stop("confucius");
        var (latitude, longitude) = Gcj02.FromWgs84(stop.Place.Latitude, stop.Place.Longitude);

        var asked = await scene.SayAsync(Li, "附近公交");
        var typed = await scene.SayAsync(Li, "文庙门口");
        var near = await scene.SendPlaceAsync(Li, latitude, longitude);
        await scene.SayAsync(Li, "附近公交");
        var far = await scene.SendPlaceAsync(Li, 34.26, 108.94);

        typed.ShouldContain("选“位置”");
        asked.ShouldContain("选“位置”", customMessage: "how it is done in the chat is said there alone; the page has a button");
        near.ShouldContain("1. 文庙，约0米，走1分钟", customMessage: "moved from WeChat's coordinates to those of the survey");
        near.ShouldContain("1路，约");
        far.ShouldContain("两公里以内没有公交站");
    }

    [Fact]
    public async Task Lines_are_found_by_their_number_or_by_where_they_lead_and_sights_have_hours()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "hancheng-tourism", "buses");

        var nowhere = await scene.SayAllAsync(Li, "公交线路", "上海外滩");
        var tomb = await scene.SayAsync(Li, "司马迁祠");
        var line = await scene.SayAllAsync(Li, "公交线路", "101路");
        var sights = await scene.SayAsync(Li, "景点");
        var sight = await scene.SayAsync(Li, "党家村古民居");

        nowhere.ShouldContain("没有找到“上海外滩”");
        tomb.ShouldContain("101路（运营中）：汽车站↔司马迁祠");
        line.ShouldContain("首末班07:00-18:30，约30分钟一班，3元");
        sights.ShouldContain("1. 司马迁祠（开放中，08:00-18:00）");
        sight.ShouldContain("坐车：102路，到“党家村”站下");
        sight.ShouldContain("门票：50元");
    }

    [Fact]
    public async Task While_the_buses_are_silent_what_they_said_is_told_with_its_time()
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, "hancheng-tourism", "buses");
        await scene.SayAllAsync(Li, "公交线路", "1路");
        await scene.FaultAsync(new { appliesTo = "department", kind = "status", status = 503 });
        scene.Host.Clock.Leap(TimeSpan.FromHours(3));

        (await scene.SayAllAsync(Li, "公交线路", "1路")).ShouldContain("“1路”的公交（截至10:00）");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_city_hall_tells_weather_toilets_and_how_a_document_stands(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "xian-release", "cityhall");
        var toilet = Toilets.All[0];
        var (latitude, longitude) = Gcj02.FromWgs84(toilet.Place.Latitude, toilet.Place.Longitude);
        var paper = Enumerable.Range(0, Papers.Size).Select(Papers.NumberOf).First(number => Papers.Find(number, Today) is { State: "ready" });
        var found = Papers.Find(paper, Today)!;

        var weather = await scene.SayAllAsync(Li, "天气", "雁塔");
        await scene.SayAsync(Li, "找厕所");
        var near = await scene.SendPlaceAsync(Li, latitude, longitude);
        var unknown = await scene.SayAllAsync(Li, "办证进度", "XA2026999999");
        var progress = await scene.SayAsync(Li, paper);

        weather.ShouldStartWith("雁塔区（截至10:00，演示数据）");
        weather.ShouldContain("2026年11月22日：");
        near.ShouldContain($"1. {toilet.Name}，约0米");
        unknown.ShouldContain("没有查到这个编号");
        progress.ShouldContain($"{found.Item}（申请人{found.Applicant}）：可以领取");
        progress.ShouldContain("已受理");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Social_security_is_told_after_consent_to_who_knows_number_and_name(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "xian-release", "cityhall");
        var (id, name) = SocialSecurity.PersonOf(42);
        var own = SocialSecurity.Find(id, name, Today)!;

        var refused = await scene.SayAllAsync(Li, "查社保", "不同意");
        var wrong = await scene.SayAllAsync(Li, "查社保", "同意", id, "欧阳不对");
        var told = await scene.SayAsync(Li, name);

        refused.ShouldContain("没有您的同意");
        wrong.ShouldContain("身份证号和姓名对不上");
        told.ShouldContain($"累计缴费{own.Pension.Months}个月");
        told.ShouldContain($"{own.Name}，{own.Agency}");
        told.ShouldNotContain(name);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_traffic_police_of_another_city_are_the_same_services_with_other_data(DatabaseKind kind)
    {
        await using var scene = await PackScene.OpenAsync(kind, "xian-traffic", "traffic");
        var somebody = Enumerable.Range(Register.Size, Register.Size).First(number => Violations.Of(number, Today).Any(one => !one.IsPaid));
        var first = Violations.Of(somebody, Today).First(one => !one.IsPaid);
        var driver = Register.Driver(somebody, Today);

        var list = await scene.SayAllAsync(Li, "违法查询", Register.PlateOf(somebody), Register.VinOf(somebody)[^6..]);
        var detail = await scene.SayAsync(Li, "1");
        var points = await scene.SayAllAsync(Li, "查记分", driver.Licence, driver.Name, driver.FileNumber);
        var roads = await scene.SayAsync(Li, "路况");
        var barred = await scene.SayAsync(Li, "尾号5");

        list.ShouldContain($"陕A{Register.PlateOf(somebody)[2..]}有");
        detail.ShouldContain("地点：" + first.Place);
        points.ShouldContain($"已记{driver.PointsUsed}分");
        roads.ShouldStartWith("西安主要道路（截至10:00）");
        barred.ShouldContain("绕城高速以内");
        barred.ShouldContain("核实", customMessage: "nobody has read the notice");
    }

    [Theory]
    [InlineData("wuhan-traffic", 0)]
    [InlineData("xian-traffic", 1)]
    public async Task What_the_traffic_police_make_known_is_listed_and_told_in_full(string pack, int city)
    {
        await using var scene = await PackScene.OpenAsync(DatabaseKind.Sqlite, pack, "traffic");
        var notices = PublicNotices.At(Cities.All[city], Today);

        var list = await scene.SayAsync(Li, "交管通告");
        var full = await scene.SayAsync(Li, "2");

        list.ShouldContain($"1. {notices[0].PublishedOn:yyyy年M月d日} {notices[0].Title}");
        list.ShouldContain($"6. {notices[5].PublishedOn:yyyy年M月d日} {notices[5].Title}");
        full.ShouldBe($"{notices[1].Title}\n{notices[1].PublishedOn:yyyy年M月d日}发布\n\n{notices[1].Text}");
    }

    private static async Task PushAsync(PackScene scene, string type)
    {
        var body = $$$"""[{"id":"evt-1","type":"{{{type}}}","at":"2026-11-20T10:00:00+08:00","data":{"id":"U0001","area":"yueyang","areaName":"岳阳街道","roads":"荣乐路","reason":"抢修","kind":"urgent","from":"2026-11-20T10:00:00+08:00","until":"2026-11-20T18:00:00+08:00","state":"announced"}}]""";
        (await scene.Host.PushEventsAsync("/api/connectors/songjiang-water/water/events", body, "zhijian-demo", "demo-department-secret-of-the-sandbox")).EnsureSuccessStatusCode();
    }
}
