using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.OwnData;

/// <summary>Runs as their citizen takes them along, and words without what they entered. Pure.</summary>
internal static class OwnDataViews
{
    /// <summary>Stands as who handled a record that its citizen withdrew.</summary>
    public const string Citizen = "本人";

    public const string WithdrawnNote = "申请人已删除个人信息，这件事不再办理。";

    private const string Removed = "***";

    /// <summary>Shorter words stand in any text.</summary>
    private const int ShortestPersonal = 2;

    public static object Of(ServiceRun run, ServiceDefinition? service, IEnumerable<ServiceFile> files) => new
    {
        Title = service?.Title ?? run.Service,
        run.State,
        Number = run.Number ?? run.Other?.Number,
        run.StartedAt,
        run.ChangedAt,
        run.EndedAt,
        run.Decision,
        run.HandledAt,
        run.HandledNote,
        Entries = run.Entries.Where(entry => entry.Key is not (BoundEntries.Carried or ServiceDefinition.SecondMark or ServiceDefinition.SaidMark))
            .Select(entry => new { Title = service?.Find(entry.Key)?.Title ?? entry.Key, entry.Value.Value, entry.Value.Shown }),
        Files = files.Select(file => new { service?.Find(file.Step)?.Title, file.Name, file.Type, file.Bytes, file.SentAt, file.TakenAt, Path = $"/api/citizen/files/{file.Id}" }),
    };

    /// <summary>What people wrote, without anything the citizen entered.</summary>
    public static string? Without(string? words, IEnumerable<Entry> entries) => words is null ? null : entries.SelectMany(entry => new[] { entry.Shown, entry.Value })
        .Where(text => text.Length >= ShortestPersonal).Distinct().OrderByDescending(text => text.Length).Aggregate(words, (left, text) => left.Replace(text, Removed, StringComparison.OrdinalIgnoreCase));
}
