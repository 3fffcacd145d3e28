using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Cases;

/// <summary>Whether there is a case about something already, in the form in which departments are asked (查重): <c>cases/earlier</c>.</summary>
internal sealed class CaseOperations(IServiceScopeFactory scopes, AgencyHashes hashes, TimeProvider time)
{
    /// <summary>Key of the lookups that a service with an outcome about something has: when it is entered, and once more when it is submitted.</summary>
    public const string Lookup = "earlier";

    public const string LookupAtSubmit = "earlierStill";

    /// <summary>Among the values: under what the case is found.</summary>
    public const string Subject = "subject";

    public static readonly string[] Values = ["number", "since", "stands", Subject];

    private const string Operation = "cases/earlier";

    public static bool Has(string operation) => operation == Operation;

    /// <param name="about">Key of the step.</param>
    /// <param name="taken">What is said when there is one; the end of it.</param>
    public static ServiceLookup LookupOf(string service, string about, string taken, bool atSubmit) => new()
    {
        Key = atSubmit ? LookupAtSubmit : Lookup,
        Ask = Operation,
        After = atSubmit ? ServiceLookup.Submit : about,
        With = new Dictionary<string, string> { ["service"] = service, ["about"] = $"{{{{{about}}}}}" },
        Result = WordsFor(atSubmit ? LookupAtSubmit : Lookup, taken),
        OnEmpty = WhenEmpty.GoesOn,
        EndsWhenFound = true,
    };

    /// <summary>The same words with the values of this lookup.</summary>
    public static string WordsFor(string lookup, string taken) => taken.Replace(Lookup + ".", lookup + ".", StringComparison.Ordinal);

    public async Task<DepartmentReply> AskAsync(CitizenKey citizen, DepartmentCall call)
    {
        var (service, hash) = (call.Parameters["service"], await hashes.OfAsync(citizen.Agency));
        var subject = hash.Of($"case:{service}:{call.Parameters["about"]}");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(citizen.Agency);
        var db = scope.ServiceProvider.GetRequiredService<ZhijianDb>();
        var before = await db.Set<ServiceCase>().AsNoTracking().Where(one => one.AgencyId == citizen.Agency && one.Service == service && one.Subject == subject)
            .Join(db.Set<ServiceRun>().AsNoTracking(), one => one.RunId, run => run.Id, (_, run) => run).FirstOrDefaultAsync();
        var values = new Dictionary<string, DepartmentValue> { [Subject] = new(subject, "") };
        if (before is null) return new DepartmentReply(DepartmentOutcome.Empty, time.GetUtcNow()) { Values = values };
        values["number"] = DepartmentValue.Of(before.Number ?? "");
        values["since"] = DepartmentValue.Of($"{before.EndedAt?.InBeijing():yyyy年M月d日}");
        values["stands"] = DepartmentValue.Of(OwnMatters.Stands(before));
        return new DepartmentReply(DepartmentOutcome.Found, time.GetUtcNow()) { Values = values };
    }
}
