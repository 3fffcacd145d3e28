using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Notices;

/// <summary>
/// What notices are about, under which subscriptions are found (通知主题): a keyed hash of the service and of what has to be equal. A stolen database says neither of which
/// household nor of which paper somebody wants to be told. Pure.
/// </summary>
internal static class NoticeTopic
{
    /// <summary>What is equal for a citizen, as their entries say it.</summary>
    public static string About(NoticeRule rule, Func<string, string> valueOf) =>
        string.Join('\n', rule.Match.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={valueOf(pair.Value)}"));

    /// <summary>The same of an event; null when it does not say all of it, so that it is about nobody.</summary>
    public static string? About(NoticeRule rule, IReadOnlyDictionary<string, DepartmentValue> values) => rule.Match.Keys.All(values.ContainsKey)
        ? string.Join('\n', rule.Match.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={values[name].Value}"))
        : null;

    public static string Of(KeyedHash hash, string service, string about) => hash.Of($"notice:{service}:{about}");

    /// <summary>The entries as a citizen reads them in the list of their subscriptions, without whole personal numbers.</summary>
    public static string Shown(NoticeRule rule, IReadOnlyDictionary<string, Entry> entries) =>
        string.Join("，", rule.Match.Values.Select(words => PersonalData.Mask(ServiceDefinition.Fill(words, entries))).Where(words => words is { Length: > 0 }));
}
