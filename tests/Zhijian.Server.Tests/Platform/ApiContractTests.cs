using System.Text.Json.Nodes;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Platform;

public sealed class ApiContractTests
{
    private const string File = "web/console/src/api/openapi.json";

    [Fact]
    public async Task The_console_is_built_on_the_api_that_the_server_has()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var served = (await host.Client.GetJsonAsync("/openapi/v1.json")).AsObject();
        served.Remove("servers");

        var written = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(SourceTree.Root, File)));

        JsonNode.DeepEquals(served, written).ShouldBeTrue($"Save /openapi/v1.json of a running server, without its servers, as {File} and run `npm run api` in web/console.");
    }
}
