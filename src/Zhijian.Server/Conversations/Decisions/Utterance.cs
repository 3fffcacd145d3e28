using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Services.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>What a push means for the conversation.</summary>
public enum Gesture
{
    /// <summary>Words, also those recognised from a voice message.</summary>
    Text,

    /// <summary>Something a person can look at: picture, place, file.</summary>
    Media,

    /// <summary>A message of a type nobody here can read.</summary>
    Unreadable,

    Follow,
    Leave,
    Scan,
    MenuClick,

    /// <summary>An event that says nothing to anybody.</summary>
    Notice,
}

/// <summary>What the follower did, reduced to what a decision needs.</summary>
/// <param name="Text">Of <see cref="Gesture.Text"/>.</param>
/// <param name="Key">Menu key or scene.</param>
/// <param name="Place">Of a position that was sent.</param>
public readonly record struct Utterance(Gesture Gesture, MessageKind Kind, string? Text = null, string? Key = null, SentPlace? Place = null)
{
    /// <summary>Whether the follower said something, as opposed to an event.</summary>
    public bool IsMessage => Gesture is Gesture.Text or Gesture.Media or Gesture.Unreadable;

    /// <summary>What a service may care about.</summary>
    public ServiceSaid ForServices => new(Text, Gesture == Gesture.MenuClick ? Key : null, Place);

    public static Utterance Of(InboundMessage message) => message switch
    {
        TextMessage text => new(Gesture.Text, MessageKind.Text, text.Content),
        VoiceMessage { Recognition: { Length: > 0 } words } => new(Gesture.Text, MessageKind.Voice, words),
        VoiceMessage => new(Gesture.Media, MessageKind.Voice),
        ImageMessage => new(Gesture.Media, MessageKind.Image),
        VideoMessage => new(Gesture.Media, MessageKind.Video),
        ShortVideoMessage => new(Gesture.Media, MessageKind.ShortVideo),
        LocationMessage place => new(Gesture.Media, MessageKind.Location, Place: new SentPlace(place.Latitude, place.Longitude, place.Label)),
        LinkMessage => new(Gesture.Media, MessageKind.Link),
        MiniProgramPageMessage => new(Gesture.Media, MessageKind.MiniProgramPage),
        FileMessage => new(Gesture.Media, MessageKind.File),
        SubscribeEvent follow => new(Gesture.Follow, MessageKind.Event, Key: follow.Scene),
        UnsubscribeEvent => new(Gesture.Leave, MessageKind.Event),
        ScanEvent scan => new(Gesture.Scan, MessageKind.Event, Key: scan.Scene),
        ClickEvent click => new(Gesture.MenuClick, MessageKind.Event, Key: click.EventKey),
        ScanCodeWaitEvent waiting => new(Gesture.MenuClick, MessageKind.Event, Key: waiting.EventKey),
        EventMessage => new(Gesture.Notice, MessageKind.Notice),
        _ => new(Gesture.Unreadable, MessageKind.Unknown),
    };
}
