using System.Text;
using System.Text.RegularExpressions;
using Zhijian.Server.Platform.Http;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>What makes an answer fit to be kept, and fit to be given to citizens. The same for console, tables and packs.</summary>
public static partial class AnswerRules
{
    public const int MostQuestionCharacters = 200;
    public const int MostPhrasings = 50;

    /// <summary>WeChat's limit for a passive text reply.</summary>
    public const int MostTextBytes = 2048;

    public const int MostTitleCharacters = 64;
    public const int MostDescriptionCharacters = 200;

    public static IEnumerable<Fault> Check(string key, AnswerContent answer, AnswerStatus status)
    {
        if (!KeyForm().IsMatch(key)) yield return new("key", "use 1 to 64 small letters, digits, dots, hyphens and underscores, beginning with a letter or digit");
        foreach (var fault in CheckQuestion(answer).Concat(CheckContent(answer)).Concat(CheckOrigin(answer, status))) yield return fault;
    }

    private static IEnumerable<Fault> CheckQuestion(AnswerContent answer)
    {
        if (string.IsNullOrWhiteSpace(answer.Question)) yield return new("question", "write the standard question");
        if (answer.Question.Length > MostQuestionCharacters) yield return new("question", $"has {answer.Question.Length} characters; at most {MostQuestionCharacters}");
        if (answer.Phrasings.Count > MostPhrasings) yield return new("phrasings", $"{answer.Phrasings.Count} phrasings; at most {MostPhrasings}");
        if (answer.Phrasings.FirstOrDefault(phrasing => phrasing.Length > MostQuestionCharacters) is { } longest)
            yield return new("phrasings", $"“{longest[..20]}…” has {longest.Length} characters; at most {MostQuestionCharacters}");
        if (answer.Phrasings.Any(phrasing => phrasing.AsSpan().IndexOfAny('|', '｜') >= 0)) yield return new("phrasings", "must not contain “|”, which separates phrasings in tables");
    }

    private static IEnumerable<Fault> CheckContent(AnswerContent answer)
    {
        if (answer.Kind != AnswerKind.Article && string.IsNullOrWhiteSpace(answer.Text))
            yield return new("text", answer.Kind == AnswerKind.Text ? "write the answer" : "write in words what is shown or said: it stands in until the media is uploaded");
        if (answer.Text is { } text && Encoding.UTF8.GetByteCount(text) is var bytes and > MostTextBytes)
            yield return new("text", $"is {bytes} bytes long; WeChat takes {MostTextBytes} (about {MostTextBytes / 3} Chinese characters). Shorten it or make it an article");
        if (answer.Kind == AnswerKind.Article && string.IsNullOrWhiteSpace(answer.Title)) yield return new("title", "an article needs a title");
        if (answer.Kind == AnswerKind.Article && answer.Url is null) yield return new("url", "an article needs the address it opens");
        if (answer.Title?.Length > MostTitleCharacters) yield return new("title", $"has {answer.Title.Length} characters; at most {MostTitleCharacters}");
        if (answer.Description?.Length > MostDescriptionCharacters) yield return new("description", $"has {answer.Description.Length} characters; at most {MostDescriptionCharacters}");
        if (answer.Url is { } url && !IsWebAddress(url)) yield return new("url", $"must begin with http:// or https://, not “{url}”");
        if (answer.Kind is AnswerKind.Picture or AnswerKind.Voice or AnswerKind.Video && answer.Media is null) yield return new("media", "name the file, such as media/map.png");
        if (answer.Media is { } media && !IsMediaName(media) && !(answer.Kind == AnswerKind.Article && IsWebAddress(media)))
            yield return new("media", $"must be a file such as media/map.png, not “{media}”");
    }

    private static IEnumerable<Fault> CheckOrigin(AnswerContent answer, AnswerStatus status)
    {
        var complete = status is AnswerStatus.Review or AnswerStatus.Approved;
        if (complete && answer.Department is null) yield return new("department", "an approved answer needs the department that answers for it");
        if (complete && answer.Source is null) yield return new("source", "an approved answer needs its source (the rule it rests on)");
        if (answer.SourceUrl is { } url && !IsWebAddress(url)) yield return new("sourceUrl", $"must begin with http:// or https://, not “{url}”");
        if (answer is { EffectiveFrom: { } from, ExpiresAt: { } until } && until <= from) yield return new("expiresAt", $"{until:yyyy-MM-dd} is not after effectiveFrom {from:yyyy-MM-dd}");
    }

    public static bool IsWebAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    public static bool IsMediaName(string value) => MediaName().IsMatch(value);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"^media/[\w][\w.-]{0,99}$", RegexOptions.NonBacktracking)]
    private static partial Regex MediaName();
}
