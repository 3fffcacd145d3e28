using System.Collections.Frozen;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Staff;

/// <summary>What somebody works as (角色). The names stand in the database.</summary>
public enum StaffRole
{
    /// <summary>Duty officer (值班人员).</summary>
    Officer,

    /// <summary>Leads the duty officers (值班组长).</summary>
    Lead,

    /// <summary>Watches over the desk without replying (督办人员).</summary>
    Supervisor,

    /// <summary>Knowledge editor (口径维护).</summary>
    Editor,

    /// <summary>Approves what editors write (口径审核).</summary>
    Reviewer,

    /// <summary>System administrator (系统管理员): accounts, departments, people.</summary>
    SystemAdministrator,

    /// <summary>Security administrator (安全管理员): who has which role.</summary>
    SecurityAdministrator,

    /// <summary>Audit administrator (审计管理员): the audit log.</summary>
    AuditAdministrator,
}

/// <summary>What each role may do, and which roles do not go together (三员分立). Pure.</summary>
public static class StaffRoles
{
    /// <summary>The one table of who may do what.</summary>
    private static readonly FrozenDictionary<StaffRole, Permission[]> Table = new Dictionary<StaffRole, Permission[]>
    {
        [StaffRole.Officer] = [Permission.ReadConversations, Permission.AnswerCitizens, Permission.RevealPersonalData, Permission.ReadQuestions],
        [StaffRole.Lead] =
        [
            Permission.ReadConversations, Permission.AnswerCitizens, Permission.RevealPersonalData, Permission.ReadQuestions, Permission.LeadDesk, Permission.SuperviseDesk,
        ],
        [StaffRole.Supervisor] = [Permission.ReadConversations, Permission.RevealPersonalData, Permission.ReadQuestions, Permission.SuperviseDesk],
        [StaffRole.Editor] = [Permission.ReadQuestions, Permission.EditKnowledge, Permission.WithdrawAnswers],
        [StaffRole.Reviewer] = [Permission.ReadQuestions, Permission.ApproveAnswers, Permission.WithdrawAnswers],
        [StaffRole.SystemAdministrator] = [Permission.ManageAccounts, Permission.ReadStaff, Permission.ManageStaff],
        [StaffRole.SecurityAdministrator] = [Permission.ReadStaff, Permission.GrantRoles],
        [StaffRole.AuditAdministrator] = [Permission.ReadStaff, Permission.ReadAudit],
    }.ToFrozenDictionary();

    public static IReadOnlyList<Permission> PermissionsOf(IEnumerable<StaffRole> roles) => [.. roles.SelectMany(role => Table[role]).Distinct().Order()];

    public static bool IsAdministrator(this StaffRole role) => role is StaffRole.SystemAdministrator or StaffRole.SecurityAdministrator or StaffRole.AuditAdministrator;

    /// <summary>
    /// Why nobody may have these roles at once; null when they go together. An administrator of any of the three kinds is nothing else:
    /// neither another of the three nor somebody who reads what citizens write.
    /// </summary>
    public static string? WhyNot(IReadOnlyCollection<StaffRole> roles) =>
        roles.Distinct().Count() > 1 && roles.Any(IsAdministrator)
            ? "System, security and audit administration are separated: an administrator has this one role and no other. Use another account for the rest."
            : null;
}
