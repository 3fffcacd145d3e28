using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;
using Zhijian.WeChat.OfficialAccounts;
using ClientFile = Zhijian.WeChat.OfficialAccounts.MediaFile;
using ClientKind = Zhijian.WeChat.OfficialAccounts.MediaKind;

namespace Zhijian.Server.Knowledge.Media;

/// <summary>
/// Brings the media that an agency's playbooks need to WeChat, for each of its accounts. Temporary media live three days there and are
/// uploaded anew before that; addresses of article pictures last.
/// </summary>
internal sealed partial class MediaUploader(
    PlaybookBuilder builder, AccountDirectory accounts, OfficialAccountClients clients, MediaStore store, IServiceScopeFactory scopes, TimeProvider time, ILogger<MediaUploader> log)
{
    /// <summary>After this a media id is renewed.</summary>
    public static readonly TimeSpan RenewAfter = TimeSpan.FromHours(60);

    /// <summary>After this a media id is dropped: WeChat does so at 72 hours, and a follower may open it late.</summary>
    public static readonly TimeSpan DropAfter = TimeSpan.FromHours(71);

    /// <returns>True when something changed that playbooks should know.</returns>
    public async Task<bool> RefreshAsync(AgencyId agency, CancellationToken cancellation)
    {
        var snapshot = await builder.ReadAsync(agency, cancellation);
        var changed = await DropOldAsync(agency, cancellation);
        var files = snapshot.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var account in accounts.All.Where(account => account.AgencyId == agency))
            foreach (var need in MediaNeeds.Of(snapshot, account.Id))
                if (files.TryGetValue(need.Name, out var file) && !HasFresh(snapshot, account.Id, file.Hash, need.AsAddress))
                    changed |= await TryUploadAsync(account, file, need.AsAddress, cancellation);
        return changed;
    }

    private bool HasFresh(KnowledgeSnapshot snapshot, AccountId account, string hash, bool asAddress)
    {
        var upload = snapshot.Uploads.FirstOrDefault(upload => upload.AccountId == account && upload.Hash == hash && upload.IsAddress == asAddress);
        return upload is not null && (asAddress || time.GetUtcNow() - upload.UploadedAt < RenewAfter);
    }

    private async Task<bool> TryUploadAsync(AccountCredentials account, MediaFile file, bool asAddress, CancellationToken cancellation)
    {
        try
        {
            var media = clients.For(account).Media;
            var content = new ClientFile(Path.GetFileName(file.Name), file.ContentType, file.Bytes, () => store.Open(file.Hash));
            var id = asAddress ? await media.UploadImageAsync(content, cancellation) : (await media.UploadAsync(KindOf(file.Kind), content, cancellation)).MediaId;
            await KeepAsync(account, file.Hash, asAddress, id, cancellation);
            LogUploaded(account.AppId, file.Name);
            return true;
        }
        catch (Exception problem) when (problem is WeChatException or IOException)
        {
            LogFailed(account.AppId, file.Name, problem.Message);
            return false;
        }
    }

    private async Task KeepAsync(AccountCredentials account, string hash, bool asAddress, string id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(account.AgencyId);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var now = time.GetUtcNow();
        if (await ReplaceAsync() > 0) return;
        try
        {
            db.Add(new UploadedMedia { AccountId = account.Id, AgencyId = account.AgencyId, Hash = hash, IsAddress = asAddress, MediaId = id, UploadedAt = now });
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody else, such as another server, uploaded the same at the same time: either will do.
            if (await ReplaceAsync() == 0) throw;
        }

        Task<int> ReplaceAsync() => db.Set<UploadedMedia>().Where(upload => upload.AccountId == account.Id && upload.Hash == hash && upload.IsAddress == asAddress)
            .ExecuteUpdateAsync(change => change.SetProperty(upload => upload.MediaId, id).SetProperty(upload => upload.UploadedAt, now), cancellation);
    }

    private async Task<bool> DropOldAsync(AgencyId agency, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agency);
        var oldest = time.GetUtcNow() - DropAfter;
        return await scope.ServiceProvider.GetRequiredService<ZhijianDb>().Set<UploadedMedia>()
            .Where(upload => !upload.IsAddress && upload.UploadedAt < oldest).ExecuteDeleteAsync(cancellation) > 0;
    }

    private static ClientKind KindOf(MediaKind kind) => kind switch
    {
        MediaKind.Voice => ClientKind.Voice,
        MediaKind.Video => ClientKind.Video,
        _ => ClientKind.Image,
    };

    [LoggerMessage(LogLevel.Information, "{AppId} has {File} at WeChat")]
    private partial void LogUploaded(string appId, string file);

    [LoggerMessage(LogLevel.Warning, "{AppId} could not upload {File}, its words are said instead: {Problem}")]
    private partial void LogFailed(string appId, string file, string problem);
}
