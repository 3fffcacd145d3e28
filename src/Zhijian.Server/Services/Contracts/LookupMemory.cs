using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Cases;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>
/// What was looked up while one message of a citizen is handled (查询结果), however often it has to be decided: each question is asked once. The budget is that of all of them together.
/// </summary>
public sealed class LookupMemory(TimeProvider time, TimeSpan budget, CitizenKey citizen)
{
    /// <summary>As long as a passive reply can wait, with time left for everything else.</summary>
    public static readonly TimeSpan UsualBudget = TimeSpan.FromSeconds(3.7);

    /// <summary>A definition that asks on and on is stopped here.</summary>
    private const int MostQuestions = 6;

    private readonly long _since = time.GetTimestamp();
    private List<string>? _cases;
    private Dictionary<string, DepartmentReply>? _replies;
    private Guid? _run;
    private IReadOnlyList<BoundDocument>? _documents;

    /// <summary>By the key of the call.</summary>
    internal IReadOnlyDictionary<string, DepartmentReply> Replies => _replies ??= new(StringComparer.Ordinal);

    /// <summary>
    /// The run that begins with this message: the same each time it is decided, as calls carry its id; with the documents the citizen has bound, where the
    /// service offers them.
    /// </summary>
    internal ServiceRun Begin(ServiceVersion version, Guid conversation, IReadOnlyDictionary<string, SlotBoard> boards, DateTimeOffset now) => new()
    {
        Id = _run ??= Guid.CreateVersion7(now),
        AgencyId = version.AgencyId,
        ConversationId = conversation,
        Service = version.Key,
        Version = version.Version,
        Department = version.Definition.Department,
        StartedAt = now,
        ChangedAt = now,
        Boards = boards,
        Entries = BoundEntries.Seed(_documents ?? []),
    };

    /// <param name="services">That the message may concern; nothing is read or asked that none of them needs.</param>
    /// <param name="next">What is to be asked, with the answers that are there.</param>
    internal async Task AskAsync(LookupDesk desk, IReadOnlyList<ServiceDefinition> services, Func<DepartmentCall?> next)
    {
        if (_documents is null && services.Any(service => service.Steps.Any(step => step.Bound is not null))) _documents = await desk.DocumentsAsync(citizen);
        if (!services.Any(service => service.AsksDepartments)) return;
        _replies ??= new(StringComparer.Ordinal);
        // Decided anew because somebody was faster: what there is besides may be theirs.
        foreach (var key in _cases ?? []) _replies.Remove(key);
        _cases = null;
        while (_replies.Count < MostQuestions && next() is { } call)
        {
            _replies[call.IdempotencyKey] = await desk.AskAsync(citizen, call, budget - time.GetElapsedTime(_since));
            if (CaseOperations.Has(call.Operation)) (_cases ??= []).Add(call.IdempotencyKey);
        }
    }
}
