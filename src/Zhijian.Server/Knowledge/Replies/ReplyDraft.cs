using System.Text.Json.Serialization;
using Zhijian.Server.Knowledge.Answers;

namespace Zhijian.Server.Knowledge.Replies;

/// <summary>
/// A reply (回复) as an editor or a pack writes it, before media have ids and answers are looked up. Exactly one of
/// <see cref="Text"/>, <see cref="Articles"/>, <see cref="Media"/> and <see cref="Answer"/> is given.
/// </summary>
/// <param name="MediaKind">Picture, voice or video when <see cref="Media"/> is given.</param>
/// <param name="Answer">Key of a canonical answer that is given instead.</param>
/// <param name="Department">Key of the department whose matter this is: who asks for a person soon after waits in its queue. Null: that of the answer, if one is named.</param>
public sealed record ReplyDraft(
    string? Text = null, IReadOnlyList<ArticleDraft>? Articles = null, AnswerKind? MediaKind = null, string? Media = null,
    string? Title = null, string? Description = null, string? Answer = null, string? Department = null)
{
    /// <summary>One line that says what will be sent, for lists.</summary>
    [JsonIgnore]
    public string Summary => this switch
    {
        { Text: { } text } => text,
        { Answer: { } answer } => "→ " + answer,
        { Articles: { } articles } => "图文：" + string.Join("、", articles.Select(article => article.Title)),
        { MediaKind: AnswerKind.Picture } => "图片：" + Media,
        { MediaKind: AnswerKind.Voice } => "语音：" + Media,
        _ => "视频：" + (Title ?? Media),
    };
}

/// <summary>One card of a news reply.</summary>
/// <param name="Picture">A web address or a file of the agency's media.</param>
public sealed record ArticleDraft(string Title, string? Description, string Url, string? Picture);
