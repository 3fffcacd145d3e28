using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Agencies.Contracts;

/// <summary>A canned phrase (常用语) as a pack gives it; kept by the desk, checked with every pack.</summary>
/// <param name="Shortcut">What an officer types to get it.</param>
public sealed record PackPhrase(string Title, string Text, string? Shortcut)
{
    public static IReadOnlyList<PackPhrase> ReadAll(Pack pack)
    {
        var phrases = new List<PackPhrase>();
        foreach (var map in pack.Root.Maps("phrases"))
        {
            var phrase = new PackPhrase(map.RequiredText("title", 128), map.RequiredText("text", 2048), map.Text("shortcut", 32));
            if (PhraseVariables.WhyNot(phrase.Text) is { } reason) map.Complain("text", reason);
            if (phrases.Exists(other => other.Title == phrase.Title)) map.Complain("title", $"“{phrase.Title}” stands twice");
            phrases.Add(phrase);
        }

        return phrases;
    }
}
