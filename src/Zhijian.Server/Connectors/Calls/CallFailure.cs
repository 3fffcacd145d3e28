namespace Zhijian.Server.Connectors.Calls;

/// <summary>Why a call brought nothing (失败原因); the names are API.</summary>
public enum CallFailure
{
    None = 0,

    /// <summary>No connection, or it broke.</summary>
    Down,

    /// <summary>No answer in time.</summary>
    Slow,

    /// <summary>An answer nobody agreed upon: no JSON, wrong types, too much.</summary>
    Garbage,

    /// <summary>5xx or 429.</summary>
    ServerError,

    /// <summary>401 or 403: our key or clock is wrong.</summary>
    NotAdmitted,

    /// <summary>Another 4xx: what was sent is not wanted.</summary>
    Refused,
}

/// <summary>One attempt that failed.</summary>
internal sealed class CallException(CallFailure failure, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public CallFailure Failure { get; } = failure;

    /// <summary>The department is in trouble, as opposed to the request; only that counts for the breaker and is tried again.</summary>
    public bool IsTrouble => Failure is CallFailure.Down or CallFailure.Slow or CallFailure.Garbage or CallFailure.ServerError;
}
