using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Sandbox.Departments.TrafficPolice;
using Zhijian.Server.Citizens.Bindings;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>The shipped pack of the traffic police against the sandbox's back office: callbacks in, signed HTTP between the two.</summary>
public sealed class WuhanTests
{
    private const string Li = "oLi";
    private const string Wang = "oWang";
    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>Somebody with at least two violations that are not paid.</summary>
    private static readonly int Somebody = Enumerable.Range(0, Register.Size).First(number => Open(number).Count >= 2);

    [Theory, ClassData(typeof(Databases))]
    public async Task Violations_are_listed_and_shown_in_full_for_who_knows_the_vehicle(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var first = Open(Somebody)[0];

        var wrong = await scene.SayAllAsync(Li, "违法查询", Register.PlateOf(Somebody), "000000");
        var list = await scene.SayAsync(Li, Register.VinOf(Somebody)[^6..].ToLowerInvariant());
        var detail = await scene.SayAsync(Li, "1");

        wrong.ShouldContain("对不上");
        list.ShouldContain($"{Register.PlateOf(Somebody)}有{Open(Somebody).Count}条未处理违法");
        list.ShouldContain("截至10:00");
        list.ShouldContain("1. ");
        detail.ShouldContain("地点：" + first.Place);
        detail.ShouldContain("违法行为：" + first.Act.Name);
        detail.ShouldContain($"罚款：{first.Act.Fine / 100}元，记{first.Act.Points}分");
        detail.ShouldContain($"加处罚款（到今天）：{first.SurchargeOn(Today) / 100m:0.##}元");
        detail.ShouldNotContain("{{");
    }

    [Fact]
    public async Task Points_and_road_conditions_are_told_with_their_time()
    {
        await using var scene = await OpenAsync(DatabaseKind.Sqlite);
        var driver = Register.Driver(Somebody, Today);

        var points = await scene.SayAllAsync(Li, "查记分", driver.Licence, driver.Name, driver.FileNumber);
        var roads = await scene.SayAsync(Li, "路况");

        points.ShouldContain($"已记{driver.PointsUsed}分，还剩{driver.PointsLeft}分");
        points.ShouldContain($"最多还能减{Math.Min(6, driver.PointsUsed)}分");
        roads.ShouldStartWith("武汉主要道路和桥隧（截至10:00）");
        roads.ShouldNotContain("{{");
    }

    [Fact]
    public async Task A_vehicle_without_violations_is_told_so()
    {
        await using var scene = await OpenAsync(DatabaseKind.Sqlite);
        var clean = Enumerable.Range(0, Register.Size).First(number => Open(number).Count == 0);

        (await scene.SayAllAsync(Li, "违法查询", Register.PlateOf(clean), Register.EngineOf(clean)[^6..])).ShouldContain("没有未处理的违法记录");
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("malformed")]
    [InlineData("huge")]
    [InlineData("status")]
    public async Task Whatever_goes_wrong_in_the_back_office_the_citizen_goes_on_afterwards(string fault)
    {
        await using var scene = await OpenAsync(DatabaseKind.Sqlite);
        await scene.FaultAsync(new { appliesTo = "department", kind = fault, status = 503 });

        var told = await scene.SayAllAsync(Li, "违法查询", Register.PlateOf(Somebody), Register.VinOf(Somebody)[^6..]);
        await scene.FaultAsync();
        var again = await scene.SayAsync(Li, "重试");

        told.ShouldContain("交警业务系统暂时连不上");
        told.ShouldContain("填写的内容都在");
        again.ShouldContain("条未处理违法");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_bound_vehicle_is_offered_fills_in_what_belongs_to_it_and_is_gone_when_unbound(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var plate = Register.PlateOf(Somebody);

        var bound = await scene.SayAllAsync(Li, "绑定车辆", "同意", plate, Register.VinOf(Somebody)[^6..]);
        var twice = await scene.SayAllAsync(Li, "绑定车辆", "同意", plate, Register.VinOf(Somebody)[^6..]);
        var mine = await scene.SayAsync(Li, "我的绑定");
        var offered = await scene.SayAsync(Li, "违法查询");
        var found = await scene.SayAsync(Li, "1");
        await scene.SayAsync(Li, "退出");
        var unbound = await scene.SayAllAsync(Li, "解绑", "1");

        var masked = $"{plate[..2]}···{plate[^2..]}";
        bound.ShouldContain("已绑定车辆" + masked);
        twice.ShouldContain("已经绑定过了");
        mine.ShouldContain($"1. 车辆 {masked}，2026年11月20日绑定");
        offered.ShouldContain("1. 用已绑定的" + masked);
        found.ShouldContain("条未处理违法", customMessage: "nobody has to type the rest");
        unbound.ShouldContain("已解绑车辆");
        (await scene.SayAsync(Li, "我的绑定")).ShouldContain("还没有绑定");
        (await scene.SayAsync(Li, "违法查询")).ShouldNotContain("用已绑定的");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_licence_is_bound_once_checked_by_the_department_and_sealed(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var driver = Register.Driver(Somebody, Today);
        string[] way = ["绑定驾驶证", "同意", driver.Licence, driver.Name, "1", driver.FileNumber];

        var wrong = await scene.SayAllAsync(Li, "绑定驾驶证", "同意", driver.Licence, driver.Name, "1", "420100000000");
        var bound = await scene.SayAsync(Li, driver.FileNumber);
        var second = await scene.SayAllAsync(Wang, way);
        var offered = await scene.SayAllAsync(Li, "查记分", "用已绑定的");

        wrong.ShouldContain("没有绑定");
        bound.ShouldContain("已绑定驾驶证" + driver.Licence[..3]);
        second.ShouldContain("已经绑定在另一个微信上，这次没有绑定");
        offered.ShouldContain($"已记{driver.PointsUsed}分");
        var row = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<DocumentBinding>().SingleAsync());
        (row.SealedDocument + row.NumberHash).ShouldNotContain(driver.Licence);
        row.Consent.ShouldBe("licence-2026-11");
        row.Purpose.ShouldBe("查询和办理本人交管业务");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_licence_is_bound_by_the_telephone_number_the_office_knows_and_a_code_that_goes_there(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var driver = Register.Driver(Somebody, Today);
        await scene.SayAllAsync(Li, "绑定驾驶证", "同意", driver.Licence, driver.Name, "2");

        await scene.SayAsync(Li, "13900139000");
        var strange = await scene.SayAsync(Li, await scene.CodeAsync("13900139000"));
        await scene.SayAsync(Li, Register.PhoneOf(Somebody));
        var bound = await scene.SayAsync(Li, await scene.CodeAsync(Register.PhoneOf(Somebody)));
        var points = await scene.SayAllAsync(Li, "查记分", "用已绑定的");

        strange.ShouldContain("车管所登记的手机号不是这一个");
        bound.ShouldContain("已绑定驾驶证" + driver.Licence[..3]);
        points.ShouldContain($"已记{driver.PointsUsed}分", customMessage: "the department told the number of the file");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_objection_is_put_on_record_seen_by_its_citizen_and_a_second_one_is_told_the_first_number(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        string[] vehicle = [Register.PlateOf(Somebody), Register.VinOf(Somebody)[^6..]];

        var empty = await scene.SayAsync(Li, "我的办件");
        var summary = await scene.SayAllAsync(Li, ["违法异议", .. vehicle, "1", "3", "救护车在后面鸣笛，我往右让了一下。", "跳过", "13800138000"]);
        var done = await scene.SayAsync(Li, "提交");
        var mine = await scene.SayAsync(Li, "我的办件");
        var second = await scene.SayAllAsync(Wang, ["违法异议", .. vehicle, "1"]);
        var other = await scene.SayAllAsync(Wang, ["违法异议", .. vehicle, "2"]);
        using var officer = await scene.Host.SignInForAsync(scene.Account.AgencyId, StaffRole.Officer, "vehicles");
        var record = (await officer.GetJsonAsync("/api/services/records?state=waiting"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await officer.PostAsJsonAsync($"/api/services/records/{record["id"]}/done", new { note = "经核查属于避让救护车，记录已撤销。" })).EnsureSuccessStatusCode();

        var number = (string)record["number"]!;
        empty.ShouldContain("您还没有提交过办件");
        summary.ShouldContain("异议理由：避让救护车");
        done.ShouldContain($"异议已受理，编号 {number}");
        mine.ShouldContain($"1. 违法异议申请，编号{number}\n11月20日提交，已受理，等待办理");
        second.ShouldContain($"已经提过异议，编号 {number}，2026年11月20日提交，已受理，等待办理，不能重复提交");
        other.ShouldContain("为什么有异议", customMessage: "another violation may be objected to");
        (await scene.SayAsync(Li, "我的办件")).ShouldContain("已办结：经核查属于避让救护车，记录已撤销。");
        (await scene.SayAsync(Wang, "我的办件")).ShouldContain("还没有提交：违法异议申请");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_two_objections_submitted_at_once_one_is_taken_and_the_other_is_told_its_number(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var followers = Enumerable.Range(0, 4).Select(number => "oRacer" + number).ToList();
        foreach (var follower in followers)
            await scene.SayAllAsync(follower, "违法异议", Register.PlateOf(Somebody), Register.VinOf(Somebody)[^6..], "1", "5", "这辆车当天停在家里没有出门。", "跳过", "13800138000");

        var answers = await Task.WhenAll(followers.Select(follower => scene.SayAsync(follower, "提交")));

        answers.Count(answer => answer.Contains("异议已受理")).ShouldBe(1);
        answers.Count(answer => answer.Contains("已经提过异议，编号 20261120-")).ShouldBe(3);
        using var officer = await scene.Host.SignInForAsync(scene.Account.AgencyId, StaffRole.Officer, "vehicles");
        (await officer.GetJsonAsync("/api/services/records"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_bound_while_the_department_is_away_or_without_consent()
    {
        await using var scene = await OpenAsync(DatabaseKind.Sqlite);
        var plate = Register.PlateOf(Somebody);

        (await scene.SayAllAsync(Li, "绑定车辆", "不同意")).ShouldContain("没有您的同意");
        await scene.FaultAsync(new { appliesTo = "department", kind = "drop" });
        (await scene.SayAllAsync(Li, "绑定车辆", "同意", plate, Register.VinOf(Somebody)[^6..])).ShouldContain("还没有绑定");
        (await Documents(scene).ListAsync(Key(scene, Li))).ShouldBeEmpty();
        await scene.FaultAsync();

        (await scene.SayAsync(Li, "重试")).ShouldContain("已绑定车辆");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_is_told_that_a_licence_is_anothers_because_the_database_is_in_trouble(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var licence = new DocumentForm(DocumentKind.Licence, Register.Driver(Somebody, Today).Licence, new Dictionary<string, string> { ["name"] = "李", ["file"] = "1" }, "查询", "v1");
        await Outage.RefuseRowsAsync(scene.Host.Database, "DocumentBindings");

        await Should.ThrowAsync<DbUpdateException>(() => Documents(scene).BindAsync(Key(scene, Li), licence));
    }

    [Fact]
    public async Task Who_binds_a_licence_at_two_servers_at_once_is_not_told_that_it_is_anothers()
    {
        Assert.SkipWhen(Databases.PostgresServer is null, Databases.PostgresVariable + " is not set");
        await using var scene = await OpenAsync(DatabaseKind.PostgreSql);

        for (var number = 0; number < 20; number++)
        {
            var (citizen, licence) = (Key(scene, $"o{number}"), new DocumentForm(DocumentKind.Licence, $"4201051990010100{number:d2}", new Dictionary<string, string> { ["name"] = "李", ["file"] = "1" }, "查询", "v1"));
            var fates = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Documents(scene).BindAsync(citizen, licence))));
            fates.Select(each => each.Fate).Order().ShouldBe([BindingFate.Bound, BindingFate.Own]);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_person_has_the_same_documents_at_another_account_long_after_they_were_there_last(DatabaseKind kind)
    {
        await using var scene = await OpenAsync(kind);
        var vehicle = new DocumentForm(DocumentKind.Vehicle, "鄂A12345", new Dictionary<string, string> { ["check"] = "123456" }, "查询", "v1");
        await Documents(scene).BindAsync(Key(scene, Li), vehicle);
        (await Documents(scene).ListAsync(Key(scene, Wang))).ShouldBeEmpty();

        await SignInAsync(scene, Li, "union-1");
        await SignInAsync(scene, Wang, "union-1");
        await Documents(scene).ListAsync(Key(scene, Li));

        (await Documents(scene).ListAsync(Key(scene, Wang))).ShouldHaveSingleItem().Shown.ShouldBe("鄂A···45");
        (await Documents(scene).BindAsync(Key(scene, Wang), vehicle)).Fate.ShouldBe(BindingFate.Own);
    }

    private static IReadOnlyList<Violation> Open(int number) => [.. Violations.Of(number, Today).Where(one => !one.IsPaid)];

    private static Task<PackScene> OpenAsync(DatabaseKind kind) => PackScene.OpenAsync(kind, "wuhan-traffic", "traffic", "sms");

    private static CitizenDocuments Documents(PackScene scene) => scene.Host.Services.GetRequiredService<CitizenDocuments>();

    private static CitizenKey Key(PackScene scene, string follower) => new(scene.Account.AgencyId, scene.Account.Id.Value, follower);

    private static Task<int> SignInAsync(PackScene scene, string follower, string union) => scene.Host.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<ZhijianDb>();
        db.Add(new CitizenIdentity { AgencyId = scene.Account.AgencyId, AccountId = scene.Account.Id, OpenId = follower, UnionId = union, Channel = CitizenChannel.Page });
        return db.SaveChangesAsync();
    });
}
