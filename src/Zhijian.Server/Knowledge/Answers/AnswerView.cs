using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Knowledge.Media;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>An answer as the console lists and edits it.</summary>
/// <param name="PictureUrl">Web address of an article's picture; <paramref name="Media"/> when the picture is a file of the agency.</param>
/// <param name="MediaUrl">Where the console gets the file for a preview.</param>
/// <param name="EffectiveFrom">First day in Beijing on which it holds.</param>
/// <param name="ExpiresAt">First day in Beijing on which it no longer holds.</param>
/// <param name="ApprovedVersion">The version that citizens get; an older one than <paramref name="Version"/> while a newer wording is not approved, null when none is.</param>
/// <param name="ApprovedExpiresAt">First day in Beijing on which citizens no longer get it.</param>
/// <param name="Helpful">Citizens who said that it helped.</param>
/// <param name="Unhelpful">Citizens who said that it did not.</param>
/// <param name="HandedOver">Citizens who went to a person within ten minutes of it.</param>
/// <param name="Note">Why it was returned, while that is the last that happened to it.</param>
/// <param name="WrittenById">Who wrote the last change of wording and may therefore not approve it; null for a pack.</param>
public sealed record AnswerView(
    Guid Id, string Key, string Question, IReadOnlyList<string> Phrasings, AnswerKind Kind, string? Text, string? Title, string? Description, string? Url,
    string? PictureUrl, string? Media, string? MediaUrl, string? Department, string? Source, string? SourceUrl, DateOnly? EffectiveFrom, DateOnly? ExpiresAt,
    AnswerStatus Status, int Version, DateTimeOffset UpdatedAt, string UpdatedBy, long Hits, long Helpful, long Unhelpful, long HandedOver,
    int? ApprovedVersion, DateOnly? ApprovedExpiresAt, Guid? WrittenById, string? Note)
{
    internal static AnswerView Of(CanonicalAnswer answer)
    {
        var isAddress = answer.Media is { } media && AnswerRules.IsWebAddress(media);
        var file = isAddress ? null : answer.Media;
        return new AnswerView(
            answer.Id.Value, answer.Key, answer.Question, answer.Phrasings, answer.Kind, answer.Text, answer.Title, answer.Description, answer.Url,
            isAddress ? answer.Media : null, file, file is null ? null : MediaFile.UrlOf(file), answer.Department, answer.Source, answer.SourceUrl, answer.EffectiveFrom, answer.ExpiresAt,
            answer.Status, answer.Version, answer.UpdatedAt, answer.UpdatedBy, answer.Hits, answer.Helpful, answer.Unhelpful, answer.HandedOver,
            answer.ApprovedVersion, answer.ApprovedExpiresAt, answer.WrittenById?.Value, answer.Note);
    }
}

/// <summary>One page of answers.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record AnswerPage(IReadOnlyList<AnswerView> Items, int Total);

/// <summary>An answer to add or the new wording of one.</summary>
/// <param name="Key">Only when adding; made up when empty.</param>
/// <param name="Version">Only when changing: the version that was read.</param>
public sealed record AnswerRequest(
    [property: Required] string Question, AnswerKind Kind, string? Key = null, IReadOnlyList<string>? Phrasings = null, string? Text = null, string? Title = null,
    string? Description = null, string? Url = null, string? PictureUrl = null, string? Media = null, string? Department = null, string? Source = null,
    string? SourceUrl = null, DateOnly? EffectiveFrom = null, DateOnly? ExpiresAt = null, int? Version = null)
{
    internal AnswerContent Content => new AnswerContent(
        Question, Phrasings ?? [], Kind, Text, Title, Description, Url, string.IsNullOrWhiteSpace(Media) ? PictureUrl : Media,
        Department, Source, SourceUrl, EffectiveFrom, ExpiresAt).Cleaned();
}

/// <summary>Which version of an answer was looked at when a step was taken.</summary>
/// <param name="Reason">Why it is returned to its writer; only then it is needed.</param>
public sealed record AnswerVersionSeen(int Version, [property: System.ComponentModel.DataAnnotations.StringLength(500)] string? Reason = null)
{
    internal string? Note => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
}
