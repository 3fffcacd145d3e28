namespace Zhijian.Server.Platform.Security;

/// <summary>
/// What somebody may do (权限). Endpoints ask for one of these by its name in <see cref="Policies"/>, never for a role; which role has which
/// is one table of the Staff module.
/// </summary>
public enum Permission
{
    /// <summary>Reads citizens' messages.</summary>
    ReadConversations,

    /// <summary>Takes conversations, replies, closes; writes canned phrases.</summary>
    AnswerCitizens,

    /// <summary>Takes conversations over from others and assigns them.</summary>
    LeadDesk,

    /// <summary>Sees and exports how the desk does.</summary>
    SuperviseDesk,

    /// <summary>Sees a citizen's full number after giving a reason.</summary>
    RevealPersonalData,

    /// <summary>Reads questions that were not answered.</summary>
    ReadQuestions,

    /// <summary>Writes answers, rules, replies and the words of services.</summary>
    EditKnowledge,

    /// <summary>Approves answers and words of services that somebody else wrote.</summary>
    ApproveAnswers,

    /// <summary>Returns answers to their writers and retires them.</summary>
    WithdrawAnswers,

    /// <summary>Official accounts and departments.</summary>
    ManageAccounts,

    /// <summary>Sees who works here, with roles and departments.</summary>
    ReadStaff,

    /// <summary>Adds and locks people, resets passwords.</summary>
    ManageStaff,

    /// <summary>Gives and takes roles.</summary>
    GrantRoles,

    ReadAudit,
}
