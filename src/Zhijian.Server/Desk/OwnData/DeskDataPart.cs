using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Platform.Privacy;

namespace Zhijian.Server.Desk.OwnData;

/// <summary>Copies of what citizens sent, which officers looked at, and topics that are named by a citizen's own words.</summary>
internal sealed class DeskDataPart(InboundMediaShelf shelf, TopicWorker topics) : ICitizenDataPart
{
    /// <summary>When the questions are gone the topics are made anew.</summary>
    public int Order => 95;

    public Task<IReadOnlyList<DataSection>> ExportAsync(CitizenSubject subject, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataSection>>([]);

    public Task<IReadOnlyList<DeletionItem>> LookAheadAsync(CitizenSubject subject, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DeletionItem>>([]);

    public Task<int> ForgetAsync(CitizenSubject subject, CancellationToken cancellation)
    {
        topics.Request(subject.Agency, mine: true);
        return Task.FromResult(subject.Conversations.Sum(shelf.DeleteOf));
    }
}
