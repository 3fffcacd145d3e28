using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Packs;

/// <summary>Reads of which events whoever subscribes with a service is told, and in which words.</summary>
internal sealed class NoticeReader(IReadOnlyDictionary<string, EventShape> events)
{
    public NoticeRule Read(PackMap map, DefinitionReader names)
    {
        var on = map.Texts("on");
        if (on.Count == 0) map.Complain("on", "is missing; name the events, such as water/outage.announced");
        foreach (var name in on.Where(name => !events.ContainsKey(name)))
            map.Complain("on", $"no connector of this pack describes the event “{name}” under events; there are {(events.Count == 0 ? "none" : string.Join(", ", events.Keys))}");
        var shapes = on.Where(events.ContainsKey).Select(name => events[name]).ToList();
        var values = shapes.Count == 0 ? [] : shapes.Select(shape => shape.Values.AsEnumerable()).Aggregate((all, more) => all.Intersect(more)).ToList();
        var match = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Map("match") is { } equal)
            foreach (var name in equal.Names)
            {
                match[name] = names.ReadWords(equal, name, DefinitionLimits.Hint, isRequired: true) ?? "";
                Refuse(equal, name, name, values);
            }

        var tell = map.RequiredText("tell", DefinitionLimits.Outcome);
        foreach (var blank in ServiceDefinition.BlanksIn(tell)) Refuse(map, "tell", blank, values);
        var goodUntil = map.Text("goodUntil", 40);
        if (goodUntil is not null && !shapes.TrueForAll(shape => shape.Times.Contains(goodUntil))) map.Complain("goodUntil", "is the name of an instant that every event says (time)");
        return new NoticeRule(on, match, tell, goodUntil, map.Integer("days", 1, NoticeRule.MostDays) ?? NoticeRule.UsualDays, map.Flag("once"), values);
    }

    private static void Refuse(PackMap map, string field, string name, List<string> values)
    {
        if (!values.Contains(name)) map.Complain(field, $"the events say no “{name}”; all of them say {(values.Count == 0 ? "nothing" : string.Join(", ", values))}");
    }
}
