using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Playbooks;

/// <summary>Builds the playbooks of an agency's accounts and puts them on the shelf, all at once. One index serves all accounts of the agency.</summary>
public sealed partial class PlaybookBuilder(
    IServiceScopeFactory scopes, AccountDirectory accounts, PlaybookShelf shelf, TimeProvider time, ILogger<PlaybookBuilder> log)
{
    /// <summary>The playbooks of an agency are on the shelf.</summary>
    public event Action<AgencyId>? Built;

    /// <returns>When it must be built again although nothing is edited: an answer begins or ceases to hold.</returns>
    public async Task<DateTimeOffset?> BuildAsync(AgencyId agency, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var snapshot = await ReadAsync(agency, cancellation);
        var now = time.GetUtcNow();
        var effective = PlaybookMaker.Effective(snapshot.Answers, now);
        var index = PlaybookMaker.Index(effective, cancellation);
        var books = accounts.All.Where(account => account.AgencyId == agency)
            .Select(account => (account.Id, Book: PlaybookMaker.Make(account.Id, snapshot, effective, index))).ToList();
        foreach (var (account, book) in books) shelf.Put(account, book);
        LogBuilt(agency, books.Count, effective.Count, time.GetElapsedTime(started).TotalMilliseconds);
        Built?.Invoke(agency);
        return PlaybookMaker.NextBoundary(snapshot.Answers, now);
    }

    internal async Task<KnowledgeSnapshot> ReadAsync(AgencyId agency, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        return new KnowledgeSnapshot(
            await ApprovedAsync(db, cancellation),
            await db.Set<KeywordRule>().AsNoTracking().ToListAsync(cancellation),
            await db.Set<AccountReplies>().AsNoTracking().ToListAsync(cancellation),
            await db.Set<MediaFile>().AsNoTracking().ToListAsync(cancellation),
            await db.Set<UploadedMedia>().AsNoTracking().ToListAsync(cancellation));
    }

    private static Task<List<ApprovedAnswer>> ApprovedAsync(ZhijianDb db, CancellationToken cancellation) => (
        from answer in db.Set<CanonicalAnswer>().AsNoTracking()
        join version in db.Set<AnswerVersion>().AsNoTracking()
            on new { answer.AgencyId, answer.Id, Number = answer.ApprovedVersion } equals new { version.AgencyId, Id = version.AnswerId, Number = (int?)version.Number }
        orderby answer.Id
        select new ApprovedAnswer(answer.Id, answer.Key, version.Content, version.Number)).ToListAsync(cancellation);

    [LoggerMessage(LogLevel.Information, "Playbooks of agency {Agency}: {Accounts} accounts, {Answers} answers, built in {Milliseconds:F0} ms")]
    private partial void LogBuilt(AgencyId agency, int accounts, int answers, double milliseconds);
}
