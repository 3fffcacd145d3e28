namespace Zhijian.Server.Connectors.Definitions;

/// <summary>How a department knows this server. Written in camelCase in a definition.</summary>
public enum ConnectorAuth
{
    /// <summary>As the published contracts say, see <see cref="Signing.RequestSignature"/>.</summary>
    Hmac,

    /// <summary>The secret in a header.</summary>
    ApiKey,

    /// <summary>A network that nobody else reaches.</summary>
    None,
}

/// <summary>How a department answers. Written in camelCase in a definition.</summary>
public enum ConnectorSource
{
    /// <summary>It is asked over HTTP.</summary>
    Http,

    /// <summary>It drops tables (CSV), and the last one answers.</summary>
    Csv,
}

/// <summary>The way to one department's system, as data (部门对接): where it is, how it is asked, what it can be asked. Immutable.</summary>
public sealed record ConnectorDefinition
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? EnglishTitle { get; init; }

    public ConnectorSource Source { get; init; }

    /// <summary>Of <see cref="ConnectorSource.Csv"/>: where files lie when the configuration names no folder, for demonstrations.</summary>
    public string? DemoFolder { get; init; }

    /// <summary>
    /// Paths of operations are put behind it. <c>Connectors:BaseAddresses:{agency}:{connector}</c> in the configuration goes before. Empty when files are dropped; then
    /// <c>Connectors:Drops:{agency}:{connector}</c> names the folder.
    /// </summary>
    public required string BaseAddress { get; init; }

    public ConnectorAuth Auth { get; init; }

    /// <summary>Under which name key and secret stand in the configuration: <c>Connectors:Credentials:{name}</c>.</summary>
    public string? Credentials { get; init; }

    /// <summary>Of <see cref="ConnectorAuth.ApiKey"/>.</summary>
    public string? Header { get; init; }

    /// <summary>Of one attempt.</summary>
    public int TimeoutMilliseconds { get; init; } = 3_000;

    public required IReadOnlyList<ConnectorOperation> Operations { get; init; }

    /// <summary>What the department pushes that modules make something of, such as notices. Whatever else it pushes is kept and makes old answers old.</summary>
    public IReadOnlyList<PushedType> Events { get; init; } = [];

    public ConnectorOperation? Find(string operation) => Operations.FirstOrDefault(one => one.Key == operation);
}

/// <summary>A type of pushed events with what each of them says (事件类型). An event that does not say it is refused when it is pushed.</summary>
public sealed record PushedType(string Type, string? Title, IReadOnlyDictionary<string, FieldRule> Values);

/// <summary>One thing a department can be asked or told (接口).</summary>
public sealed record ConnectorOperation
{
    public required string Key { get; init; }

    public string? Title { get; init; }

    /// <summary>Of a connector whose department drops files; null when it is asked.</summary>
    public DropFormat? Drop { get; init; }

    /// <summary>GET or POST; FILE when files are dropped.</summary>
    public required string Method { get; init; }

    /// <summary>With parameters in braces: <c>/v1/violations/{id}</c>.</summary>
    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields of the JSON that is sent, nested by dots in their names; <c>| number</c> behind a value sends a number.</summary>
    public IReadOnlyDictionary<string, string> Body { get; init; } = new Dictionary<string, string>();

    /// <summary>Asking again does no harm because the department knows the idempotency key; a GET never does.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>For how long an answer is told again without asking; 0 asks every time.</summary>
    public int CacheSeconds { get; init; }

    /// <summary>For how long the last answer is told, with its age, while the department cannot be reached.</summary>
    public int KeepSeconds { get; init; }

    /// <summary>Types of pushed events after which a kept answer is old.</summary>
    public IReadOnlyList<string> FreshOn { get; init; } = [];

    /// <summary>Statuses by which the department says that there is nothing.</summary>
    public IReadOnlyList<int> EmptyOn { get; init; } = [];

    /// <summary>Pointer to the list in the answer; null when it has none. An empty list is an empty answer.</summary>
    public string? Items { get; init; }

    public IReadOnlyDictionary<string, FieldRule> Values { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>Of each item of the list.</summary>
    public IReadOnlyDictionary<string, FieldRule> Each { get; init; } = new Dictionary<string, FieldRule>();

    public bool IsSafe => Method == "GET" || IsRepeatable || Drop is not null;

    /// <summary>Names in braces anywhere in what is sent.</summary>
    public IEnumerable<string> Parameters => Drop?.Keys.Keys ?? Query.Values.Concat(Body.Values).Prepend(Path).SelectMany(ParameterBlanks.In).Distinct(StringComparer.Ordinal);
}

/// <summary>How a dropped table is read (投递格式).</summary>
public sealed record DropFormat
{
    /// <summary>Its name in the connector's folder.</summary>
    public required string File { get; init; }

    /// <summary>Which column must hold which parameter, by the name of the parameter; without any, all rows are one answer.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>With more of them the file is not taken.</summary>
    public int MostBadRows { get; init; }

    /// <summary>A file older than this answers no more; null lets it answer with its age.</summary>
    public int? OldAfterHours { get; init; }

    /// <summary>A file beside it, with .sha256 behind its name, must say its hash before it is read.</summary>
    public bool HasChecksum { get; init; }

    /// <summary>The columns that are used.</summary>
    public IEnumerable<string> ColumnsOf(ConnectorOperation operation) =>
        Keys.Values.Concat(operation.Values.Values.Concat(operation.Each.Values).Select(rule => rule.At)).Distinct(StringComparer.Ordinal);
}
