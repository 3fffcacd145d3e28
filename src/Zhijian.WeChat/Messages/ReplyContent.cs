namespace Zhijian.WeChat.Messages;

/// <summary>
/// What an account says to a follower (粉丝), whichever way it travels: as a passive reply (被动回复) or over the
/// customer-service API (客服消息).
/// </summary>
public abstract record ReplyContent;

/// <param name="Text">Plain text; newlines are kept. WeChat cuts passive text at 2,048 bytes of UTF-8.</param>
public sealed record TextContent(string Text) : ReplyContent;

/// <param name="MediaId">Id of a temporary or permanent image.</param>
public sealed record ImageContent(string MediaId) : ReplyContent;

/// <param name="MediaId">Id of a temporary or permanent voice recording.</param>
public sealed record VoiceContent(string MediaId) : ReplyContent;

/// <param name="MediaId">Id of a temporary or permanent video.</param>
public sealed record VideoContent(string MediaId, string? Title = null, string? Description = null) : ReplyContent;

/// <param name="ThumbMediaId">Id of the cover picture.</param>
public sealed record MusicContent(string ThumbMediaId, string? Title = null, string? Description = null, string? MusicUrl = null, string? HighQualityMusicUrl = null) : ReplyContent;

/// <param name="Articles">1 when answering a message, up to 8 when answering an event.</param>
public sealed record NewsContent(IReadOnlyList<NewsArticle> Articles) : ReplyContent;

/// <summary>One card of a news reply (图文).</summary>
public sealed record NewsArticle(string Title, string Description, string PictureUrl, string Url);

/// <summary>Hands the conversation to WeChat's own customer-service clients; only valid as a passive reply.</summary>
public sealed record TransferToAgents(string? AgentAccount = null) : ReplyContent;
