using System.Text.Json;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;

namespace Zhijian.Server.Connectors.Calls;

/// <summary>Reads what a department answered, and refuses whatever its operation does not describe. Pure.</summary>
internal static class DepartmentAnswer
{
    /// <summary>Nobody reads more in a chat; more would only be carried about.</summary>
    public const int MostItems = 200;

    private const int Deepest = 16;

    /// <exception cref="FormatException">It is no JSON, or not what was agreed upon.</exception>
    public static DepartmentReply Read(ConnectorOperation operation, ReadOnlyMemory<byte> body, DateTimeOffset at)
    {
        using var document = Parse(body);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("the answer is no object");
        var values = FieldRule.ReadAll(operation.Values, json);
        if (operation.Items is null) return new DepartmentReply(DepartmentOutcome.Found, at) { Values = values };
        if (JsonPlace.Find(json, operation.Items) is not { ValueKind: JsonValueKind.Array } list) throw new FormatException($"{operation.Items} is no list");
        if (list.GetArrayLength() > MostItems) throw new FormatException($"{operation.Items} has more than {MostItems} items");
        var items = list.EnumerateArray().Select(item => FieldRule.ReadAll(operation.Each, item)).ToList();
        return new DepartmentReply(items.Count == 0 ? DepartmentOutcome.Empty : DepartmentOutcome.Found, at) { Values = values, Items = items };
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException problem)
        {
            throw new FormatException("the answer is no JSON", problem);
        }
    }
}
