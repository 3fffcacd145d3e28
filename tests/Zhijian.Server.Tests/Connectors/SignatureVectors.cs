using YamlDotNet.RepresentationModel;
using Zhijian.Server.Tests.Architecture;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>One worked example of the published contract.</summary>
public sealed record SignatureVector(string Name, string Secret, string Method, string Path, string Query, string Body, long Timestamp, string Nonce, string TextToSign, string Signature)
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, SignatureVector> All { get; } = Read();

    private static Dictionary<string, SignatureVector> Read()
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(System.IO.Path.Combine(SourceTree.Root, "docs", "connectors", "traffic-v1.openapi.yaml"));
        yaml.Load(file);
        var vectors = (YamlSequenceNode)((YamlMappingNode)yaml.Documents[0].RootNode).Children["x-signature-vectors"];
        return vectors.Cast<YamlMappingNode>().Select(Of).ToDictionary(vector => vector.Name, StringComparer.Ordinal);
    }

    private static SignatureVector Of(YamlMappingNode node)
    {
        string Text(string name) => ((YamlScalarNode)node.Children[name]).Value ?? "";
        return new SignatureVector(
            Text("name"), Text("secret"), Text("method"), Text("path"), Text("query"), Text("body"), long.Parse(Text("timestamp"), System.Globalization.CultureInfo.InvariantCulture), Text("nonce"),
            Text("textToSign"), Text("signature"));
    }
}
