using System.Text.Json;

namespace Zhijian.WeChat.Tests.Fixtures;

/// <summary>Samples shaped by the official docs and published vectors, as files next to the tests.</summary>
internal static class Fixture
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static IReadOnlyList<CallbackVector> CallbackVectors { get; } = Read<CallbackVector[]>("callback-vectors.json");

    public static IReadOnlyList<JsSdkVector> JsSdkVectors { get; } = Read<JsSdkVector[]>("jssdk-vectors.json");

    public static IEnumerable<string> PushNames() =>
        Directory.EnumerateFiles(Path.Combine(Folder, "Pushes")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static byte[] Push(string name) => File.ReadAllBytes(Path.Combine(Folder, "Pushes", name));

    private static T Read<T>(string name) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Folder, name)), JsonSerializerOptions.Web)!;
}

public sealed record CallbackVector(
    string Id, string Token, string? EncodingAesKey, string? Timestamp, string? Nonce, string? Signature, string? MsgSignature, string? AppId, string? Random,
    string? Encrypt, string? Message)
{
    public override string ToString() => Id;
}

public sealed record JsSdkVector(string Plain, string Signature);
