using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>How far an answer that somebody drafted has come.</summary>
public enum DraftStage
{
    /// <summary>It is not given to citizens yet.</summary>
    Writing,

    /// <summary>Citizens get it.</summary>
    Approved,

    /// <summary>Citizens no longer get it.</summary>
    Retired,
}

/// <param name="Key">Names the draft: asking for the same key again makes no second one.</param>
/// <param name="Phrasings">At most <see cref="AnswerDrafts.MostPhrasings"/> are taken, in this order.</param>
/// <param name="Department">Key of the department that is to answer for it.</param>
public sealed record AnswerDraftRequest(AgencyId AgencyId, string Key, string Question, IReadOnlyList<string> Phrasings, string? Department);

/// <summary>Begins canonical answers out of questions (起草), to be written by an editor; sees what the current <see cref="AgencyScope"/> allows.</summary>
public sealed class AnswerDrafts(ZhijianDb db, TimeProvider time)
{
    public const int MostPhrasings = AnswerRules.MostPhrasings;

    public const int MostCharacters = AnswerRules.MostQuestionCharacters;

    /// <summary>Saves the draft together with what else the unit of work holds, unless there is an answer of this key.</summary>
    /// <returns>Id of the answer, whichever it was.</returns>
    public async Task<Guid> BeginAsync(AnswerDraftRequest request, StaffId author, string authorName, CancellationToken cancellation)
    {
        if (await FindAsync(request.Key, cancellation) is { } known) return known;
        var answer = new CanonicalAnswer { Id = AnswerId.New(time), AgencyId = request.AgencyId, Key = request.Key };
        var content = new AnswerContent(
            request.Question, [.. request.Phrasings.Take(MostPhrasings)], AnswerKind.Text, Text: null, Title: null, Description: null, Url: null, Media: null,
            request.Department, Source: null, SourceUrl: null, EffectiveFrom: null, ExpiresAt: null);
        db.AddRange(answer, answer.Revise(content.Cleaned(), new AnswerAuthor(author, authorName), time.GetUtcNow())!);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return answer.Id.Value;
        }
        catch (DbUpdateException)
        {
            // Somebody clicked at the same moment; the key is unique.
            db.ChangeTracker.Clear();
            if (await FindAsync(request.Key, cancellation) is { } other) return other;
            throw;
        }
    }

    /// <summary>Stages of those of these answers that exist.</summary>
    public async Task<Dictionary<Guid, DraftStage>> StagesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(AnswerId.From).ToList();
        var found = await db.Set<CanonicalAnswer>().AsNoTracking().Where(answer => wanted.Contains(answer.Id)).Select(answer => new { answer.Id, answer.Status, answer.ApprovedVersion }).ToListAsync(cancellation);
        return found.ToDictionary(answer => answer.Id.Value, answer => answer switch
        {
            { Status: AnswerStatus.Retired } => DraftStage.Retired,
            { ApprovedVersion: not null } => DraftStage.Approved,
            _ => DraftStage.Writing,
        });
    }

    /// <summary>Standard questions, as they are written now, of those of these answers that exist.</summary>
    public async Task<Dictionary<Guid, string>> QuestionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var wanted = ids.Select(AnswerId.From).ToList();
        var found = await db.Set<CanonicalAnswer>().AsNoTracking().Where(answer => wanted.Contains(answer.Id)).Select(answer => new { answer.Id, answer.Question }).ToListAsync(cancellation);
        return found.ToDictionary(answer => answer.Id.Value, answer => answer.Question);
    }

    private async Task<Guid?> FindAsync(string key, CancellationToken cancellation) =>
        await db.Set<CanonicalAnswer>().AsNoTracking().Where(answer => answer.Key == key).Select(answer => (AnswerId?)answer.Id).SingleOrDefaultAsync(cancellation) is { } id ? id.Value : null;
}
