using System.Security.Cryptography;
using System.Text;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations;

/// <summary>
/// A question nobody's answer fitted (未答问题), or whose answer did not help (差评问题), counted over everybody who asked it of one account.
/// </summary>
public sealed record UnansweredQuestion : IAgencyOwned
{
    public const int LongestText = 500;

    public required UnansweredQuestionId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The same for texts that differ only in space, case and final punctuation.</summary>
    public required Guid TextKey { get; init; }

    public required string Text { get; init; }

    public int Count { get; init; }

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; init; }

    /// <summary>Where it was asked last.</summary>
    public ConversationId ConversationId { get; init; }

    /// <summary>Key of the department in whose queue it led last, or that owns the answer which did not help; null is the general queue.</summary>
    public string? Department { get; init; }

    /// <summary>How often of <see cref="Count"/> the answer did not help.</summary>
    public int BadlyRated { get; init; }

    /// <summary>Id of the canonical answer that did not help last.</summary>
    public Guid? RatedAnswer { get; init; }

    /// <summary>Its version then.</summary>
    public int? RatedVersion { get; init; }

    /// <summary>An editor has dealt with it; asked again, it is back.</summary>
    public DateTimeOffset? DismissedAt { get; init; }

    public static Guid KeyOf(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.AsSpan().Trim().TrimEnd("。.！!？?～~")) if (!char.IsWhiteSpace(character)) folded.Append(char.ToLowerInvariant(character));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(folded.ToString())).AsSpan(0, 16), bigEndian: true);
    }
}
