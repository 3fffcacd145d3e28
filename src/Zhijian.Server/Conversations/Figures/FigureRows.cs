using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations.Figures;

/// <summary>What was counted in one hour of one department; written by <see cref="FigureWriter"/> only, in steps.</summary>
public sealed record HourlyFigures : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Its beginning; hours of Beijing and of UTC begin together.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>Key of the department, or <see cref="Contracts.ConversationReader.GeneralQueue"/> where there is none.</summary>
    public required string Department { get; init; }

    public int Received { get; init; }

    public int Answered { get; init; }

    public int Offered { get; init; }

    public int Picked { get; init; }

    public int HandedOver { get; init; }

    public int Unanswered { get; init; }

    public int Replied { get; init; }
}

/// <summary>Replies of one officer in one hour.</summary>
public sealed record OfficerHour : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required DateTimeOffset Hour { get; init; }

    public required StaffId StaffId { get; init; }

    public int Replied { get; init; }
}

/// <summary>How often one matter was asked about in one hour. Kept for days only: it tells what people ask now.</summary>
public sealed record MatterHour : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required DateTimeOffset Hour { get; init; }

    /// <summary>Id of the canonical answer that was given, or <see cref="UnansweredQuestion.TextKey"/> of the question nothing fitted.</summary>
    public required Guid Matter { get; init; }

    /// <summary>Which of the two.</summary>
    public required bool IsAnswered { get; init; }

    public int Count { get; init; }
}

/// <summary>The one row that says up to which message everything is counted; it moves in the transaction that counts.</summary>
public sealed record FigurePosition
{
    public const int Only = 1;

    public required int Id { get; init; }

    public required long UpTo { get; init; }
}
