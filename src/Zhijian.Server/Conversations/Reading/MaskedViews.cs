using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>
/// Hides citizens' numbers in what staff see. What the account says by itself is approved text and stays as it is, unless it repeats what the citizen
/// entered: in a service, or a plate whose restrictions were asked for.
/// </summary>
internal static class MaskedViews
{
    public static MessageView Masked(this MessageView view, DecidedBy by) => view.SentBy == SentBy.Automatic && by is not (DecidedBy.Service or DecidedBy.Restriction) ? view : view with
    {
        Text = PersonalData.Mask(view.Text),
        Title = PersonalData.Mask(view.Title),
        Description = PersonalData.Mask(view.Description),
        Masked = PersonalData.Find(view.Text),
        Location = view.Location is { } place ? place with { Label = PersonalData.Mask(place.Label) } : null,
    };
}
