using Zhijian.Server.Citizens.Bindings;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Time;

namespace Zhijian.Server.Citizens.Contracts;

/// <summary>
/// What services can ask about a citizen's own documents, in the form in which they ask departments (证件接口): <c>citizen/bind-licence</c>, <c>citizen/bind-vehicle</c>,
/// <c>citizen/documents</c>, <c>citizen/unbind</c>.
/// </summary>
public sealed class DocumentOperations(CitizenDocuments documents, TimeProvider time)
{
    private const string Prefix = "citizen/";

    /// <summary>For checking services that refer to them.</summary>
    public static IReadOnlyDictionary<string, OperationShape> Shapes { get; } = new Dictionary<string, OperationShape>(StringComparer.Ordinal)
    {
        [Prefix + "bind-licence"] = new(["licence", "name", "file", "purpose", "consent"], ["said", "fate"], [], []) { IsSafe = true },
        [Prefix + "bind-vehicle"] = new(["plate", "check", "purpose", "consent"], ["said", "fate"], [], []) { IsSafe = true },
        [Prefix + "documents"] = new([], [], ["id", "kind", "shown", "since"], []) { IsSafe = true },
        [Prefix + "unbind"] = new(["id"], ["said"], [], []) { IsSafe = true },
    };

    public static bool Has(string operation) => operation.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<DepartmentReply> AskAsync(CitizenKey citizen, DepartmentCall call)
    {
        var with = call.Parameters;
        string Of(string name) => with.GetValueOrDefault(name, "");
        return call.Operation[Prefix.Length..] switch
        {
            "bind-licence" => await BindAsync(citizen, new DocumentForm(DocumentKind.Licence, Of("licence"), new Dictionary<string, string> { ["name"] = Of("name"), ["file"] = Of("file") }, Of("purpose"), Of("consent"))),
            "bind-vehicle" => await BindAsync(citizen, new DocumentForm(DocumentKind.Vehicle, Of("plate"), new Dictionary<string, string> { ["check"] = Of("check").ToUpperInvariant() }, Of("purpose"), Of("consent"))),
            "unbind" => await UnbindAsync(citizen, Of("id")),
            _ => await ListAsync(citizen),
        };
    }

    private async Task<DepartmentReply> BindAsync(CitizenKey citizen, DocumentForm form)
    {
        var (fate, shown) = await documents.BindAsync(citizen, form);
        return Said(BindingWords.Of(fate, form.Kind, shown), fate.ToString().ToLowerInvariant());
    }

    private async Task<DepartmentReply> UnbindAsync(CitizenKey citizen, string id)
    {
        var gone = Guid.TryParse(id, out var binding) ? await documents.UnbindAsync(citizen, binding) : null;
        return Said(gone is null ? "这个证件已经不在您的绑定里了。" : $"已解绑{BindingWords.NameOf(gone.Kind)}{gone.Shown}，留存的证件信息已删除。", "unbound");
    }

    private async Task<DepartmentReply> ListAsync(CitizenKey citizen)
    {
        var items = (await documents.ListAsync(citizen)).Select(document => (IReadOnlyDictionary<string, DepartmentValue>)new Dictionary<string, DepartmentValue>
        {
            ["id"] = DepartmentValue.Of(document.Id.ToString()),
            ["kind"] = new(document.Kind.ToString().ToLowerInvariant(), BindingWords.NameOf(document.Kind)),
            ["shown"] = DepartmentValue.Of(document.Shown),
            ["since"] = DepartmentValue.Of($"{document.BoundAt.InBeijing():yyyy年M月d日}"),
        }).ToList();
        return new DepartmentReply(items.Count == 0 ? DepartmentOutcome.Empty : DepartmentOutcome.Found, time.GetUtcNow()) { Items = items };
    }

    private DepartmentReply Said(string words, string fate) =>
        new(DepartmentOutcome.Found, time.GetUtcNow()) { Values = new Dictionary<string, DepartmentValue> { ["said"] = DepartmentValue.Of(words), ["fate"] = DepartmentValue.Of(fate) } };
}
