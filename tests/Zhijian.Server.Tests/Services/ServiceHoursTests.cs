using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Services;

/// <summary>Services that are begun at certain hours only. It is Friday, ten o'clock.</summary>
public sealed class ServiceHoursTests
{
    private const string Begin = "上门办理";
    private static readonly string UntilEleven = ServiceScene.HomeVisit.Replace("\nsteps:", "\nhours: { periods: [\"08:30-11:00\"], closed: 急事请拨打12345。 }\nsteps:");

    [Theory, ClassData(typeof(Databases))]
    public async Task Outside_its_hours_a_service_says_when_it_opens_and_who_has_begun_goes_on(DatabaseKind kind)
    {
        await using var scene = await ServiceScene.OpenAsync(kind);
        await scene.PublishAsync("home-visit", UntilEleven);
        await scene.SayAllAsync("oEarly", Begin, "同意");
        scene.Host.Clock.Leap(TimeSpan.FromHours(1));

        (await scene.SayAsync("oLate", Begin)).ShouldBe("“上门办理登记”的受理时间是工作日08:30-11:00，下次开始受理：11月23日（周一）8:30。\n急事请拨打12345。");
        (await scene.SayAsync("oLate", "继续")).ShouldNotContain("上门办理登记", customMessage: "nothing was begun that could go on");
        (await scene.SayAsync("oEarly", "家人")).ShouldContain("请输入需要上门办理的人的姓名");
        scene.Host.Clock.Leap(TimeSpan.FromDays(3) - TimeSpan.FromHours(2));
        (await scene.SayAsync("oLate", Begin)).ShouldContain("第1步");
    }

    [Fact]
    public async Task On_every_day_means_weekends_too()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        await scene.PublishAsync("home-visit", UntilEleven.Replace("closed:", "everyDay: true, closed:"));
        scene.Host.Clock.Leap(TimeSpan.FromHours(1));

        (await scene.SayAsync("oLi", Begin)).ShouldStartWith("“上门办理登记”的受理时间是每天08:30-11:00，下次开始受理：明天8:30。");
        scene.Host.Clock.Leap(TimeSpan.FromHours(22));
        (await scene.SayAsync("oLi", Begin)).ShouldContain("第1步");
    }

    [Fact]
    public async Task Editors_change_the_hours_and_hours_that_are_none_are_refused()
    {
        await using var scene = await ServiceScene.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await scene.Host.SignInAsync(scene.Agency, StaffRole.Editor);
        using var reviewer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Reviewer);
        const string Revision = "/api/services/home-visit/revision";
        var wording = (await editor.GetJsonAsync(Revision))["wording"]!.DeepClone();
        wording["lines"]!["hours.periods"] = new JsonArray("八点到十点");
        var faults = (await editor.PostJsonAsync(Revision + "/preview", wording))["faults"]!.AsArray();
        wording["lines"]!["hours.periods"] = new JsonArray("14:00-17:00 ", "");

        var saved = await editor.PutJsonAsync(Revision, new { wording, seen = (int?)null });
        var submitted = await editor.PostJsonAsync(Revision + "/submit", new { seen = (int)saved["revision"]!["edition"]! });
        await reviewer.PostJsonAsync(Revision + "/approve", new { seen = (int)submitted["revision"]!["edition"]! });

        faults.ShouldHaveSingleItem()!["field"]!.GetValue<string>().ShouldBe("hours.periods");
        (await scene.SayAsync("oLi", Begin)).ShouldBe("“上门办理登记”的受理时间是工作日14:00-17:00，下次开始受理：今天14:00。");
        ((string)(await editor.GetJsonAsync("/api/services/home-visit/preview"))["way"]!["facts"]!["hours"]!).ShouldBe("工作日14:00-17:00");
    }
}
