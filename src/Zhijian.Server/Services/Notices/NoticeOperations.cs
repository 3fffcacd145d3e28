using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Notices;

/// <summary>Under what a subscription is found, in the form in which departments are asked: <c>notices/topic</c>.</summary>
internal sealed class NoticeOperations(AgencyHashes hashes, TimeProvider time)
{
    /// <summary>Key of the lookup that a service with an outcome of the kind notice has, when it is submitted.</summary>
    public const string Lookup = "notice";

    /// <summary>Name of what it brings.</summary>
    public const string Topic = "topic";

    private const string Operation = "notices/topic";

    public static bool Has(string operation) => operation == Operation;

    public static ServiceLookup LookupOf(string service, NoticeRule rule) => new()
    {
        Key = Lookup,
        Ask = Operation,
        After = ServiceLookup.Submit,
        With = new Dictionary<string, string> { ["service"] = service, ["about"] = NoticeTopic.About(rule, words => words) },
        OnEmpty = WhenEmpty.GoesOn,
    };

    public async Task<DepartmentReply> AskAsync(CitizenKey citizen, DepartmentCall call)
    {
        var topic = NoticeTopic.Of(await hashes.OfAsync(citizen.Agency), call.Parameters["service"], call.Parameters["about"]);
        return new DepartmentReply(DepartmentOutcome.Found, time.GetUtcNow()) { Values = new Dictionary<string, DepartmentValue> { [Topic] = new(topic, "") } };
    }
}
