namespace Zhijian.Server.Knowledge.Answers;

/// <summary>What a person can do with an answer besides writing it.</summary>
public enum AnswerStep
{
    /// <summary>Send it for review (送审).</summary>
    Submit,

    /// <summary>Let citizens have it (审核通过).</summary>
    Approve,

    /// <summary>Make a draft of it again (退回).</summary>
    Return,

    /// <summary>Stop giving it (停用).</summary>
    Retire,
}

public enum StepOutcome
{
    Done,

    /// <summary>It stands there already.</summary>
    Already,

    /// <summary>The last change is the approver's own.</summary>
    NeedsSecondPerson,

    /// <summary>Who returns somebody else's answer says why.</summary>
    NeedsReason,

    /// <summary>Not from where it stands.</summary>
    Impossible,
}

/// <summary>The life of an answer (口径的一生): draft, review, approved, retired; two persons for approval. Pure.</summary>
internal static class AnswerLife
{
    public static AnswerStatus Target(AnswerStep step) => step switch
    {
        AnswerStep.Submit => AnswerStatus.Review,
        AnswerStep.Approve => AnswerStatus.Approved,
        AnswerStep.Return => AnswerStatus.Draft,
        _ => AnswerStatus.Retired,
    };

    public static AnswerChange ChangeOf(AnswerStep step) => step switch
    {
        AnswerStep.Submit => AnswerChange.Submitted,
        AnswerStep.Approve => AnswerChange.Approved,
        AnswerStep.Return => AnswerChange.Returned,
        _ => AnswerChange.Retired,
    };

    /// <param name="ownChange">The one who takes the step wrote the last change.</param>
    public static StepOutcome Decide(AnswerStatus status, AnswerStep step, bool ownChange, bool hasReason) => (status, step) switch
    {
        _ when status == Target(step) => StepOutcome.Already,
        (AnswerStatus.Review, AnswerStep.Approve) => ownChange ? StepOutcome.NeedsSecondPerson : StepOutcome.Done,
        (AnswerStatus.Review, AnswerStep.Return) => ownChange || hasReason ? StepOutcome.Done : StepOutcome.NeedsReason,
        (AnswerStatus.Draft, AnswerStep.Submit) or (AnswerStatus.Retired, AnswerStep.Return) or (_, AnswerStep.Retire) => StepOutcome.Done,
        _ => StepOutcome.Impossible,
    };

    /// <summary>Where a row of a table leads: an approved wording that comes with a table waits for review like one that was typed.</summary>
    public static AnswerStatus Imported(AnswerStatus wanted, bool isNews) => wanted == AnswerStatus.Approved && isNews ? AnswerStatus.Review : wanted;
}
