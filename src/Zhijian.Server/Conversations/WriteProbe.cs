namespace Zhijian.Server.Conversations;

/// <summary>The one row that is written to see whether the database can be.</summary>
public sealed record WriteProbe
{
    public int Id { get; init; }

    public DateTimeOffset At { get; init; }
}
