using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Files;

/// <summary>
/// What a citizen sends in the chat for a step (收取附件): fetched and looked at while the citizen waits, as long as there is time; otherwise its media id is written down
/// with the message, and it is fetched later. Either way it is not lost.
/// </summary>
internal sealed class FileArrivals(WeChatFiles wechat, FileIntake intake, TimeProvider time)
{
    /// <param name="files">Those of the run that came before.</param>
    public async Task<ServiceFile> ReceiveAsync(ServiceRun run, ServiceStep step, AccountId account, SentMedia media, IReadOnlyList<ServiceFile> files)
    {
        var now = time.GetUtcNow();
        var sent = new ServiceFile
        {
            Id = IdOf(run, media, files),
            AgencyId = run.AgencyId,
            ConversationId = run.ConversationId,
            RunId = run.Id,
            Step = step.Key,
            Department = run.Department,
            AccountId = account.Value,
            MediaId = media.MediaId,
            SentAt = now,
            DueAt = now,
        };
        if (files.FirstOrDefault(file => file.Id == sent.Id) is { } known) return known;
        var (outcome, bytes) = await wechat.FetchAsync(account, media.MediaId, FileCheck.MostBytes(step.Kind), WeChatFiles.Patience, CancellationToken.None);
        return outcome switch
        {
            FetchOutcome.Fetched => await intake.TakeAsync(sent, step, bytes, FileEntry.InUse(run.Entries, files, step.Key), CancellationToken.None),
            FetchOutcome.TooLarge => sent with { State = FileState.Refused, Fault = FileCheck.TooLarge(step.Kind, null), DueAt = null },
            FetchOutcome.Gone => sent with { State = FileState.Gone, Fault = Expired(step.Kind), DueAt = null },
            _ => sent,
        };
    }

    /// <summary>What was taken back may be sent again while its bytes are still being deleted.</summary>
    private static Guid IdOf(ServiceRun run, SentMedia media, IReadOnlyList<ServiceFile> files)
    {
        var id = FileStorage.IdOf(run.ConversationId, media.MediaId);
        return files.Any(file => file.Id == id && file.State == FileState.Loose) ? FileStorage.IdOf(run.ConversationId, id.ToString("N")) : id;
    }

    public static string Expired(StepKind kind) => $"微信里已经取不到这{Unit(kind)}了，请重新发送。";

    public static string Unit(StepKind kind) => kind == StepKind.Photos ? "张照片" : kind == StepKind.Voice ? "段录音" : "个文件";
}
