using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Answers;


/// <summary>Lists and shows answers.</summary>
internal static class ListAnswers
{
    /// <param name="query">Looked for in key, question, phrasings, text, title and source; several words must all occur.</param>
    /// <param name="status">draft, review, approved or retired.</param>
    /// <param name="kind">text, article, picture, voice or video.</param>
    /// <param name="sort">question, department, updatedAt, hits, helpful, unhelpful, handedOver, expiresAt or status; a minus before it means descending.</param>
    /// <param name="page">From 1.</param>
    public static async Task<Ok<AnswerPage>> HandleAsync(
        string? query, [AllowedValues(null, "draft", "review", "approved", "retired")] string? status, [AllowedValues(null, "text", "article", "picture", "voice", "video")] string? kind,
        string? department, string? sort, ZhijianDb db, ClaimsPrincipal person, CancellationToken cancellation,
        [Range(1, 1_000_000)] int page = 1, [Range(1, 200)] int size = 50)
    {
        var answers = Search(db.Set<CanonicalAnswer>().AsNoTracking().ReadableBy(person), query);
        if (status is not null && Enum.Parse<AnswerStatus>(status, ignoreCase: true) is var wanted) answers = answers.Where(answer => answer.Status == wanted);
        if (kind is not null && Enum.Parse<AnswerKind>(kind, ignoreCase: true) is var form) answers = answers.Where(answer => answer.Kind == form);
        if (department is { Length: > 0 }) answers = answers.Where(answer => answer.Department == department);
        var total = await answers.CountAsync(cancellation);
        var items = await Order(answers, sort).Skip((page - 1) * size).Take(size).ToListAsync(cancellation);
        return TypedResults.Ok(new AnswerPage(items.ConvertAll(AnswerView.Of), total));
    }

    public static async Task<Results<Ok<AnswerView>, ProblemHttpResult>> ShowAsync(Guid id, ZhijianDb db, ClaimsPrincipal person, CancellationToken cancellation) =>
        await db.Set<CanonicalAnswer>().AsNoTracking().ReadableBy(person).SingleOrDefaultAsync(row => row.Id == new AnswerId(id), cancellation) is { } answer
            ? TypedResults.Ok(AnswerView.Of(answer))
            : NotFound();

    public static ProblemHttpResult NotFound() => Problem.NotFound("answer_not_found", "There is no such answer in your agency.");

    private static IQueryable<CanonicalAnswer> Search(IQueryable<CanonicalAnswer> answers, string? query)
    {
        foreach (var word in (query ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10))
            answers = answers.Where(answer => answer.SearchText.Contains(word));
        return answers;
    }

    private static IOrderedQueryable<CanonicalAnswer> Order(IQueryable<CanonicalAnswer> answers, string? sort)
    {
        var descending = sort?.StartsWith('-') == true;
        return (descending ? sort![1..] : sort) switch
        {
            "question" => By(answers, answer => answer.Question, descending),
            "department" => By(answers, answer => answer.Department, descending),
            "helpful" => By(answers, answer => answer.Helpful, descending),
            "unhelpful" => By(answers, answer => answer.Unhelpful, descending),
            "handedOver" => By(answers, answer => answer.HandedOver, descending),
            "hits" => By(answers, answer => answer.Hits, descending),
            "status" => By(answers, answer => answer.Status, descending),
            "updatedAt" => By(answers, answer => answer.UpdatedAt, descending),
            // Databases disagree on where nothing stands; here answers without an end come last either way.
            "expiresAt" => By(answers.OrderBy(answer => answer.ExpiresAt == null), answer => answer.ExpiresAt, descending),
            _ => By(answers, answer => answer.UpdatedAt, descending: true),
        };
    }

    /// <summary>Ties are broken by id, so that pages neither repeat nor lose rows.</summary>
    private static IOrderedQueryable<CanonicalAnswer> By<T>(IQueryable<CanonicalAnswer> answers, Expression<Func<CanonicalAnswer, T>> field, bool descending)
    {
        var ordered = (answers, descending) switch
        {
            (IOrderedQueryable<CanonicalAnswer> first, true) when IsOrdered(first) => first.ThenByDescending(field),
            (IOrderedQueryable<CanonicalAnswer> first, false) when IsOrdered(first) => first.ThenBy(field),
            (_, true) => answers.OrderByDescending(field),
            _ => answers.OrderBy(field),
        };
        return ordered.ThenBy(answer => answer.Id);
    }

    private static bool IsOrdered(IQueryable query) => query.Expression is MethodCallExpression { Method.Name: nameof(Queryable.OrderBy) };
}
