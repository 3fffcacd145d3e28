using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge.Packs;

/// <summary>Reads replies of pack.yaml: {text}, {article}, {articles}, {picture}, {voice}, {video} or {answer}; each may say its {department}.</summary>
internal sealed class ReplyReader(PackMedia media)
{
    private static readonly string[] Forms = ["text", "article", "articles", "picture", "voice", "video", "answer"];

    private readonly List<(PackMap Where, string Key)> _answers = [];
    private readonly List<(PackMap Where, string Key)> _departments = [];

    /// <summary>The reply in a field, or null when it is absent or wrong.</summary>
    public ReplyDraft? Read(PackMap owner, string field) => owner.Map(field) is { } map ? ReadForm(map) : null;

    /// <summary>Replies by name, such as those to menu keys.</summary>
    public Dictionary<string, ReplyDraft> ReadNamed(PackMap owner, string field)
    {
        var replies = new Dictionary<string, ReplyDraft>(StringComparer.Ordinal);
        if (owner.Map(field)?.AnyNames() is not { } map) return replies;
        foreach (var name in map.Names)
            if (Read(map, name) is { } reply) replies[name] = reply;
        return replies;
    }

    /// <summary>Complains about replies that name an answer the pack does not have.</summary>
    public void RefuseUnknownAnswers(IReadOnlySet<string> known)
    {
        foreach (var (where, key) in _answers.Where(reference => !known.Contains(reference.Key)))
            where.Complain("answer", $"there is no answer “{key}” in answers.csv");
    }

    /// <summary>Complains about replies that name a department the pack does not have.</summary>
    public void RefuseUnknownDepartments(Predicate<string> isKnown)
    {
        foreach (var (where, key) in _departments.Where(reference => !isKnown(reference.Key)))
            where.Complain("department", $"there is no department “{key}” in the pack");
    }

    private ReplyDraft? ReadForm(PackMap map)
    {
        var department = map.Text("department", 64);
        if (department is { Length: > 0 }) _departments.Add((map, department));
        return ReadContent(map) is { } reply ? reply with { Department = department } : null;
    }

    private ReplyDraft? ReadContent(PackMap map)
    {
        var given = Forms.Where(map.Has).ToList();
        if (given.Count != 1)
        {
            map.Complain("a reply needs exactly one of " + string.Join(", ", Forms));
            return null;
        }

        return given[0] switch
        {
            "text" => new ReplyDraft(Text: map.RequiredText("text", AnswerRules.MostTextBytes)),
            "article" => map.Map("article") is { } article ? new ReplyDraft(Articles: [ReadArticle(article)]) : null,
            "articles" => ReadArticles(map),
            "answer" => ReadAnswer(map),
            "video" => ReadVideo(map),
            var kind => new ReplyDraft(MediaKind: kind == "voice" ? AnswerKind.Voice : AnswerKind.Picture, Media: ReadMedia(map, kind, kind == "voice" ? MediaKind.Voice : MediaKind.Picture)),
        };
    }

    private ReplyDraft ReadAnswer(PackMap map)
    {
        var key = map.RequiredText("answer", 64);
        if (key.Length > 0) _answers.Add((map, key));
        return new ReplyDraft(Answer: key);
    }

    private ReplyDraft ReadArticles(PackMap map)
    {
        var articles = map.Maps("articles");
        if (articles.Count is 0 or > 8) map.Complain("articles", $"has {articles.Count}; WeChat shows 1 to 8, and only the first in answer to a message");
        return new ReplyDraft(Articles: [.. articles.Select(ReadArticle)]);
    }

    private ArticleDraft ReadArticle(PackMap map)
    {
        var article = new ArticleDraft(map.RequiredText("title", 192), map.Text("description", 600), map.RequiredText("url", 1024), map.Text("picture", 1024));
        if (article.Url.Length > 0 && !AnswerRules.IsWebAddress(article.Url)) map.Complain("url", $"must begin with http:// or https://, not “{article.Url}”");
        if (article.Picture is { } picture && !AnswerRules.IsWebAddress(picture)) media.Require(picture, MediaKind.Picture, reason => map.Complain("picture", reason));
        return article;
    }

    private ReplyDraft? ReadVideo(PackMap map) => map.Map("video") is { } video
        ? new ReplyDraft(MediaKind: AnswerKind.Video, Media: ReadMedia(video, "file", MediaKind.Video), Title: video.Text("title", 192), Description: video.Text("description", 600))
        : null;

    private string ReadMedia(PackMap map, string field, MediaKind kind)
    {
        var name = map.RequiredText(field, 128);
        if (name.Length > 0) media.Require(name, kind, reason => map.Complain(field, reason));
        return name;
    }
}
