using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Architecture;

/// <summary>The house rules of docs/architecture.md that a compiler does not enforce.</summary>
public sealed class ModuleBordersTests
{
    private const string Server = "Zhijian.Server.";

    /// <summary>Which module may use which other module's Contracts. Keeping this table acyclic is the point of it.</summary>
    private static readonly Dictionary<string, string[]> AllowedEdges = new()
    {
        ["Platform"] = [],
        ["Audit"] = [],
        ["Agencies"] = ["Audit"],
        ["Staff"] = ["Agencies", "Audit"],
        ["Knowledge"] = ["Agencies", "Audit", "Staff"],
        ["Promises"] = ["Agencies", "Audit"],
        ["Assistant"] = ["Audit", "Knowledge"],
        ["Traffic"] = ["Agencies", "Connectors"],
        ["Connectors"] = ["Agencies", "Audit"],
        ["Citizens"] = ["Agencies", "Audit", "Connectors"],
        ["Hall"] = ["Agencies", "Appointments", "Audit", "Citizens", "Conversations", "Knowledge", "Services", "Traffic"],
        ["Appointments"] = ["Agencies", "Audit"],
        ["Services"] = ["Agencies", "Appointments", "Audit", "Citizens", "Connectors"],
        ["Conversations"] = ["Agencies", "Appointments", "Assistant", "Citizens", "Knowledge", "Staff", "Promises", "Services", "Traffic"],
        ["Ingress"] = ["Agencies", "Conversations"],
        ["Desk"] = ["Agencies", "Assistant", "Audit", "Staff", "Knowledge", "Promises", "Conversations"],
    };

    /// <summary>Folders that put modules together and may therefore see all of them.</summary>
    private static readonly string[] Composition = ["Startup"];

    private static readonly Assembly ServerAssembly = typeof(ZhijianDb).Assembly;

    [Fact]
    public void A_module_uses_only_the_platform_and_the_contracts_it_is_allowed_to()
    {
        var violations = ModuleTypes()
            .SelectMany(type => TypeReferences.Of(type).Select(used => (From: type, To: used)))
            .Where(edge => ModuleOf(edge.To) is { } target && target != "Platform" && target != ModuleOf(edge.From))
            .Where(edge => !AllowedEdges[ModuleOf(edge.From)!].Contains(ModuleOf(edge.To)) || !IsContract(edge.To))
            .Select(edge => $"{edge.From.FullName} → {edge.To.FullName}")
            .Distinct().Order(StringComparer.Ordinal).ToList();

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void The_allowed_edges_between_modules_have_no_cycle()
    {
        var settled = new List<string>();
        while (AllowedEdges.Keys.Except(settled).FirstOrDefault(module => AllowedEdges[module].All(settled.Contains)) is { } next) settled.Add(next);

        settled.Count.ShouldBe(AllowedEdges.Count, "a cycle runs through " + string.Join(", ", AllowedEdges.Keys.Except(settled)));
    }

    [Fact]
    public void The_protocol_and_the_answer_engine_know_nothing_of_the_product()
    {
        string[] forbidden = ["Zhijian.Server", "Zhijian.Sandbox", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore"];
        foreach (var library in new[] { typeof(WeChat.Messages.ReplyContent).Assembly, typeof(Answers.AnswerIndex).Assembly })
            library.GetReferencedAssemblies().ShouldNotContain(name => forbidden.Any(f => name.Name!.StartsWith(f, StringComparison.Ordinal)), library.GetName().Name);
    }

    [Fact]
    public void Entities_know_neither_the_web_nor_the_database()
    {
        var offenders = Model().GetEntityTypes()
            .Select(entity => entity.ClrType)
            .Where(type => type.Assembly == ServerAssembly)
            .SelectMany(type => TypeReferences.Of(type).Select(used => (From: type, To: used.FullName ?? used.Name)))
            .Where(edge => edge.To.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || edge.To.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
            .Select(edge => $"{edge.From.Name} uses {edge.To}");

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_with_an_agency_is_behind_the_agency_border()
    {
        var open = Model().GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(IAgencyOwned.AgencyId)) is not null)
            .Where(entity => !typeof(IAgencyOwned).IsAssignableFrom(entity.ClrType) || entity.GetDeclaredQueryFilters().Count == 0)
            .Select(entity => entity.ClrType.Name);

        open.ShouldBeEmpty();
    }

    private static Microsoft.EntityFrameworkCore.Metadata.IModel Model()
    {
        using var db = new ZhijianDb(new DbContextOptionsBuilder<ZhijianDb>().UseSqlite("Data Source=:memory:").Options, new AgencyScope());
        return db.Model;
    }

    private static IEnumerable<Type> ModuleTypes() =>
        ServerAssembly.GetTypes().Where(type => !type.IsNested && ModuleOf(type) is { } module && AllowedEdges.ContainsKey(module));

    private static bool IsContract(Type type) => type.Namespace!.Split('.').Contains("Contracts");

    private static string? ModuleOf(Type type) =>
        type.Assembly == ServerAssembly && type.Namespace?.StartsWith(Server, StringComparison.Ordinal) == true
        && type.Namespace[Server.Length..].Split('.')[0] is var module && !Composition.Contains(module) ? module : null;
}
