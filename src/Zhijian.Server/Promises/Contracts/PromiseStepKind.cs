namespace Zhijian.Server.Promises.Contracts;

/// <summary>The numbers stand in the database.</summary>
public enum PromiseStepKind
{
    /// <summary>Soon due: the officer who holds the conversation, or the queue (临期提醒).</summary>
    Warned = 1,

    /// <summary>Broken: the lead (逾期).</summary>
    Breached = 2,

    /// <summary>Broken for long: the supervisor (上报督办).</summary>
    Escalated = 3,
}
