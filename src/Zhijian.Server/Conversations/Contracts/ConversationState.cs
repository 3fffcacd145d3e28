namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Who answers. The numbers stand in the database.</summary>
public enum ConversationState
{
    /// <summary>The account answers by itself (自动).</summary>
    Automatic = 0,

    /// <summary>The citizen was told that a person will reply, and waits (待接入).</summary>
    Waiting = 1,

    /// <summary>An officer has taken it and talks (人工服务中).</summary>
    Open = 2,
}

/// <summary>What a message is. The numbers stand in the database.</summary>
public enum MessageKind
{
    Unknown = 0,
    Text = 1,
    Image = 2,
    Voice = 3,
    Video = 4,
    ShortVideo = 5,
    Location = 6,
    Link = 7,
    MiniProgramPage = 8,
    File = 9,
    Music = 10,
    News = 11,

    /// <summary>Something the follower did that people like to see: followed, left, scanned, tapped the menu.</summary>
    Event = 20,

    /// <summary>An event nobody reads in a chat, such as a reported position.</summary>
    Notice = 21,

    /// <summary>An internal line of staff (内部备注); never a message, never sent.</summary>
    Note = 30,
}

public enum MessageDirection
{
    Inbound = 0,
    Outbound = 1,
}

/// <summary>Where a message is on its way. The numbers stand in the database.</summary>
public enum Delivery
{
    /// <summary>It came in, and its passive reply went out with it.</summary>
    Received = 0,

    /// <summary>In the outbox.</summary>
    Sending = 1,

    Sent = 2,

    Failed = 3,

    /// <summary>WeChat's window is shut or used up; it goes when the citizen writes again (留待).</summary>
    Kept = 4,

    /// <summary>The connection broke after the call was made: it may have arrived. It is never sent twice; an officer decides.</summary>
    Uncertain = 5,

    /// <summary>It went whole as a one-time subscription message (一次性订阅消息).</summary>
    Noticed = 6,

    /// <summary>A one-time subscription message told of it; the whole goes when the citizen writes again.</summary>
    KeptNoticed = 7,

    /// <summary>Before WeChat let it through, what it told was over (已过时); it is not sent any more.</summary>
    Outdated = 8,
}
