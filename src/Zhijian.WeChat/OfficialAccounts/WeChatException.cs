namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>A call that brought no result. Carries the path only: query and body may hold tokens and personal data.</summary>
public abstract class WeChatException(string path, string message, Exception? inner) : Exception(message, inner)
{
    /// <summary>The path called, without query.</summary>
    public string Path { get; } = path;
}

/// <summary>WeChat answered with an errcode: the call was refused and not carried out.</summary>
public sealed class WeChatApiException : WeChatException
{
    private const string RidMark = "rid: ";

    /// <param name="errMsg">As answered; a request id at its end becomes <see cref="Rid"/>.</param>
    public WeChatApiException(string path, int errCode, string? errMsg)
        : base(path, $"{path} answered {errCode}: {errMsg}", inner: null)
    {
        ErrCode = errCode;
        var mark = errMsg?.LastIndexOf(RidMark, StringComparison.Ordinal) ?? -1;
        ErrMsg = (mark < 0 ? errMsg : errMsg![..mark])?.TrimEnd(' ', ',') ?? "";
        Rid = mark < 0 ? null : errMsg![(mark + RidMark.Length)..].Trim();
    }

    public int ErrCode { get; }

    public string ErrMsg { get; }

    /// <summary>The id of the request at WeChat, for the console's query and for support.</summary>
    public string? Rid { get; }

    /// <summary>What to do about it.</summary>
    public ErrorAdvice Advice => ErrorCodes.AdviceFor(ErrCode);
}

/// <summary>The call certainly had no effect: it did not reach WeChat, or only read, or WeChat's servers refused it without an errcode.</summary>
public sealed class WeChatUnavailableException(string path, string reason, Exception? inner = null)
    : WeChatException(path, $"{path} could not be called: {reason}", inner);

/// <summary>
/// The call was sent and no answer came: it may or may not have been carried out. It is never repeated by itself; whoever repeats it
/// may send twice.
/// </summary>
public sealed class WeChatOutcomeUnknownException(string path, string reason, Exception? inner = null)
    : WeChatException(path, $"{path} was sent, but whether it was carried out is not known: {reason}", inner);
