using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Figures;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>What the live feed carries as <c>figures</c>: messages have been counted.</summary>
public sealed record FiguresNews(DateTimeOffset At);

/// <param name="Department">Key, or <see cref="ConversationReader.GeneralQueue"/>.</param>
public sealed record FiguresOfHour(DateTimeOffset Hour, string Department, Tally Tally);

/// <summary>How often one matter was asked about in one hour.</summary>
/// <param name="Matter">Id of the answer that was given, or the key of a question nothing fitted; see <see cref="UnansweredQuestions.FindByKeyAsync"/>.</param>
public sealed record AskedInHour(DateTimeOffset Hour, Guid Matter, bool IsAnswered, int Count);

/// <summary>What was counted of messages, hour by hour; sees what the current <see cref="AgencyScope"/> and <see cref="DeskReach"/> allow. Reads no messages.</summary>
public sealed class DeskFigures(ZhijianDb db, DeskReach reach)
{
    /// <summary>Hours without figures are left out.</summary>
    public async Task<List<FiguresOfHour>> HoursAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        (await Seen().Where(row => row.Hour >= from && row.Hour < until).OrderBy(row => row.Hour).ThenBy(row => row.Department).ToListAsync(cancellation))
        .ConvertAll(row => new FiguresOfHour(row.Hour, row.Department, TallyOf(row)));

    public async Task<Tally> SumAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        Tally.Sum((await HoursAsync(from, until, cancellation)).Select(hour => hour.Tally));

    /// <summary>When the agency's figures begin; null when there are none.</summary>
    public Task<DateTimeOffset?> FirstHourAsync(CancellationToken cancellation) => Seen().MinAsync(row => (DateTimeOffset?)row.Hour, cancellation);

    /// <summary>Replies of officers since an hour, by officer.</summary>
    public Task<Dictionary<Guid, int>> RepliesAsync(DateTimeOffset since, CancellationToken cancellation) => db.Set<OfficerHour>().AsNoTracking()
        .Where(row => row.Hour >= since).GroupBy(row => row.StaffId).Select(group => new { group.Key, Replied = group.Sum(row => row.Replied) })
        .ToDictionaryAsync(row => row.Key.Value, row => row.Replied, cancellation);

    /// <summary>The matters of the agency that were asked about since an hour; whose they are is told by the answer or question they name.</summary>
    public async Task<List<AskedInHour>> MattersAsync(DateTimeOffset since, CancellationToken cancellation) =>
        (await db.Set<MatterHour>().AsNoTracking().Where(row => row.Hour >= since).ToListAsync(cancellation))
        .ConvertAll(row => new AskedInHour(row.Hour, row.Matter, row.IsAnswered, row.Count));

    private IQueryable<HourlyFigures> Seen()
    {
        var rows = db.Set<HourlyFigures>().AsNoTracking();
        if (reach.CoversAll) return rows;
        var keys = reach.Departments.Append(ConversationReader.GeneralQueue).ToList();
        return rows.Where(row => keys.Contains(row.Department));
    }

    private static Tally TallyOf(HourlyFigures row) => new(row.Received, row.Answered, row.Offered, row.Picked, row.HandedOver, row.Unanswered, row.Replied);
}
