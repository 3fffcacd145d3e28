using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Agencies;

/// <summary>Adds an account to the signed-in person's agency or changes one (公众号接入). The message path uses the new credentials at once.</summary>
internal sealed class SaveAccount(ZhijianDb db, AuditLog audit, SecretBox secrets, AccountRegister register, AccountViews views, TimeProvider time)
{
    public static async Task<Results<Created<AccountView>, ProblemHttpResult>> AddAsync(AccountRequest request, SaveAccount save, HttpContext http)
    {
        if (await save.RefuseAsync(request, null, http.RequestAborted) is { } problem) return problem;
        var account = new OfficialAccount { Id = AccountId.New(save.Time), AgencyId = http.User.AgencyId(), Key = request.AppId };
        save.Db.Add(account);
        save.Note(AuditAction.AccountAdded, request, http);
        await save.TakeAsync(account, request, http.RequestAborted);
        return TypedResults.Created($"/api/accounts/{account.Id}", save.Views.Of(account));
    }

    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> ChangeAsync(Guid id, AccountRequest request, SaveAccount save, HttpContext http)
    {
        var account = await save.Db.Set<OfficialAccount>().SingleOrDefaultAsync(row => row.Id == new AccountId(id), http.RequestAborted);
        if (account is null) return AccountViews.NotFound();
        if (await save.RefuseAsync(request, account, http.RequestAborted) is { } problem) return problem;
        save.Note(AuditAction.AccountChanged, request, http);
        await save.TakeAsync(account, request, http.RequestAborted);
        return TypedResults.Ok(save.Views.Of(account));
    }

    private ZhijianDb Db => db;

    private AccountViews Views => views;

    private TimeProvider Time => time;

    /// <summary>Says which secrets were replaced, never the secrets.</summary>
    private void Note(AuditAction action, AccountRequest request, HttpContext http)
    {
        var secret = new[] { (request.AppSecret, "AppSecret"), (request.Token, "Token"), (request.EncodingAesKey, "EncodingAESKey") };
        var replaced = secret.Where(pair => pair.Item1 is { Length: > 0 }).Select(pair => pair.Item2).ToList();
        audit.Note(AuditActor.Of(http.User), action, $"account:{request.AppId}", replaced.Count == 0 ? null : "credentials: " + string.Join(", ", replaced));
    }

    private async Task<ProblemHttpResult?> RefuseAsync(AccountRequest request, OfficialAccount? present, CancellationToken cancellation)
    {
        if (request.Check(isNew: present is null).ToList() is { Count: > 0 } faults) return Problem.Invalid("account_invalid", faults);
        var taken = await db.Set<OfficialAccount>().AcrossAllAgencies().Where(row => row.AppId == request.AppId).Select(row => (AccountId?)row.Id).SingleOrDefaultAsync(cancellation);
        return taken is null || taken == present?.Id ? null : Problem.Conflict("appid_taken", $"An account with the appid {request.AppId} is on this server already.");
    }

    private async Task TakeAsync(OfficialAccount account, AccountRequest request, CancellationToken cancellation)
    {
        (account.AppId, account.OriginalId, account.Name) = (request.AppId, request.OriginalId, request.Name.Trim());
        (account.Kind, account.Mode, account.Description, account.UpdatedAt) = (request.Kind, request.Mode, request.Description, time.GetUtcNow());
        account.OneTimeTemplateId = request.OneTimeTemplateId is { Length: > 0 } template ? template : null;
        if (request.AppSecret is { Length: > 0 } appSecret) account.SealedAppSecret = secrets.Seal(appSecret);
        if (request.Token is { Length: > 0 } token) account.SealedToken = secrets.Seal(token);
        if (request.EncodingAesKey is { Length: > 0 } key) account.SealedEncodingAesKey = secrets.Seal(key);
        await db.SaveChangesAsync(cancellation);
        register.Publish(account);
    }
}
