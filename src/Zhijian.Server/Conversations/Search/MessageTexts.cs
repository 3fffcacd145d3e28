using Zhijian.Server.Conversations.Contracts;

namespace Zhijian.Server.Conversations.Search;

/// <summary>Everything of a bubble that can be read.</summary>
internal static class MessageTexts
{
    public static string Of(MessageView view)
    {
        if (view is { Title: null, Description: null, Location: null, Articles: null }) return view.Text ?? "";
        var cards = (view.Articles ?? []).SelectMany(card => new[] { card.Title, card.Description });
        return string.Join('\n', new[] { view.Text, view.Title, view.Description, view.Location?.Label }.Concat(cards).Where(text => !string.IsNullOrEmpty(text)));
    }
}
