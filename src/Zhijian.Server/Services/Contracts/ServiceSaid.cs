namespace Zhijian.Server.Services.Contracts;

/// <summary>A place a citizen sent from the phone.</summary>
/// <param name="Label">As the phone named it.</param>
public readonly record struct SentPlace(double Latitude, double Longitude, string? Label);

/// <summary>What a citizen did, as far as a service may care.</summary>
/// <param name="MenuKey">Of a tap on the menu.</param>
public readonly record struct ServiceSaid(string? Text, string? MenuKey, SentPlace? Place);
