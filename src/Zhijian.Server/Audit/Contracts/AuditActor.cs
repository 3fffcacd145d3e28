using System.Security.Claims;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Audit.Contracts;

/// <summary>Who did it, in which agency's log it stands.</summary>
/// <param name="StaffId">Null for packs and the command line.</param>
/// <param name="Name">As it was at that time: people are renamed, the log is not.</param>
public readonly record struct AuditActor(AgencyId Agency, Guid? StaffId, string Name)
{
    public const string CommandLine = "command line";

    public static AuditActor Of(ClaimsPrincipal person) => new(person.AgencyId(), person.StaffId(), person.DisplayName());
}
