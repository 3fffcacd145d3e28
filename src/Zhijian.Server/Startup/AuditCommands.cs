using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit;
using Zhijian.Server.Platform;

namespace Zhijian.Server.Startup;

/// <summary><c>audit verify [--agency KEY]</c>: reads the chains from their beginning; exit code 1 when anything does not fit.</summary>
internal static class AuditCommands
{
    public static Task<int> VerifyAsync(string[] args) => ServerWork.RunAsync(async (services, cancellation) =>
    {
        var agencies = services.GetRequiredService<AgencyDirectory>();
        var wanted = args.Option("--agency");
        var chosen = agencies.All.Where(agency => wanted is null || agency.Key == wanted).ToList();
        if (chosen.Count == 0) return await ServerWork.FailAsync($"There is no agency {wanted}. Known: {string.Join(", ", agencies.All.Select(agency => agency.Key))}.");

        var whole = true;
        foreach (var agency in chosen)
        {
            var report = await services.GetRequiredService<AuditCheck>().RunAsync(agency.Id, cancellation);
            whole &= report.Faults.Count == 0;
            Console.WriteLine($"{agency.Key}: {report.Entries} entries, {(report.Faults.Count == 0 ? "whole" : "NOT WHOLE")}, last hash {(report.Head.Length == 0 ? "–" : report.Head)}");
            foreach (var fault in report.Faults) Console.WriteLine("  " + Describe(fault));
        }

        return whole ? 0 : 1;
    });

    private static string Describe(AuditFault fault) => fault.Kind switch
    {
        AuditFaultKind.Changed => $"entry {fault.Sequence} was changed after it was written",
        AuditFaultKind.Moved => $"entry {fault.Sequence} was moved; it was written as entry {fault.WrittenAs}",
        AuditFaultKind.Missing => $"entry {fault.Sequence} is missing",
        _ => $"the chain does not end where it was last known to end: entries from {fault.Sequence} on were cut off or added behind the server's back",
    };
}
