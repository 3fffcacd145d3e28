using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Contracts;

/// <summary>What a service answers to a message, with what is to be written in the same transaction.</summary>
/// <param name="Running">The run the conversation is in from now on; null when it is over.</param>
/// <param name="Department">Key of the department the matter belongs to.</param>
public sealed record ServiceReply(string Say, Guid? Running, string? Department, IReadOnlyList<Statement> Writes)
{
    /// <summary>A record came about that people have to handle.</summary>
    public bool MakesRecord { get; init; }
}

/// <summary>A message that may belong to a service, with everything that was read to decide it. Deciding is pure but for the id of a new run.</summary>
public sealed class ServiceMatter
{
    private readonly ServiceBook _book;
    private readonly SecretBox _box;
    private readonly EntryContext _context;
    private readonly AgencyId _agency;
    private readonly Guid _conversation;
    private readonly ServiceRun? _current;
    private readonly IReadOnlyList<ServiceRun> _open;
    private readonly string? _wanted;

    internal ServiceMatter(
        ServiceBook book, SecretBox box, EntryContext context, AgencyId agency, Guid conversation, ServiceRun? current, IReadOnlyList<ServiceRun> open, string? wanted)
    {
        (_book, _box, _context, _agency, _conversation, _current, _open, _wanted) = (book, box, context, agency, conversation, current, open, wanted);
    }

    /// <returns>Null when no service has anything to say.</returns>
    public ServiceReply? Answer(ServiceSaid said, DateTimeOffset now)
    {
        if (_current is null) return _wanted is { } wanted ? Begin(wanted, now) : _open is [var last, ..] ? Resume(last, now) : null;
        // A button of something else says what it says; the question stays open.
        if (said.MenuKey is not null && _wanted is null) return null;
        if (DefinitionOf(_current) is not { } service) return null;
        if (_current.IsOnPage && !Spoken.IsLeave(said.Text ?? "") && _wanted is null) return Of(new RunMove(_current with { ChangedAt = now }, RunWords.MovedOnPage + "\n\n" + RunWords.Ask(_current, service)), service);
        var move = ServiceDialogue.Move(
            _current, service, new Offered(said.Text ?? "", said.Place), _context with { Now = now }, _wanted, key => _book.FindCurrent(_agency, key)?.Definition.Title);
        if (move.Begins is not { } other) return Of(move, service);
        return Begin(other, now) is { } begun ? begun with { Writes = [RunStorage.Save(move.After, _box), .. begun.Writes] } : Of(move with { Say = RunWords.Ask(move.After, service) }, service);
    }

    /// <summary>A person goes on with it; what was entered stays and stands in the chat.</summary>
    public IReadOnlyList<Statement> HandOver(DateTimeOffset now) =>
        _current is null ? [] : [RunStorage.Save(_current with { State = RunState.HandedOver, ChangedAt = now, EndedAt = now }, _box)];

    /// <summary>Key of the department whose service the conversation is in.</summary>
    public string? Department => _current?.Department;

    private ServiceReply? Begin(string key, DateTimeOffset now)
    {
        if (_open.FirstOrDefault(run => run.Service == key && run.Id != _current?.Id) is { } before) return Resume(before, now);
        if (_book.FindCurrent(_agency, key) is not { } version) return null;
        var run = new ServiceRun
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = _agency,
            ConversationId = _conversation,
            Service = key,
            Version = version.Version,
            Department = version.Definition.Department,
            StartedAt = now,
            ChangedAt = now,
        };
        return Of(ServiceDialogue.Begin(run, version.Definition), version.Definition);
    }

    private ServiceReply? Resume(ServiceRun run, DateTimeOffset now) => DefinitionOf(run) is { } service
        ? Of(new RunMove(run with { Instead = null, ChangedAt = now }, $"接着办“{service.Title}”，前面填写的内容都在。\n\n" + RunWords.Ask(run, service)), service)
        : null;

    private ServiceDefinition? DefinitionOf(ServiceRun run) => _book.Find(_agency, run.Service, run.Version);

    private ServiceReply? Of(RunMove move, ServiceDefinition service) =>
        move.Say is { } say
            ? new ServiceReply(say, move.After.State == RunState.Open ? move.After.Id : null, service.Department, [RunStorage.Save(move.After with { IsOnPage = false }, _box)]) { MakesRecord = move.After.Number is not null }
            : null;
}
