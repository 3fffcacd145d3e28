using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Assistant.Contracts;

/// <summary>What an agency lets a language model do (辅助模型). The names are API.</summary>
public enum ModelUse
{
    /// <summary>Nothing is ever sent to it.</summary>
    Off = 0,

    /// <summary>It drafts replies that an officer reads, changes and sends.</summary>
    Drafts = 1,

    /// <summary>Besides, where the engine is in doubt it picks one of the approved answers, which is then sent as it stands.</summary>
    DraftsAndPicks = 2,
}

/// <summary>An approved answer as the model sees it.</summary>
public sealed record ModelSource(string Id, string Question, string Answer)
{
    public static ModelSource Of(PlaybookAnswer answer) => new(answer.Id, answer.Title, answer.Words);
}

public enum DraftOutcome
{
    Drafted,

    /// <summary>The approved answers do not say it.</summary>
    NothingFits,

    /// <summary>The model wrote numbers no source has, or named no source.</summary>
    Ungrounded,

    /// <summary>It did not answer in time, or not sensibly.</summary>
    Unavailable,
}

public sealed record ModelDraft(DraftOutcome Outcome)
{
    public string Text { get; init; } = "";

    /// <summary>The answers it cites; of a draft at least one.</summary>
    public IReadOnlyList<string> SourceIds { get; init; } = [];
}

/// <summary>
/// A language model beside the engine. It only ever chooses among approved answers or words a draft from them; personal data is masked before anything leaves.
/// </summary>
public sealed class ModelHelp
{
    private readonly ModelClient _client;
    private readonly ModelSettings _settings;

    internal ModelHelp(ModelClient client, ModelSettings settings) => (_client, _settings) = (client, settings);

    public bool MayDraft(AgencyId agency) => _client.IsConfigured && _settings.Of(agency) >= ModelUse.Drafts;

    public bool MayPick(AgencyId agency) => _client.IsConfigured && _settings.Of(agency) >= ModelUse.DraftsAndPicks;

    /// <summary>Which of the answers answers the question. Never throws: whatever goes wrong, the engine's own decision stands.</summary>
    /// <param name="limit">How long the citizen can wait; the configured time holds if it is shorter.</param>
    /// <returns>An id of the sources; null when none fits or nobody knows.</returns>
    public async Task<string?> PickAsync(string question, IReadOnlyList<ModelSource> sources, TimeSpan limit, CancellationToken cancellation = default)
    {
        if (sources.Count == 0 || await _client.AskAsync(ModelPrompts.Pick(question, sources), limit, cancellation) is not { } said) return null;
        return ModelReplies.ReadPick(said) is { } number && number >= 1 && number <= sources.Count ? sources[number - 1].Id : null;
    }

    /// <param name="lines">What was said last, oldest first.</param>
    public async Task<ModelDraft> DraftAsync(IReadOnlyList<ModelLine> lines, IReadOnlyList<ModelSource> sources, CancellationToken cancellation)
    {
        if (sources.Count == 0) return new ModelDraft(DraftOutcome.NothingFits);
        if (await _client.AskAsync(ModelPrompts.Draft(lines, sources), ModelClient.LongestDraft, cancellation) is not { } said || ModelReplies.ReadDraft(said) is not { } draft)
            return new ModelDraft(DraftOutcome.Unavailable);
        if (draft.Reply.Length == 0) return new ModelDraft(DraftOutcome.NothingFits);
        var cited = draft.Sources.Distinct().Where(number => number >= 1 && number <= sources.Count).Select(number => sources[number - 1]).ToList();
        return cited.Count > 0 && Grounding.IsGrounded(draft.Reply, [.. cited.Select(source => source.Question + source.Answer), .. lines.Select(line => line.Text)])
            ? new ModelDraft(DraftOutcome.Drafted) { Text = draft.Reply, SourceIds = cited.ConvertAll(source => source.Id) }
            : new ModelDraft(DraftOutcome.Ungrounded);
    }
}

/// <summary>One line of a chat.</summary>
public sealed record ModelLine(bool FromCitizen, string Text);
