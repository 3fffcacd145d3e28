using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk.Supervision;

/// <summary>What people ask now (正在问什么): the answers that were given most and the unanswered topics that came most, of the last hours. Leads with departments see what belongs to theirs and to none.</summary>
internal sealed class ReadAsked(ZhijianDb db, DeskFigures figures, UnansweredQuestions unanswered, PlaybookShelf playbooks, AccountDirectory accounts, DeskReach reach, TimeProvider time)
{
    private const int TrendHours = 12;
    private const int Most = 12;

    public static async Task<Ok<List<AskedNow>>> HandleAsync(ReadAsked matters, ClaimsPrincipal person, CancellationToken cancellation, [Range(1, TrendHours / 2)] int hours = 3) =>
        TypedResults.Ok(await matters.ReadAsync(person, hours, cancellation));

    private async Task<List<AskedNow>> ReadAsync(ClaimsPrincipal person, int hours, CancellationToken cancellation)
    {
        var first = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600).AddHours(1 - TrendHours);
        var rows = await figures.MattersAsync(first, cancellation);
        var named = Answers(rows.Where(row => row.IsAnswered), person).Concat(await UnansweredAsync([.. rows.Where(row => !row.IsAnswered)], cancellation));
        return
        [
            .. named.GroupBy(matter => (matter.Kind, matter.Id)).Select(group => AskedIn(group, first, hours)).Where(matter => matter.Count > 0)
                .OrderByDescending(matter => matter.Count).ThenByDescending(matter => matter.Count - matter.Before).ThenBy(matter => matter.Title, StringComparer.Ordinal).Take(Most),
        ];
    }

    private static AskedNow AskedIn(IGrouping<(AskedKind Kind, Guid Id), Named> group, DateTimeOffset first, int hours)
    {
        var trend = new int[TrendHours];
        foreach (var matter in group)
            if ((int)(matter.Row.Hour - first).TotalHours is >= 0 and < TrendHours and var hour) trend[hour] += matter.Row.Count;
        var (title, department) = (group.First().Title, group.First().Department);
        return new AskedNow(group.Key.Kind, group.Key.Id, title, department, trend[^hours..].Sum(), trend[^(2 * hours)..^hours].Sum(), trend);
    }

    /// <summary>Titles are those of the playbooks; what is no longer given is left out.</summary>
    private IEnumerable<Named> Answers(IEnumerable<AskedInHour> rows, ClaimsPrincipal person)
    {
        var books = accounts.All.Where(account => account.AgencyId == person.AgencyId()).Select(account => playbooks.For(account.Id)).OfType<Playbook>().ToList();
        return rows.Select(row => (Row: row, Answer: books.Select(book => book.Answers.GetValueOrDefault(row.Matter.ToString())).FirstOrDefault(answer => answer is not null)))
            .Where(pair => pair.Answer is not null && reach.Covers(pair.Answer.Department, holder: null))
            .Select(pair => new Named(pair.Row, AskedKind.Answer, pair.Row.Matter, pair.Answer!.Title, pair.Answer.Department));
    }

    /// <summary>Questions that were grouped stand together under the name of their topic.</summary>
    private async Task<List<Named>> UnansweredAsync(List<AskedInHour> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0) return [];
        var questions = await unanswered.FindByKeyAsync([.. rows.Select(row => row.Matter).Distinct()], cancellation);
        var topics = (await db.Set<Topic>().AsNoTracking().SeenBy(reach).ToListAsync(cancellation))
            .SelectMany(topic => topic.Questions.Select(question => (Question: question, Topic: topic))).GroupBy(pair => pair.Question).ToDictionary(group => group.Key, group => group.First().Topic);
        return
        [
            .. rows.Where(row => questions.Contains(row.Matter)).Select(row => (Row: row, Question: questions[row.Matter].First())).Select(pair =>
                topics.TryGetValue(pair.Question.Id, out var topic)
                    ? new Named(pair.Row, AskedKind.Topic, topic.Id.Value, topic.Name, topic.Department)
                    : new Named(pair.Row, AskedKind.Question, pair.Question.Id, pair.Question.Text, pair.Question.Department)),
        ];
    }

    private sealed record Named(AskedInHour Row, AskedKind Kind, Guid Id, string Title, string? Department);
}
