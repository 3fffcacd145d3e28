using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Knowledge.Media;

/// <summary>Keeps uploaded media fresh in the background (素材): after every new playbook, and every half hour for what is getting old or failed.</summary>
internal sealed partial class MediaShelf : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    private readonly Channel<AgencyId> _queue = Channel.CreateUnbounded<AgencyId>();
    private readonly MediaUploader _uploader;
    private readonly PlaybookWorker _playbooks;
    private readonly ILogger<MediaShelf> _log;
    private readonly ITimer _timer;

    public MediaShelf(PlaybookBuilder builder, PlaybookWorker playbooks, MediaUploader uploader, AccountDirectory accounts, TimeProvider time, ILogger<MediaShelf> log)
    {
        (_uploader, _playbooks, _log) = (uploader, playbooks, log);
        builder.Built += Request;
        _timer = time.CreateTimer(_ => accounts.All.Select(account => account.AgencyId).Distinct().ToList().ForEach(Request), null, Every, Every);
    }

    /// <summary>Forgets what an account had at WeChat, for an emulated WeChat that started empty.</summary>
    public static Task ForgetAsync(ZhijianDb db, AccountId account, CancellationToken cancellation) =>
        db.Set<UploadedMedia>().Where(upload => upload.AccountId == account).ExecuteDeleteAsync(cancellation);

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var agency in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (await _uploader.RefreshAsync(agency, stoppingToken)) _playbooks.Request(agency);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogFailed(problem, agency);
            }
        }
    }

    private void Request(AgencyId agency) => _queue.Writer.TryWrite(agency);

    [LoggerMessage(LogLevel.Error, "The media of agency {Agency} could not be looked after")]
    private partial void LogFailed(Exception problem, AgencyId agency);
}
