using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Desk;

public readonly record struct CannedPhraseId(Guid Value) : ITypedId<CannedPhraseId>
{
    public static CannedPhraseId From(Guid value) => new(value);

    public static CannedPhraseId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public override string ToString() => Value.ToString();
}

/// <summary>A sentence an officer inserts instead of typing it (常用语); shared by the whole agency.</summary>
public sealed class CannedPhrase : IAgencyOwned
{
    public required CannedPhraseId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>What is typed after "/" to get it.</summary>
    public string? Shortcut { get; set; }
}
