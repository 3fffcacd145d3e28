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
/// <param name="ThumbMediaId">Id of the cover picture; the customer-service API asks for one, a passive reply has none.</param>
public sealed record VideoContent(string MediaId, string? Title = null, string? Description = null, string? ThumbMediaId = null) : ReplyContent;

/// <param name="ThumbMediaId">Id of the cover picture.</param>
public sealed record MusicContent(string ThumbMediaId, string? Title = null, string? Description = null, string? MusicUrl = null, string? HighQualityMusicUrl = null) : ReplyContent;

/// <param name="Articles">1 when answering a message, up to 8 when answering an event.</param>
public sealed record NewsContent(IReadOnlyList<NewsArticle> Articles) : ReplyContent;

/// <summary>One card of a news reply (图文).</summary>
public sealed record NewsArticle(string Title, string Description, string PictureUrl, string Url);

/// <summary>Hands the conversation to WeChat's own customer-service clients; only valid as a passive reply.</summary>
public sealed record TransferToAgents(string? AgentAccount = null) : ReplyContent;

/// <summary>A menu in the chat (菜单消息); picking an entry sends its text back with the entry's id. Customer service only.</summary>
/// <param name="Head">Above the entries.</param>
/// <param name="Tail">Below them.</param>
public sealed record MenuContent(string? Head, IReadOnlyList<MenuContentItem> Items, string? Tail = null) : ReplyContent;

/// <param name="Id">Comes back as <see cref="TextMessage.MenuItemId"/>.</param>
public sealed record MenuContentItem(string Id, string Content);

/// <summary>Articles kept as permanent material (mpnews). Customer service only.</summary>
public sealed record MaterialNewsContent(string MediaId) : ReplyContent;

/// <summary>A published article (mpnewsarticle). Customer service only.</summary>
public sealed record PublishedArticleContent(string ArticleId) : ReplyContent;

/// <summary>A card or coupon (卡券). Customer service only.</summary>
public sealed record CardContent(string CardId) : ReplyContent;

/// <summary>A mini-program card (小程序卡片). Customer service only.</summary>
/// <param name="AppId">The mini program; nothing when the mini program itself sends.</param>
/// <param name="ThumbMediaId">Its picture.</param>
public sealed record MiniProgramPageContent(string Title, string? AppId, string PagePath, string ThumbMediaId) : ReplyContent;

/// <summary>A link with picture. Only for the customer service of mini programs.</summary>
public sealed record LinkContent(string Title, string Description, string Url, string ThumbUrl) : ReplyContent;
