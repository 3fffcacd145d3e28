namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>How the client calls. The defaults are for WeChat itself.</summary>
public sealed record OfficialAccountOptions
{
    /// <summary>Where QR code pictures and the page of one-time subscription messages are; nothing means mp.weixin.qq.com, or the API's own address when that is not WeChat's.</summary>
    public Uri? PictureAddress { get; init; }

    /// <summary>Where the consent page is; nothing means open.weixin.qq.com, or the API's own address when that is not WeChat's.</summary>
    public Uri? ConsentAddress { get; init; }

    /// <summary>For one attempt up to the end of a JSON answer, or up to the beginning of a file.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For sending a file, which takes longer.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a call that may safely be repeated is tried in all.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Before the second attempt; doubles with each further one.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(500);
}
