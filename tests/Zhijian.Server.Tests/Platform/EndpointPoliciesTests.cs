using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Platform;

public sealed class EndpointPoliciesTests
{
    /// <summary>What needs no sign-in, and why. Everything else carries a named policy.</summary>
    private static readonly Dictionary<string, string> Anonymous = new()
    {
        ["POST /api/session"] = "this is the sign-in",
        ["GET /openapi/{documentName}.json"] = "the published description of the API",
        ["GET /"] = "the start page",
        ["GET /healthz"] = "asked by load balancers",
        ["GET /readyz"] = "asked by load balancers",
        ["GET /wechat/callback/{appId}"] = "WeChat signs instead",
        ["POST /wechat/callback/{appId}"] = "WeChat signs instead",
        ["GET /console/{**path}"] = "the console's own files",
    };

    [Fact]
    public async Task Every_endpoint_carries_a_named_policy_or_stands_on_the_anonymous_list()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);

        var open = Endpoints(host).Where(endpoint => endpoint.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).SelectMany(endpoint => endpoint.Names);
        var unnamed = Endpoints(host)
            .Where(endpoint => endpoint.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null)
            .SelectMany(endpoint => endpoint.Names);

        open.Except(Anonymous.Keys).ShouldBeEmpty();
        unnamed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_has_a_name_and_a_tag_for_generated_clients()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);

        var nameless = Endpoints(host)
            .Where(endpoint => endpoint.Endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is null
                || endpoint.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>() is null)
            .SelectMany(endpoint => endpoint.Names);

        nameless.ShouldBeEmpty();
    }

    private static IEnumerable<(RouteEndpoint Endpoint, IEnumerable<string> Names)> Endpoints(ServerHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint =>
            (endpoint, (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}")));
}
