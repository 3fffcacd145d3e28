namespace Zhijian.Server.Services.Contracts;

/// <summary>A place a citizen sent from the phone.</summary>
/// <param name="Label">As the phone named it.</param>
public readonly record struct SentPlace(double Latitude, double Longitude, string? Label);

/// <summary>What a picture or recording is known by at WeChat.</summary>
/// <param name="IsVoice">Else it is a picture.</param>
public readonly record struct SentMedia(string MediaId, bool IsVoice);

/// <summary>What a citizen did, as far as a service may care.</summary>
/// <param name="MenuKey">Of a tap on the menu.</param>
public readonly record struct ServiceSaid(string? Text, string? MenuKey, SentPlace? Place)
{
    public SentMedia? Media { get; init; }

    /// <summary>Of a code that was scanned.</summary>
    public string? Scene { get; init; }
}
