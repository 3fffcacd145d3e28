using System.Text.Json.Nodes;

namespace Zhijian.Server.Tests.Harness;

/// <summary>Looks for words in everything that was said; the index follows a moment later.</summary>
internal static class Searching
{
    /// <param name="until">Asked again, while the test clock runs, until so many are found.</param>
    public static Task<JsonArray> SearchAsync(this HttpClient officer, ServerHost host, string words, int until) => host.Clock.UntilAsync(async () =>
        (await officer.GetJsonAsync("/api/messages/search?query=" + Uri.EscapeDataString(words)))["items"]!.AsArray() is var found && found.Count >= until ? found : null);
}
