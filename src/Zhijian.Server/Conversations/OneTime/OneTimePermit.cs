using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>
/// A citizen's agreement to one message outside window and budget (一次性订阅许可). One for each link that was offered, so a link opened again
/// gives nothing; deleted when the citizen leaves the account.
/// </summary>
public sealed record OneTimePermit : IAgencyOwned
{
    public required ConversationId ConversationId { get; init; }

    /// <summary>The message that offered the link.</summary>
    public required int Seq { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>It holds for this template only.</summary>
    public required string TemplateId { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>Before the call that uses it; null while it can be used.</summary>
    public DateTimeOffset? SpentAt { get; init; }
}
