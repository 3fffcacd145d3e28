using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Connectors;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Traffic;

/// <summary>How the roads go, as the department tells it and as it is shown.</summary>
public sealed class RoadBoardTests
{
    private const string Roads = """

          - key: roads
            get: /roads
            cacheSeconds: 60
            keepSeconds: 3600
            items: /roads
            each: { id: /id, name: /name, level: "/level | words smooth=畅通 slow=缓行 jam=拥堵" }
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task The_roads_are_shown_as_the_department_says_and_with_their_age_when_it_is_silent(DatabaseKind kind)
    {
        await using var scene = await ConnectorScene.OpenAsync(kind, yaml => yaml + Roads);
        scene.Department.Says("""{"roads":[{"id":"tunnel","name":"长江隧道","level":"jam"},{"id":"ring","name":"二环线","level":"smooth"}]}""");

        var shown = await ReadAsync(scene);
        var at = (DateTimeOffset)shown["at"]!;
        scene.Department.HangsUp();
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(20));
        var kept = await ReadAsync(scene);
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        var silent = await ReadAsync(scene);

        shown["roads"]!.AsArray().Select(road => ((string)road!["id"]!, (string)road["level"]!)).ShouldBe([("tunnel", "jam"), ("ring", "smooth")]);
        ((DateTimeOffset)kept["at"]!).ShouldBe(at);
        kept["roads"]!.AsArray().Count.ShouldBe(2);
        ((bool)silent["hasRoads"]!, silent["at"], silent["roads"]!.AsArray().Count).ShouldBe((true, null, 0));
    }

    [Fact]
    public async Task An_agency_without_such_a_department_has_no_roads()
    {
        await using var scene = await ConnectorScene.OpenAsync();

        ((bool)(await ReadAsync(scene))["hasRoads"]!).ShouldBeFalse();
    }

    /// <summary>Sign-ins end while the clock of the test runs ahead; the second attempt at a silent department waits by that clock too.</summary>
    private static async Task<JsonNode> ReadAsync(ConnectorScene scene)
    {
        using var staff = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);
        var reading = staff.GetJsonAsync("/api/roads");
        await scene.Host.Clock.RunAsync(reading);
        return await reading;
    }
}
