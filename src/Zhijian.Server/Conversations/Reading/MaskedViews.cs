using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>
/// Hides citizens' numbers in what staff see. What the account says by itself is approved text and stays as it is, unless a service repeats what was
/// entered.
/// </summary>
internal static class MaskedViews
{
    public static MessageView Masked(this MessageView view, DecidedBy? by) => view.SentBy == SentBy.Automatic && by != DecidedBy.Service ? view : view with
    {
        Text = PersonalData.Mask(view.Text),
        Title = PersonalData.Mask(view.Title),
        Description = PersonalData.Mask(view.Description),
        Masked = PersonalData.Find(view.Text),
        Location = view.Location is { } place ? place with { Label = PersonalData.Mask(place.Label) } : null,
    };
}
