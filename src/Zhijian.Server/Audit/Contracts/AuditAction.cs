namespace Zhijian.Server.Audit.Contracts;

/// <summary>What the audit log speaks of (审计事项). The names stand in the database and under every hash: add, never rename.</summary>
public enum AuditAction
{
    SignedIn,
    SignInFailed,
    LockedOut,
    SignedOut,
    PasswordChanged,
    SecondFactorEnrolled,
    RecoveryCodeUsed,
    StaffAdded,
    StaffChanged,
    StaffLocked,
    StaffUnlocked,
    StaffDeleted,
    PasswordReset,
    SecondFactorReset,
    RolesChanged,
    DepartmentAdded,
    DepartmentChanged,
    AccountAdded,

    /// <summary>An official account's settings; the details say whether its credentials were among them.</summary>
    AccountChanged,
    MenuPublished,
    AnswerApproved,
    AnswerRetired,
    AnswersImported,
    RuleAdded,
    RuleChanged,
    RuleDeleted,
    RepliesChanged,
    PackLoaded,
    Exported,

    ModelUseChanged,

    /// <summary>A citizen's full number was shown to somebody who gave a reason.</summary>
    Revealed,
    ConversationTransferred,
    ConversationTakenOver,
    PromiseRulesChanged,
    PhraseAdded,
    PhraseChanged,
    PhraseDeleted,
    SkillsChanged,
    AssignmentChanged,
    OpeningHoursChanged,
    DepartmentClosed,
    DepartmentReopened,
    ServiceRecordHandled,
    AppointmentCancelled,
    AppointmentSlotsClosed,
    AppointmentSlotsOpened,
    AppointmentCheckedIn,

    /// <summary>Changed words of a service became a new version.</summary>
    ServiceApproved,
    /// <summary>Somebody looked at a picture, recording or document a citizen sent for a service.</summary>
    ServiceFileSeen,
    ServiceReportDecided,

    /// <summary>Somebody gave a department's file by hand.</summary>
    DropUploaded,

    /// <summary>A citizen took a copy of everything that is held of them.</summary>
    CitizenDataExported,

    /// <summary>A citizen had everything deleted that the law does not make the agency keep.</summary>
    CitizenDataDeleted,
}
