namespace Zhijian.Server.Services.Contracts;

/// <summary>What the live feed carries when a record was made or handled: nothing of it, as not everybody may see it. Consoles read their list anew.</summary>
public sealed record RecordNews
{
    public const string Kind = "serviceRecord";
}
