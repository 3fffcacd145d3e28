using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Citizens.Bindings;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Contracts;

/// <summary>What citizens have bound (我的证件): bind, list, unbind. Whether a document is theirs a department has said before.</summary>
public sealed class CitizenDocuments
{
    private const int MostLicences = 1;
    private const int MostVehicles = 5;

    private readonly IServiceScopeFactory _scopes;
    private readonly AgencyHashes _hashes;
    private readonly SecretBox _box;
    private readonly TimeProvider _time;

    internal CitizenDocuments(IServiceScopeFactory scopes, AgencyHashes hashes, SecretBox box, TimeProvider time) => (_scopes, _hashes, _box, _time) = (scopes, hashes, box, time);

    /// <summary>Theirs at whichever account of the matrix they were bound, oldest first.</summary>
    public Task<IReadOnlyList<BoundDocument>> ListAsync(CitizenKey citizen, CancellationToken cancellation = default) => InScopeAsync<IReadOnlyList<BoundDocument>>(
        citizen, async db => [.. (await OwnAsync(db, citizen, cancellation)).Select(Unsealed)]);

    /// <summary>Binding the same again changes nothing.</summary>
    public Task<(BindingFate Fate, string Shown)> BindAsync(CitizenKey citizen, DocumentForm form, CancellationToken cancellation = default) => InScopeAsync(citizen, async db =>
    {
        var (own, hash) = (await OwnAsync(db, citizen, cancellation), (await _hashes.OfAsync(citizen.Agency, cancellation)).Of($"{form.Kind}:{form.Number}"));
        var shown = BindingWords.Mask(form.Kind, form.Number);
        if (own.Exists(binding => binding.NumberHash == hash)) return (BindingFate.Own, shown);
        if (await FoundAsync() is { } before) return (before, shown);
        if (own.Count(binding => binding.Kind == form.Kind) >= (form.Kind == DocumentKind.Licence ? MostLicences : MostVehicles)) return (BindingFate.TooMany, shown);
        db.Add(new DocumentBinding
        {
            Id = Guid.CreateVersion7(_time.GetUtcNow()),
            AgencyId = citizen.Agency,
            AccountId = citizen.Account,
            OpenId = citizen.OpenId,
            Kind = form.Kind,
            NumberHash = hash,
            SealedDocument = _box.Seal(JsonSerializer.Serialize(new SealedContent(form.Number, form.More), JsonColumn.Options)),
            Purpose = form.Purpose,
            Consent = form.Consent,
            BoundAt = _time.GetUtcNow(),
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return (BindingFate.Bound, shown);
        }
        catch (DbUpdateException)
        {
            // Somebody may have been faster; the index says that a licence is bound once. Of a database in trouble nobody is told that others have theirs.
            if (await FoundAsync() is { } meanwhile) return (meanwhile, shown);
            throw;
        }

        // Looked at once more whose it is: the citizen may be binding it at another server.
        async Task<BindingFate?> FoundAsync() =>
            form.Kind != DocumentKind.Licence || !await db.Set<DocumentBinding>().AnyAsync(binding => binding.AgencyId == citizen.Agency && binding.NumberHash == hash, cancellation) ? null
            : (await OwnAsync(db, citizen, cancellation)).Exists(binding => binding.NumberHash == hash) ? BindingFate.Own : BindingFate.Taken;
    });

    /// <returns>What was unbound, masked; null when it is not theirs.</returns>
    public Task<BoundDocument?> UnbindAsync(CitizenKey citizen, Guid id, CancellationToken cancellation = default) => InScopeAsync(citizen, async db =>
    {
        if ((await OwnAsync(db, citizen, cancellation)).Find(binding => binding.Id == id) is not { } binding) return null;
        await db.Set<DocumentBinding>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellation);
        return Unsealed(binding);
    });

    /// <summary>Also what was bound before anybody knew who they are at the other accounts: whose a binding is say account and openid alone.</summary>
    private static async Task<List<DocumentBinding>> OwnAsync(ZhijianDb db, CitizenKey citizen, CancellationToken cancellation)
    {
        var same = await new CitizenIdentities(db).SamePersonAsync(citizen, cancellation);
        var (accounts, openIds) = (same.Select(one => one.Account).ToList(), same.Select(one => one.OpenId).ToList());
        var rows = await db.Set<DocumentBinding>().AsNoTracking().Where(binding => binding.AgencyId == citizen.Agency && accounts.Contains(binding.AccountId) && openIds.Contains(binding.OpenId))
            .OrderBy(binding => binding.BoundAt).ToListAsync(cancellation);
        return rows.FindAll(row => same.Contains(new CitizenKey(row.AgencyId, row.AccountId, row.OpenId)));
    }

    private BoundDocument Unsealed(DocumentBinding binding)
    {
        var content = JsonSerializer.Deserialize<SealedContent>(_box.Open(binding.SealedDocument), JsonColumn.Options)!;
        return new BoundDocument(binding.Id, binding.Kind, BindingWords.Mask(binding.Kind, content.Number), content.Number, content.More, binding.BoundAt, binding.Purpose, binding.Consent);
    }

    private async Task<T> InScopeAsync<T>(CitizenKey citizen, Func<ZhijianDb, Task<T>> work)
    {
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(citizen.Agency);
        return await work(scope.ServiceProvider.GetRequiredService<ZhijianDb>());
    }

    private sealed record SealedContent(string Number, IReadOnlyDictionary<string, string> More);
}
