namespace Zhijian.Server.Platform.Http;

/// <summary>What is wrong with one field of a request, in words that say what to do.</summary>
/// <param name="Field">Its name in the JSON.</param>
/// <param name="Code">Stable, where clients say it in words of their own.</param>
public sealed record Fault(string Field, string Message, string? Code = null);
