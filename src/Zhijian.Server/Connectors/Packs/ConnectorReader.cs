using System.Globalization;
using System.Text.RegularExpressions;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Events;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Connectors.Packs;

/// <summary>Reads one connector of a pack and complains about everything that could not work, where it stands.</summary>
internal sealed partial class ConnectorReader(PackMap file)
{
    private const int LongestKeepSeconds = 7 * 24 * 3600;

    /// <summary>Key and secret that a demo pack publishes, with a space between; null when there are none.</summary>
    public string? DemoCredentials { get; private set; }

    public ConnectorDefinition Read()
    {
        var key = file.RequiredText("connector", 40);
        if (key.Length > 0 && !KeyForm().IsMatch(key)) file.Complain("connector", "must be small letters, digits and hyphens, such as traffic");
        var source = file.Choice<ConnectorSource>("source") ?? ConnectorSource.Http;
        var operations = file.Maps("operations").Select(map => ReadOperation(map, source)).ToList();
        if (operations.Count == 0) file.Complain("operations", "at least one is needed");
        if (operations.Select(operation => operation.Key).Distinct(StringComparer.Ordinal).Count() < operations.Count) file.Complain("operations", "two have the same key");
        var auth = source == ConnectorSource.Csv ? ConnectorAuth.None : file.Choice<ConnectorAuth>("auth") ?? ConnectorAuth.Hmac;
        return new ConnectorDefinition
        {
            Key = key,
            Title = file.RequiredText("title", 90),
            EnglishTitle = file.Text("englishTitle", 90),
            Source = source,
            DemoFolder = source == ConnectorSource.Csv ? file.Text("demoFolder", 120) : null,
            BaseAddress = source == ConnectorSource.Csv ? "" : ReadAddress(),
            Auth = auth,
            Credentials = ReadCredentials(auth),
            Header = auth == ConnectorAuth.ApiKey ? file.RequiredText("header", 60) : null,
            TimeoutMilliseconds = file.Integer("timeoutMilliseconds", 100, 10_000) ?? 3_000,
            Operations = operations,
            Events = ReadEvents(source, auth),
        };
    }

    private List<PushedType> ReadEvents(ConnectorSource source, ConnectorAuth auth)
    {
        var events = new List<PushedType>();
        foreach (var map in file.Maps("events"))
        {
            var told = new PushedType(map.RequiredText("type", 60), map.Text("title", 90), ReadFields(map, "values", isColumn: false));
            if (told.Type.Length > 0 && !PushedEvents.IsType(told.Type)) map.Complain("type", "must be small letters, digits, dots and hyphens, such as outage.announced");
            if (events.Exists(other => other.Type == told.Type)) map.Complain("type", $"there is another event “{told.Type}”");
            events.Add(told);
        }

        if (events.Count > 0 && (source == ConnectorSource.Csv || auth != ConnectorAuth.Hmac)) file.Complain("events", "are pushed by departments that sign them (auth: hmac)");
        return events;
    }

    private string ReadAddress()
    {
        var address = file.RequiredText("baseAddress", 300);
        if (address.Length > 0 && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0))
            file.Complain("baseAddress", $"must be an http or https address without a query, not “{address}”");
        return address;
    }

    private string? ReadCredentials(ConnectorAuth auth)
    {
        var demo = file.Map("demoCredentials");
        if (auth == ConnectorAuth.None) return null;
        if (demo is not null)
        {
            var (key, secret) = (demo.RequiredText("key", 80), demo.RequiredText("secret", 120));
            if (key.Contains(' ', StringComparison.Ordinal) || secret.Contains(' ', StringComparison.Ordinal)) demo.Complain("key and secret must not hold spaces");
            DemoCredentials = $"{key} {secret}";
        }

        return file.RequiredText("credentials", 80);
    }

    private static ConnectorOperation ReadOperation(PackMap map, ConnectorSource source)
    {
        var key = map.RequiredText("key", 40);
        if (key.Length > 0 && !KeyForm().IsMatch(key)) map.Complain("key", "must be small letters, digits and hyphens");
        return source == ConnectorSource.Csv ? ReadDrop(map, key) : ReadCall(map, key);
    }

    /// <summary>An operation that a dropped table answers.</summary>
    private static ConnectorOperation ReadDrop(PackMap map, string key)
    {
        var name = map.RequiredText("file", 120);
        if (name.AsSpan().ContainsAny('/', '\\') || name.StartsWith('.')) map.Complain("file", "is the name of a file in the connector's folder, such as progress.csv");
        var operation = new ConnectorOperation
        {
            Key = key,
            Title = map.Text("title", 90),
            Method = "FILE",
            Path = "",
            Values = ReadFields(map, "values", isColumn: true),
            Each = ReadFields(map, "each", isColumn: true),
            Drop = new DropFormat
            {
                File = name,
                Keys = ReadTexts(map, "keys"),
                MostBadRows = map.Integer("mostBadRows", 0, 1_000_000) ?? 0,
                OldAfterHours = map.Integer("oldAfterHours", 1, 24 * 366),
                HasChecksum = map.Flag("checksum"),
            },
        };
        foreach (var parameter in operation.Drop.Keys.Where(pair => pair.Value.Length == 0 || !NameForm().IsMatch(pair.Key))) map.Complain("keys", $"“{parameter.Key}” needs a name of letters and digits and the column that holds it");
        if (operation.Values.Count + operation.Each.Count == 0) map.Complain("values", "names nothing of the table; use values or each");
        return operation;
    }

    private static ConnectorOperation ReadCall(PackMap map, string key)
    {
        var (get, post) = (map.Text("get", 300), map.Text("post", 300));
        if ((get is null) == (post is null)) map.Complain("needs exactly one of get and post, with the path behind the base address");
        if ((get ?? post) is { } path && !path.StartsWith('/')) map.Complain(get is null ? "post" : "get", "the path begins with a slash");
        var items = map.Text("items", 120);
        var operation = new ConnectorOperation
        {
            Key = key,
            Title = map.Text("title", 90),
            Method = get is null ? "POST" : "GET",
            Path = get ?? post ?? "",
            Query = ReadTexts(map, "query"),
            Body = ReadTexts(map, "body"),
            IsRepeatable = map.Flag("repeatable"),
            CacheSeconds = map.Integer("cacheSeconds", 0, LongestKeepSeconds) ?? 0,
            KeepSeconds = map.Integer("keepSeconds", 0, LongestKeepSeconds) ?? 0,
            FreshOn = map.Texts("freshOn"),
            EmptyOn = [.. map.Texts("emptyOn").Select(text => ReadStatus(map, text))],
            Items = items,
            Values = ReadFields(map, "values", isColumn: false),
            Each = ReadFields(map, "each", isColumn: false),
        };
        if (items is null && operation.Each.Count > 0) map.Complain("each", "describes the items of a list; say in items where the list stands");
        if (operation is { Method: "GET", Body.Count: > 0 }) map.Complain("body", "a get sends none");
        if (operation is { Method: "POST", IsRepeatable: false } && operation.CacheSeconds + operation.KeepSeconds > 0) map.Complain("cacheSeconds", "what is told to a department is not kept; only what is asked, with get or repeatable");
        return operation;
    }

    private static int ReadStatus(PackMap map, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and < 500) return status;
        map.Complain("emptyOn", $"“{text}” is no HTTP status from 200 to 499");
        return 0;
    }

    private static Dictionary<string, string> ReadTexts(PackMap map, string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map.Map(name) is not { } fields) return texts;
        foreach (var field in fields.Names) texts[field] = fields.Text(field, 300) ?? "";
        return texts;
    }

    private static Dictionary<string, FieldRule> ReadFields(PackMap map, string name, bool isColumn)
    {
        var rules = new Dictionary<string, FieldRule>(StringComparer.Ordinal);
        if (map.Map(name) is not { } fields) return rules;
        foreach (var field in fields.Names)
        {
            if (!NameForm().IsMatch(field)) fields.Complain(field, "a name begins with a letter and holds letters and digits only");
            if (FieldWords.Parse(fields.Text(field, 300) ?? "", isColumn, out var wrong) is { } rule) rules[field] = rule;
            else fields.Complain(field, wrong);
        }

        return rules;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();
}
