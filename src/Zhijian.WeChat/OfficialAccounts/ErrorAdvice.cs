namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>What to do about an errcode (返回码).</summary>
public enum ErrorAdvice
{
    /// <summary>Repeating does not help: correct the request, or accept the state it met.</summary>
    GiveUp,

    /// <summary>WeChat is busy: repeat later, more slowly each time.</summary>
    Retry,

    /// <summary>Get a new access token once and repeat once; the client does so by itself.</summary>
    RefreshToken,

    /// <summary>A quota is used up: wait for the next minute or day, or clear the quota.</summary>
    WaitForQuota,

    /// <summary>Somebody must act in the account's console or its settings.</summary>
    AskAdministrator,
}

/// <param name="Code">The errcode.</param>
/// <param name="Text">How errmsg begins; empty where that is not known.</param>
/// <param name="Meaning">In a few words of Chinese, for the people of the account.</param>
public sealed record ErrorCode(int Code, ErrorAdvice Advice, string Text, string Meaning);
