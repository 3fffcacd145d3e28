namespace Zhijian.Server.Knowledge.Sheets;

public enum ImportState
{
    Running,
    Done,

    /// <summary>Something was wrong; nothing was changed.</summary>
    Rejected,
}

/// <param name="Line">Line of the file in which the row begins, from 1.</param>
/// <param name="Column">Name of the column; empty when the whole row is meant.</param>
public sealed record ImportError(long Line, string Column, string Message);

/// <summary>How far an import is (导入进度).</summary>
/// <param name="DryRun">Then everything is checked and counted and nothing is changed.</param>
/// <param name="Done">Rows read so far.</param>
/// <param name="Total">Rows of the table; an estimate until all are read.</param>
/// <param name="ToReview">How many of those added and changed wait for review.</param>
public sealed record ImportProgress(
    Guid Id, ImportState State, bool DryRun, int Done, int Total, int Added, int Changed, int Unchanged, int ToReview, IReadOnlyList<ImportError> Errors);
