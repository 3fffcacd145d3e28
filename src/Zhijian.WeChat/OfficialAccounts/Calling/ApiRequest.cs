using System.Text.Json.Serialization.Metadata;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>One call, described so that it can be sent again.</summary>
/// <param name="Query">Without token, encoded, without question mark.</param>
/// <param name="Content">Makes the body anew for every attempt.</param>
/// <param name="Repeatable">Whether carrying it out twice is the same as once.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, bool Repeatable, string Query = "", Func<HttpContent>? Content = null)
{
    /// <summary>The token calls and OAuth go without an access token.</summary>
    public bool WithToken { get; init; } = true;

    public TimeSpan? Timeout { get; init; }

    /// <summary>Reads: nothing changes at WeChat.</summary>
    public static ApiRequest Get(string path, params ReadOnlySpan<(string Name, string? Value)> query) => new(HttpMethod.Get, path, Repeatable: true, Encode(query));

    /// <summary>Reads, or sets something to a value: twice is the same as once.</summary>
    public static ApiRequest Post<T>(string path, T body, JsonTypeInfo<T> type) =>
        new(HttpMethod.Post, path, Repeatable: true, Content: () => PlainJson.Content(body, type));

    /// <summary>Must not be carried out twice.</summary>
    public static ApiRequest PostOnce<T>(string path, T body, JsonTypeInfo<T> type) => Post(path, body, type) with { Repeatable = false };

    /// <summary>Sends a file; a second time would leave a second file.</summary>
    public static ApiRequest Upload(string path, OfficialAccountOptions options, Func<HttpContent> form, params ReadOnlySpan<(string Name, string? Value)> query) =>
        new(HttpMethod.Post, path, Repeatable: false, Encode(query), form) { Timeout = options.UploadTimeout };

    private static string Encode(ReadOnlySpan<(string Name, string? Value)> query)
    {
        var encoded = new List<string>(query.Length);
        foreach (var (name, value) in query)
        {
            if (value is not null) encoded.Add($"{name}={Uri.EscapeDataString(value)}");
        }
        return string.Join('&', encoded);
    }
}
