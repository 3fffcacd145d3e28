using System.Globalization;

namespace Zhijian.Server.Conversations.Contracts;

/// <summary>The wording of an answer a verdict is about; in a conversation's column as <c>id:version</c>.</summary>
public readonly record struct RatedAnswer(Guid AnswerId, int Version)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AnswerId}:{Version}");

    /// <param name="present">The version it has now, for what was asked before versions were written.</param>
    public static RatedAnswer? Read(string? column, Func<string, int> present) => column?.Split(':') switch
    {
        [var id, var version] when Guid.TryParse(id, out var answer) && int.TryParse(version, CultureInfo.InvariantCulture, out var number) => new(answer, number),
        [var id] when Guid.TryParse(id, out var answer) => new(answer, present(id)),
        _ => null,
    };
}
