using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Conversations.Contracts;

/// <param name="Grade">1 or 2 of 5.</param>
/// <param name="Reason">The citizen's own words; null when none were given (yet).</param>
/// <param name="StaffName">Who served.</param>
public sealed record FollowUpView(
    Guid Id, Guid ConversationId, int? Grade, string? Reason, string? StaffName, DateTimeOffset CreatedAt, DateTimeOffset? DoneAt, string? DoneName, string? Note)
{
    /// <summary>Key of the department whose matter it was; null is none.</summary>
    public string? Department { get; init; }
}

public sealed record FollowUpPage(IReadOnlyList<FollowUpView> Items, int Total);

/// <summary>Tasks that bad grades made (回访任务); sees what the current <see cref="AgencyScope"/> and <see cref="DeskReach"/> allow.</summary>
public sealed class FollowUps(ZhijianDb db, DeskReach reach, TimeProvider time)
{
    /// <param name="done">Null lists all; else those done or those open.</param>
    /// <param name="page">From 1; newest first.</param>
    public async Task<FollowUpPage> ListAsync(bool? done, int page, int size, CancellationToken cancellation)
    {
        var tasks = Seen().Where(task => done == null || (task.DoneAt != null) == done);
        var total = await tasks.CountAsync(cancellation);
        var rows = await tasks.OrderByDescending(task => task.CreatedAt).ThenBy(task => task.Id).Skip((page - 1) * size).Take(size)
            .Join(db.Set<Rating>(), task => task.Id, rating => rating.Id, (task, rating) => new { Task = task, Rating = rating }).ToListAsync(cancellation);
        return new FollowUpPage(
            [.. rows.OrderByDescending(row => row.Task.CreatedAt).Select(row => new FollowUpView(
                row.Task.Id.Value, row.Task.ConversationId.Value, row.Rating.Grade, row.Rating.Reason, row.Rating.StaffName, row.Task.CreatedAt, row.Task.DoneAt, row.Task.DoneName, row.Task.Note)
            {
                Department = row.Task.Department,
            })],
            total);
    }

    /// <returns>Whether there was such a task; done once, it stays as it was done.</returns>
    public async Task<bool> FinishAsync(RatingId id, Officer officer, string? note, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var finished = await Seen().Where(task => task.Id == id && task.DoneAt == null).ExecuteUpdateAsync(
            change => change.SetProperty(task => task.DoneAt, now).SetProperty(task => task.DoneBy, officer.Id).SetProperty(task => task.DoneName, officer.DisplayName).SetProperty(task => task.Note, note),
            cancellation);
        return finished > 0 || await Seen().AnyAsync(task => task.Id == id, cancellation);
    }

    private IQueryable<FollowUp> Seen()
    {
        var all = db.Set<FollowUp>().AsNoTracking();
        if (reach.CoversAll) return all;
        var keys = reach.Departments.ToList();
        return all.Where(task => task.Department == null || keys.Contains(task.Department));
    }
}
