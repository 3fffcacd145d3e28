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
    /// <summary>Of a picture or recording.</summary>
    public SentMedia? Media { get; init; }

    /// <summary>Whether the follower said something, as opposed to an event.</summary>
    public bool IsMessage => Gesture is Gesture.Text or Gesture.Media or Gesture.Unreadable;

    /// <summary>What a service may care about.</summary>
    public ServiceSaid ForServices => new(Text, Gesture == Gesture.MenuClick ? Key : null, Place) { Media = Media, Scene = Gesture is Gesture.Scan or Gesture.Follow ? Key : null };

    public static Utterance Of(InboundMessage message) => message switch
    {
        TextMessage text => new(Gesture.Text, MessageKind.Text, text.Content),
        VoiceMessage { Recognition: { Length: > 0 } words } => new(Gesture.Text, MessageKind.Voice, words) { Media = MediaOf(message) },
        VoiceMessage => new(Gesture.Media, MessageKind.Voice) { Media = MediaOf(message) },
        ImageMessage => new(Gesture.Media, MessageKind.Image) { Media = MediaOf(message) },
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

    private static SentMedia? MediaOf(InboundMessage message) => message switch
    {
        ImageMessage { MediaId.Length: > 0 } image => new SentMedia(image.MediaId, IsVoice: false),
        VoiceMessage { MediaId.Length: > 0 } voice => new SentMedia(voice.MediaId, IsVoice: true),
        _ => null,
    };
}
