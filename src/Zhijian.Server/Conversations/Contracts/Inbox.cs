using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Assistant.Contracts;
using Zhijian.Server.Conversations.Decisions;
using Zhijian.Server.Conversations.OneTime;
using Zhijian.Server.Conversations.Turns;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Promises.Contracts;
using Zhijian.Server.Services.Contracts;
using Zhijian.Server.Traffic.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>Takes what WeChat pushes (收信) and says what to answer it.</summary>
public sealed class Inbox
{
    /// <summary>WeChat hangs up after five seconds; what is not said passively by then is said later.</summary>
    public static readonly TimeSpan PassiveBudget = TimeSpan.FromSeconds(4.5);

    /// <summary>What is left for the message to become durable and the acknowledgement to travel.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.3);

    private readonly TurnQueue _turns;
    private readonly PlaybookShelf _playbooks;
    private readonly PromiseBook _promises;
    private readonly WaitingLine _line;
    private readonly AgencyDirectory _agencies;
    private readonly SkillDirectory _skills;
    private readonly ModelHelp _model;
    private readonly ServiceCounter _services;
    private readonly RestrictionAnswers _restrictions;
    private readonly OneTimeOffer _offer;
    private readonly TimeProvider _time;

    internal Inbox(
        TurnQueue turns, PlaybookShelf playbooks, PromiseBook promises, WaitingLine line, AgencyDirectory agencies, SkillDirectory skills, ModelHelp model, ServiceCounter services,
        RestrictionAnswers restrictions, OneTimeOffer offer, TimeProvider time)
    {
        (_promises, _line, _agencies, _skills, _model, _services, _restrictions, _offer) = (promises, line, agencies, skills, model, services, restrictions, offer);
        _turns = turns;
        _playbooks = playbooks;
        _time = time;
    }

    /// <summary>
    /// Completes when the message is durable, at the latest when WeChat is about to hang up. Every attempt of a push gets the same answer.
    /// </summary>
    public async Task<InboundAnswer> ReceiveAsync(AccountCredentials account, InboundMessage message)
    {
        if (_playbooks.For(account.Id) is not { } playbook) return InboundAnswer.TryAgain;
        var adviser = _model.MayPick(account.AgencyId) ? new Adviser(_model, _time) : null;
        var mine = new InboundTurn(account, message, ContextOf(account, playbook), _services, _time, adviser);
        if (_turns.Enter(new FollowerKey(account.Id, message.FromUserName), mine) is not InboundTurn turn) return InboundAnswer.TryAgain;
        try
        {
            return await turn.Answer.WaitAsync(PassiveBudget, _time);
        }
        catch (TimeoutException)
        {
            turn.AnswerLater();
        }

        try
        {
            return await turn.Answer.WaitAsync(Grace, _time);
        }
        catch (TimeoutException)
        {
            return InboundAnswer.TryAgain;
        }
    }

    private Func<DateTimeOffset, DialogueContext> ContextOf(AccountCredentials account, Playbook playbook) =>
        now => new DialogueContext(playbook, now)
        {
            Plan = _promises.For(account.AgencyId),
            Restrictions = _restrictions,
            Ahead = _line.Of(account.AgencyId),
            HasQueue = key => _agencies.FindDepartment(account.AgencyId, key) is { IsClosed: false },
            Skills = _skills.Of(account.AgencyId),
            OneTimeLink = conversation => _offer.LinkFor(account, conversation, now),
        };
}
