using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Notices;

namespace Zhijian.Server.Services.Previews;

/// <summary>What an invented department could say to a lookup (示例查询结果): two items, and an example wherever the service puts a value into words; or nothing; or no word at all. Pure.</summary>
internal static class SampleReplies
{
    private static readonly DepartmentValue Example = new("1", "示例");

    public static DepartmentReply Of(ServiceDefinition service, DepartmentCall call, LookupFate fate, DateTimeOffset now)
    {
        // Under what a subscription is found is always known.
        if (NoticeOperations.Has(call.Operation)) return new DepartmentReply(DepartmentOutcome.Found, now) { Values = new Dictionary<string, DepartmentValue> { [NoticeOperations.Topic] = Example } };
        if (fate != LookupFate.Found) return new DepartmentReply(fate == LookupFate.Empty ? DepartmentOutcome.Empty : DepartmentOutcome.Unreachable, now);
        var asking = service.Lookups.Where(lookup => lookup.Ask == call.Operation).ToList();
        var words = service.Steps.SelectMany(step => step.Stops.Select(stop => stop.Say).Append(step.Ask)).Concat(service.Lookups.SelectMany(lookup => lookup.With.Values.Append(lookup.Result ?? "")))
            .Append(service.Outcome.Say);
        var values = words.SelectMany(EntryWords.BlanksIn).Concat(service.Computed.SelectMany(computed => Formula.Parse(computed.Formula).Names)).Select(name => name.Split('.'))
            .Where(name => name.Length == 2 && asking.Exists(lookup => lookup.Key == name[0])).Select(name => name[1]).Distinct(StringComparer.Ordinal);
        var labels = service.Steps.Select(step => step.OptionsFrom).OfType<ListedOptions>().Where(listed => asking.Exists(lookup => lookup.Key == listed.Lookup)).ToList();
        var names = asking.SelectMany(lookup => EntryWords.BlanksIn(lookup.Each ?? "")).Concat(labels.SelectMany(listed => EntryWords.BlanksIn(listed.Label).Append(listed.Key))).Distinct(StringComparer.Ordinal).ToList();
        var item = names.ToDictionary(name => name, _ => Example, StringComparer.Ordinal);
        return new DepartmentReply(DepartmentOutcome.Found, now) { Values = values.ToDictionary(name => name, _ => Example, StringComparer.Ordinal), Items = names.Count > 0 ? [item, item] : [] };
    }
}
