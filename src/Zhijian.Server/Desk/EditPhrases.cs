using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk;

public sealed record PhraseForm(
    [property: Required, StringLength(128)] string Title, [property: Required, StringLength(2048)] string Text, [property: StringLength(32)] string? Shortcut);

public sealed record PhraseView(Guid Id, string Title, string Text, string? Shortcut)
{
    internal static PhraseView Of(CannedPhrase phrase) => new(phrase.Id.Value, phrase.Title, phrase.Text, phrase.Shortcut);
}

/// <summary>The agency's canned phrases: list, add, change, delete.</summary>
internal static class EditPhrases
{
    public static void MapPhrases(this IEndpointRouteBuilder routes)
    {
        var phrases = routes.MapGroup("/api/phrases").WithTags("Desk").RequireAuthorization(Policies.AnswerCitizens);
        phrases.MapGet("", ListAsync).WithName("ListPhrases");
        phrases.MapPost("", AddAsync).WithName("AddPhrase");
        phrases.MapPut("{id:guid}", ChangeAsync).WithName("ChangePhrase");
        phrases.MapDelete("{id:guid}", DeleteAsync).WithName("DeletePhrase");
    }

    private static async Task<Ok<List<PhraseView>>> ListAsync(ZhijianDb db, CancellationToken cancellation) =>
        TypedResults.Ok((await db.Set<CannedPhrase>().AsNoTracking().OrderBy(phrase => phrase.Title).ToListAsync(cancellation)).ConvertAll(PhraseView.Of));

    private static async Task<Results<Created<PhraseView>, ProblemHttpResult>> AddAsync(
        PhraseForm form, ZhijianDb db, AuditLog audit, HttpContext http, TimeProvider time, CancellationToken cancellation)
    {
        if (PhraseVariables.WhyNot(form.Text) is { } reason) return VariableUnknown(reason);
        if (await TitleIsTakenAsync(db, form.Title, except: null, cancellation)) return TitleTaken(form.Title);
        var phrase = new CannedPhrase { Id = CannedPhraseId.New(time), AgencyId = http.User.AgencyId(), Title = form.Title, Text = form.Text, Shortcut = form.Shortcut };
        db.Add(phrase);
        audit.Note(AuditActor.Of(http.User), AuditAction.PhraseAdded, $"phrase:{phrase.Title}");
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Created($"/api/phrases/{phrase.Id}", PhraseView.Of(phrase));
    }

    private static async Task<Results<Ok<PhraseView>, ProblemHttpResult>> ChangeAsync(
        Guid id, PhraseForm form, ZhijianDb db, AuditLog audit, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var phraseId = new CannedPhraseId(id);
        if (await db.Set<CannedPhrase>().SingleOrDefaultAsync(row => row.Id == phraseId, cancellation) is not { } phrase) return NotFound();
        if (PhraseVariables.WhyNot(form.Text) is { } reason) return VariableUnknown(reason);
        if (await TitleIsTakenAsync(db, form.Title, phraseId, cancellation)) return TitleTaken(form.Title);
        audit.Note(AuditActor.Of(person), AuditAction.PhraseChanged, $"phrase:{form.Title}", phrase.Title == form.Title ? null : $"was: {phrase.Title}");
        (phrase.Title, phrase.Text, phrase.Shortcut) = (form.Title, form.Text, form.Shortcut);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(PhraseView.Of(phrase));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ZhijianDb db, AuditLog audit, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var phraseId = new CannedPhraseId(id);
        if (await db.Set<CannedPhrase>().SingleOrDefaultAsync(row => row.Id == phraseId, cancellation) is not { } phrase) return NotFound();
        db.Remove(phrase);
        audit.Note(AuditActor.Of(person), AuditAction.PhraseDeleted, $"phrase:{phrase.Title}");
        await db.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static Task<bool> TitleIsTakenAsync(ZhijianDb db, string title, CannedPhraseId? except, CancellationToken cancellation) =>
        db.Set<CannedPhrase>().AnyAsync(row => row.Title == title && row.Id != except, cancellation);

    private static ProblemHttpResult VariableUnknown(string reason) => Problem.Invalid("phrase_variable_unknown", [new Fault("text", reason)]);

    private static ProblemHttpResult TitleTaken(string title) => Problem.Conflict("phrase_title_taken", $"There is a phrase with the title \"{title}\" already. Choose another title.");

    private static ProblemHttpResult NotFound() => Problem.NotFound("phrase_not_found", "This phrase no longer exists. Reload the list.");
}
