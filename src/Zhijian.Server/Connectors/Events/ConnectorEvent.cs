using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Connectors.Events;

/// <summary>Something a department told (推送事件), as it came. Told twice, it is there once.</summary>
public sealed class ConnectorEvent : IAgencyOwned
{
    public required AgencyId AgencyId { get; init; }

    /// <summary>Key of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>Given by the department.</summary>
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>JSON, sealed by nobody: the contract lets no personal data into events.</summary>
    public required string Data { get; init; }

    /// <summary>Of a type that the connector describes, and nobody has made anything of it yet.</summary>
    public bool Waits { get; init; }
}

internal sealed class ConnectorEventTable : IEntityTypeConfiguration<ConnectorEvent>
{
    public void Configure(EntityTypeBuilder<ConnectorEvent> row)
    {
        row.ToTable("ConnectorEvents").HasKey(told => new { told.AgencyId, told.Connector, told.EventId });
        row.HasIndex(told => new { told.AgencyId, told.ReceivedAt });
        row.Property(told => told.Waits).HasDefaultValue(false);
        row.HasIndex(told => told.ReceivedAt).HasFilter("\"Waits\"");
    }
}

/// <summary>Reads what a department pushed: all of it or nothing. Pure.</summary>
internal static partial class PushedEvents
{
    public const int MostEvents = 500;

    private const int MostData = 16 * 1024;

    /// <exception cref="FormatException">Which event is wrong, and how.</exception>
    public static List<ConnectorEvent> Read(ReadOnlyMemory<byte> body, AgencyId agency, ConnectorDefinition connector, DateTimeOffset now)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            if (json.RootElement.ValueKind != JsonValueKind.Array) throw new FormatException("The body must be a list of events.");
            var count = json.RootElement.GetArrayLength();
            if (count is 0 or > MostEvents) throw new FormatException($"The list has {count} events; 1 to {MostEvents} are taken.");
            return [.. json.RootElement.EnumerateArray().Select((told, place) => Read(told, place, agency, connector, now))];
        }
        catch (JsonException problem)
        {
            throw new FormatException("The body is no JSON.", problem);
        }
    }

    public static bool IsType(string text) => TypeForm().IsMatch(text);

    private static ConnectorEvent Read(JsonElement told, int place, AgencyId agency, ConnectorDefinition connector, DateTimeOffset now)
    {
        if (told.ValueKind != JsonValueKind.Object) throw new FormatException($"Event {place} is no object.");
        string Text(string name) => told.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"Event {place}: {name} is missing or no text.");
        var (id, type) = (Text("id"), Text("type"));
        if (id.Length is 0 or > 80) throw new FormatException($"Event {place}: id must have 1 to 80 characters.");
        if (!TypeForm().IsMatch(type)) throw new FormatException($"Event {place}: type must be small letters, digits, dots and hyphens, at most 60.");
        if (!told.TryGetProperty("at", out var said) || said.ValueKind != JsonValueKind.String || !said.TryGetDateTimeOffset(out var at)) throw new FormatException($"Event {place}: at is no instant.");
        if (!told.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) throw new FormatException($"Event {place}: data is missing or no object.");
        var raw = data.GetRawText();
        if (raw.Length > MostData) throw new FormatException($"Event {place}: data is longer than {MostData} characters.");
        var described = connector.Events.FirstOrDefault(one => one.Type == type);
        if (described is not null && WhyNot(described, data) is { } why) throw new FormatException($"Event {place}: {type} is not as it was described, {why}.");
        return new ConnectorEvent { AgencyId = agency, Connector = connector.Key, EventId = id, Type = type, At = at.ToUniversalTime(), ReceivedAt = now, Data = raw, Waits = described is not null };
    }

    private static string? WhyNot(PushedType described, JsonElement data)
    {
        try
        {
            FieldRule.ReadAll(described.Values, data);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9.-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeForm();
}
