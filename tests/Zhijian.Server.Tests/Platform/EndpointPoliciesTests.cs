using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Platform;

public sealed partial class EndpointPoliciesTests
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
        ["GET /screen/{agency}/{offer}"] = "nobody signs in on the wall of a hall",
        ["GET /api/screen/{agency}/{offer}"] = "numbers and windows that are called out in the hall anyway",
        ["GET /wechat/one-time/{appId}"] = "citizens have no account; only what this server signed for them is taken",
        ["GET /service-pictures/{hash:length(64)}"] = "pictures drawn for citizens, who have no account",
        ["POST /api/connectors/{agency}/{connector}/events"] = "departments sign instead",
        ["GET /console/{**path}"] = "the console's own files",
        ["GET /m/{**path}"] = "the citizens' own files",
        ["GET /api/citizen/session/begin"] = "leads to WeChat's page, which says who it is",
        ["GET /api/citizen/session/return"] = "a citizen's session begins here, with a code that only WeChat gives",
        ["POST /api/citizen/session/mini-program"] = "a citizen's session begins here, with a code that only WeChat gives",
        ["GET /api/citizen/accounts"] = "names of official accounts are public",
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

    /// <summary>Written down a second time, from the side of who may, so that a change of the product's own table shows.</summary>
    private static readonly Dictionary<string, StaffRole[]> Allowed = new()
    {
        [Policies.Staff] = Enum.GetValues<StaffRole>(),
        [Policies.ReadConversations] = [StaffRole.Officer, StaffRole.Lead, StaffRole.Supervisor],
        [Policies.AnswerCitizens] = [StaffRole.Officer, StaffRole.Lead],
        [Policies.LeadDesk] = [StaffRole.Lead],
        [Policies.SuperviseDesk] = [StaffRole.Lead, StaffRole.Supervisor],
        [Policies.RevealPersonalData] = [StaffRole.Officer, StaffRole.Lead, StaffRole.Supervisor],
        [Policies.ReadQuestions] = [StaffRole.Officer, StaffRole.Lead, StaffRole.Supervisor, StaffRole.Editor, StaffRole.Reviewer],
        [Policies.EditKnowledge] = [StaffRole.Editor],
        [Policies.ApproveAnswers] = [StaffRole.Reviewer],
        [Policies.WithdrawAnswers] = [StaffRole.Editor, StaffRole.Reviewer],
        [Policies.ManageAccounts] = [StaffRole.SystemAdministrator],
        [Policies.ReadStaff] = [StaffRole.SystemAdministrator, StaffRole.SecurityAdministrator, StaffRole.AuditAdministrator],
        [Policies.ManageStaff] = [StaffRole.SystemAdministrator],
        [Policies.GrantRoles] = [StaffRole.SecurityAdministrator],
        [Policies.ReadAudit] = [StaffRole.AuditAdministrator],
    };

    [Theory]
    [InlineData(StaffRole.Officer)]
    [InlineData(StaffRole.Lead)]
    [InlineData(StaffRole.Supervisor)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.SystemAdministrator)]
    [InlineData(StaffRole.SecurityAdministrator)]
    [InlineData(StaffRole.AuditAdministrator)]
    public async Task Every_endpoint_of_the_api_lets_in_the_roles_of_its_permission_and_no_others(StaffRole role)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var client = await host.SignInAsync(await host.AddAgencyAsync(), role);
        var wrong = new List<string>();
        foreach (var (endpoint, names) in Endpoints(host))
        {
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy!).ToList();
            if (policies.Count == 0 || policies.Contains(Policies.SignedIn) || policies.Contains(Policies.Citizen)) continue;
            var mayEnter = policies.TrueForAll(policy => Allowed[policy].Contains(role));
            foreach (var name in names)
                if (await IsLetInAsync(client, name) != mayEnter) wrong.Add($"{role} {name}: {string.Join(" and ", policies)}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_for_citizens_lets_in_no_member_of_staff_and_nobody_unknown()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        using var staff = await host.SignInAsync(await host.AddAgencyAsync(), StaffRole.Lead);
        var open = new List<string>();
        foreach (var name in Endpoints(host).Where(endpoint => endpoint.Endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == Policies.Citizen).SelectMany(endpoint => endpoint.Names))
            foreach (var client in new[] { staff, host.Client })
            {
                using var request = new HttpRequestMessage(new HttpMethod(name.Split(' ')[0]), RouteParameter().Replace(name.Split(' ')[1], parameter => parameter.Value.EndsWith(":long}", StringComparison.Ordinal) ? "0" : Guid.Empty.ToString()));
                using var response = await client.SendAsync(request);
                if (response.StatusCode != HttpStatusCode.Unauthorized) open.Add(name);
            }

        open.ShouldBeEmpty();
    }

    private static async Task<bool> IsLetInAsync(HttpClient client, string name)
    {
        var parts = name.Split(' ');
        var path = RouteParameter().Replace(parts[1], match => match.Value.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1");
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), path);
        // The live feed never ends; its head is enough.
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode != HttpStatusCode.Forbidden || !(await response.Content.ReadAsStringAsync()).Contains("not_allowed", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex RouteParameter();

    private static IEnumerable<(RouteEndpoint Endpoint, IEnumerable<string> Names)> Endpoints(ServerHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint =>
            (endpoint, (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}")));
}
