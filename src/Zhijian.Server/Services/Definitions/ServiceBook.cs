using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Definitions;

/// <summary>One version of a service as it was published; never changed but for <see cref="IsWithdrawn"/>.</summary>
public sealed class ServiceVersion : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    public required string Key { get; init; }

    /// <summary>From 1; the highest is begun with.</summary>
    public required int Version { get; init; }

    public required ServiceDefinition Definition { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Nobody begins it any more; who has begun finishes.</summary>
    public bool IsWithdrawn { get; set; }
}

internal sealed class ServiceVersionTable : IEntityTypeConfiguration<ServiceVersion>
{
    public void Configure(EntityTypeBuilder<ServiceVersion> row)
    {
        row.ToTable("ServiceVersions").HasKey(version => new { version.AgencyId, version.Key, version.Version });
        row.Property(version => version.Definition).AsJson();
    }
}

/// <summary>The services of all agencies of this server, in memory, as the message path needs them (事项清单).</summary>
public sealed class ServiceBook
{
    private readonly ConcurrentDictionary<AgencyId, ImmutableDictionary<(string Key, int Version), ServiceVersion>> _versions = new();
    private readonly ConcurrentDictionary<AgencyId, Beginnings> _beginnings = new();

    public void Put(ServiceVersion version)
    {
        var all = _versions.AddOrUpdate(
            version.AgencyId, _ => ImmutableDictionary<(string, int), ServiceVersion>.Empty.Add((version.Key, version.Version), version), (_, known) => known.SetItem((version.Key, version.Version), version));
        _beginnings[version.AgencyId] = Beginnings.Of([.. all.Values]);
    }

    /// <summary>Reads the versions of these runs that another server published a moment ago: who began with one there must be understood here.</summary>
    internal async Task CatchUpAsync(ZhijianDb db, IEnumerable<ServiceRun> runs)
    {
        foreach (var run in runs.Where(run => Find(run.AgencyId, run.Service, run.Version) is null))
            if (await db.Set<ServiceVersion>().AsNoTracking().FirstOrDefaultAsync(row => row.AgencyId == run.AgencyId && row.Key == run.Service && row.Version == run.Version) is { } version) Put(version);
    }

    public ServiceDefinition? Find(AgencyId agency, string key, int version) =>
        _versions.TryGetValue(agency, out var all) && all.TryGetValue((key, version), out var found) ? found.Definition : null;

    /// <summary>What may be begun now, in the order of their titles.</summary>
    public IReadOnlyList<ServiceVersion> Current(AgencyId agency) => _beginnings.TryGetValue(agency, out var beginnings) ? beginnings.Current : [];

    public ServiceVersion? FindCurrent(AgencyId agency, string key) => Current(agency).FirstOrDefault(version => version.Key == key);

    /// <summary>In its newest version, also when nobody begins it any more; null when there never was one.</summary>
    public ServiceDefinition? Newest(AgencyId agency, string key) => VersionsOf(agency).Where(version => version.Key == key).MaxBy(version => version.Version)?.Definition;

    /// <summary>Versions that make notices of an event, the newest of each service first: who subscribed with an older one is told too.</summary>
    /// <param name="on">Connector and type.</param>
    public IEnumerable<ServiceVersion> Hearing(AgencyId agency, string on) =>
        VersionsOf(agency).Where(version => version.Definition.Outcome.Notice?.On.Contains(on) == true).OrderByDescending(version => version.Version);

    /// <summary>Whether citizens can have subscribed to anything.</summary>
    public bool HasNotices(AgencyId agency) => _beginnings.TryGetValue(agency, out var beginnings) && beginnings.HasNotices;

    /// <summary>Whether any service of the agency is of two parties, so that a code may mean something.</summary>
    public bool HasParties(AgencyId agency) => _beginnings.TryGetValue(agency, out var beginnings) && beginnings.HasParties;

    /// <returns>Key of the service this menu key or these words begin; null when they begin none.</returns>
    public string? BegunBy(AgencyId agency, string? menuKey, string? text)
    {
        if (!_beginnings.TryGetValue(agency, out var beginnings)) return null;
        if (menuKey is not null) return beginnings.Menu.GetValueOrDefault(menuKey);
        return text is { Length: > 0 and <= Beginnings.LongestWords } ? beginnings.Words.GetValueOrDefault(Spoken.Core(text)) : null;
    }

    private IEnumerable<ServiceVersion> VersionsOf(AgencyId agency) => _versions.TryGetValue(agency, out var all) ? all.Values : [];

    private sealed record Beginnings(IReadOnlyList<ServiceVersion> Current, Dictionary<string, string> Menu, Dictionary<string, string> Words, bool HasNotices)
    {
        public const int LongestWords = 20;

        public bool HasParties { get; } = Current.Any(version => version.Definition.Parties is not null);

        public static Beginnings Of(IReadOnlyCollection<ServiceVersion> versions)
        {
            var current = versions.GroupBy(version => version.Key).Select(versions => versions.MaxBy(version => version.Version)!)
                .Where(version => !version.IsWithdrawn).OrderBy(version => version.Definition.Title, StringComparer.Ordinal).ToList();
            var (menu, words) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var service in current)
            {
                foreach (var key in service.Definition.Menu) menu.TryAdd(key, service.Key);
                foreach (var word in service.Definition.Words.Append(service.Definition.Title)) words.TryAdd(Spoken.Core(word), service.Key);
            }

            return new Beginnings(current, menu, words, versions.Any(version => version.Definition.Outcome.Notice is not null));
        }
    }
}
