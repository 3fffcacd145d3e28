using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Codes;

/// <summary>Reads what a message at a step with a code may need: how many codes the number and the citizen have had today.</summary>
internal sealed class CodeReader(ZhijianDb db, AgencyHashes hashes, TimeProvider time)
{
    /// <returns>Null when the step that is asked needs no code.</returns>
    public async Task<CodeLook?> LookAsync(ServiceRun? run, ServiceDefinition? service, string? text)
    {
        if (run is null || service?.Find(run.Step) is not { VerifiedBy: not null } step) return null;
        var hash = await hashes.OfAsync(run.AgencyId);
        var (citizen, subjects) = (CodeLook.SubjectOf(hash, run.ConversationId), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var phone in new[] { MobileNumber.Parse(text).Value?.Text, PhoneCode.Of(run.Entries, step.Key)?.Phone }.OfType<string>()) subjects[phone] = CodeLook.SubjectOf(hash, phone);
        var (wanted, today) = (subjects.Values.Append(citizen).ToList(), time.GetUtcNow().DayInBeijing());
        var sent = await db.Set<CodeSend>().AsNoTracking().Where(row => row.AgencyId == run.AgencyId && row.Day == today && wanted.Contains(row.Subject)).ToDictionaryAsync(row => row.Subject, row => row.Count);
        return new CodeLook(hash, subjects, citizen, sent);
    }
}
