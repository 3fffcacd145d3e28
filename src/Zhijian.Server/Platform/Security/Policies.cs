namespace Zhijian.Server.Platform.Security;

/// <summary>Names of the authorization policies. Every endpoint carries one of them or stands on the short anonymous list.</summary>
public static class Policies
{
    /// <summary>Signed in, even if a new password or a second factor is still owed: only for looking at, ending and repairing one's own session.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Any member of staff (工作人员); for what the agency publishes anyway.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>A citizen (群众) who came through WeChat; sees what is theirs and what the agency publishes.</summary>
    public const string Citizen = nameof(Citizen);

    /// <inheritdoc cref="Permission.ReadConversations"/>
    public const string ReadConversations = nameof(Permission.ReadConversations);

    /// <inheritdoc cref="Permission.AnswerCitizens"/>
    public const string AnswerCitizens = nameof(Permission.AnswerCitizens);

    /// <inheritdoc cref="Permission.LeadDesk"/>
    public const string LeadDesk = nameof(Permission.LeadDesk);

    /// <inheritdoc cref="Permission.SuperviseDesk"/>
    public const string SuperviseDesk = nameof(Permission.SuperviseDesk);

    /// <inheritdoc cref="Permission.RevealPersonalData"/>
    public const string RevealPersonalData = nameof(Permission.RevealPersonalData);

    /// <inheritdoc cref="Permission.ReadQuestions"/>
    public const string ReadQuestions = nameof(Permission.ReadQuestions);

    /// <inheritdoc cref="Permission.EditKnowledge"/>
    public const string EditKnowledge = nameof(Permission.EditKnowledge);

    /// <inheritdoc cref="Permission.ApproveAnswers"/>
    public const string ApproveAnswers = nameof(Permission.ApproveAnswers);

    /// <inheritdoc cref="Permission.WithdrawAnswers"/>
    public const string WithdrawAnswers = nameof(Permission.WithdrawAnswers);

    /// <inheritdoc cref="Permission.ManageAccounts"/>
    public const string ManageAccounts = nameof(Permission.ManageAccounts);

    /// <inheritdoc cref="Permission.ReadStaff"/>
    public const string ReadStaff = nameof(Permission.ReadStaff);

    /// <inheritdoc cref="Permission.ManageStaff"/>
    public const string ManageStaff = nameof(Permission.ManageStaff);

    /// <inheritdoc cref="Permission.GrantRoles"/>
    public const string GrantRoles = nameof(Permission.GrantRoles);

    /// <inheritdoc cref="Permission.ReadAudit"/>
    public const string ReadAudit = nameof(Permission.ReadAudit);
}
