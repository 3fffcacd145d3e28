using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Zhijian.WeChat.Tests.Fixtures;

/// <summary>The JSON form of a push in XML: every value a string, repeated elements an array.</summary>
internal static class JsonForm
{
    public static byte[] Of(byte[] xml) => JsonSerializer.SerializeToUtf8Bytes(Node(XElement.Load(new MemoryStream(xml))));

    private static JsonNode Node(XElement element) => element.HasElements
        ? new JsonObject(element.Elements().GroupBy(child => child.Name.LocalName).Select(
            group => KeyValuePair.Create(group.Key, group.Count() == 1 ? Node(group.First()) : (JsonNode?)new JsonArray([.. group.Select(Node)]))))
        : JsonValue.Create(element.Value);
}
