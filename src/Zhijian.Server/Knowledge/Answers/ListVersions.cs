using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Answers;

/// <summary>An answer as it stood after one change (版本).</summary>
/// <param name="Note">Why it was returned.</param>
/// <param name="IsGiven">Citizens get this one.</param>
public sealed record AnswerVersionView(
    int Number, AnswerChange Change, AnswerStatus Status, DateTimeOffset At, string By, string? Note, bool IsGiven,
    string Question, IReadOnlyList<string> Phrasings, AnswerKind Kind, string? Text, string? Title, string? Description, string? Url,
    string? Media, string? Department, string? Source, string? SourceUrl, DateOnly? EffectiveFrom, DateOnly? ExpiresAt)
{
    internal static AnswerVersionView Of(AnswerVersion version, int? given)
    {
        var content = version.Content;
        return new AnswerVersionView(
            version.Number, version.Change, version.Status, version.At, version.By, version.Note, version.Number == given,
            content.Question, content.Phrasings, content.Kind, content.Text, content.Title, content.Description, content.Url,
            content.Media, content.Department, content.Source, content.SourceUrl, content.EffectiveFrom, content.ExpiresAt);
    }
}

/// <summary>The history of an answer, newest first.</summary>
internal static class ListVersions
{
    private const int Most = 200;

    public static async Task<Results<Ok<IReadOnlyList<AnswerVersionView>>, ProblemHttpResult>> HandleAsync(Guid id, ZhijianDb db, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var key = new AnswerId(id);
        if (await db.Set<CanonicalAnswer>().AsNoTracking().ReadableBy(person).SingleOrDefaultAsync(row => row.Id == key, cancellation) is not { } answer) return ListAnswers.NotFound();
        var versions = await db.Set<AnswerVersion>().AsNoTracking().Where(row => row.AnswerId == key).OrderByDescending(row => row.Number).Take(Most).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<AnswerVersionView>>(versions.ConvertAll(version => AnswerVersionView.Of(version, answer.ApprovedVersion)));
    }
}
