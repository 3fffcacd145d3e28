using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Knowledge.Playbooks;

/// <summary>
/// Makes what editors wrote into what one account can send: media names become that account's media ids, answer keys become answers.
/// What has no id yet is said in words, or not at all.
/// </summary>
/// <param name="media">Media ids and picture addresses of this account.</param>
/// <param name="answers">Approved and effective answers by key.</param>
internal sealed class ContentMaker(AccountMedia media, IReadOnlyDictionary<string, AnswerContent> answers)
{
    /// <summary>Null when nothing can be sent yet: a picture without words that is not uploaded, an answer that does not hold today.</summary>
    public ReplyContent? Of(ReplyDraft? reply) => reply switch
    {
        null => null,
        { Text: { } text } => new TextContent(text),
        { Articles: { } articles } => new NewsContent([.. articles.Select(Of)]),
        { Answer: { } key } => answers.TryGetValue(key, out var answer) ? Of(answer) : null,
        { MediaKind: { } kind, Media: { } name } => OfMedia(kind, name, reply.Title, reply.Description),
        _ => null,
    };

    public ReplyContent? Of(AnswerContent answer)
    {
        if (answer.Kind == AnswerKind.Article) return new NewsContent([Of(new ArticleDraft(answer.Title ?? answer.Question, answer.Description ?? answer.Text, answer.Url ?? "", answer.Media))]);
        var words = answer.Text is { Length: > 0 } text ? new TextContent(text) : null;
        return answer is { Kind: not AnswerKind.Text, Media: { } name } ? OfMedia(answer.Kind, name, answer.Title, answer.Description) ?? words : words;
    }

    /// <summary>Whose matter a reply is: as it says, else that of the answer it gives.</summary>
    public string? DepartmentOf(ReplyDraft reply) =>
        reply.Department ?? (reply.Answer is { } key && answers.TryGetValue(key, out var answer) ? answer.Department : null);

    private NewsArticle Of(ArticleDraft article)
    {
        var picture = article.Picture is not { } given ? "" : AnswerRules.IsWebAddress(given) ? given : media.AddressOf(given) ?? "";
        return new NewsArticle(article.Title, article.Description ?? "", picture, article.Url);
    }

    private ReplyContent? OfMedia(AnswerKind kind, string name, string? title, string? description) => media.IdOf(name) is not { } id ? null : kind switch
    {
        AnswerKind.Voice => new VoiceContent(id),
        AnswerKind.Video => new VideoContent(id, title, description),
        _ => new ImageContent(id),
    };
}
