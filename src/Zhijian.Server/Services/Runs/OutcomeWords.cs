using System.Globalization;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Places;

namespace Zhijian.Server.Services.Runs;

/// <summary>What a citizen is told at the end (办结告知): the words of the outcome with entries, number and the nearest place. Pure.</summary>
internal static class OutcomeWords
{
    /// <summary>The blank for the nearest place.</summary>
    public const string NearestBlank = "nearest";

    public static string Of(ServiceDefinition service, IReadOnlyDictionary<string, Entry> entries, string? number, DateTimeOffset now)
    {
        if (service.Outcome.Nearest is not { } nearest) return ServiceDefinition.Fill(service.Outcome.Say, entries, number);
        var words = PointOf(entries, nearest.Step) is var (latitude, longitude) ? ServicePlace.Nearest(nearest.Places, latitude, longitude, now) : "";
        return ServiceDefinition.Fill(service.Outcome.Say, new Dictionary<string, Entry>(entries) { [NearestBlank] = new(words, words) }, number);
    }

    /// <summary>The place entered at a step of the kind location.</summary>
    public static (double Latitude, double Longitude)? PointOf(IReadOnlyDictionary<string, Entry> entries, string step) =>
        entries.GetValueOrDefault(step)?.Value.Split(' ') is [var latitude, var longitude]
        && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) ? (y, x) : null;
}
