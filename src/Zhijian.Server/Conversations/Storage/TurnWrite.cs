namespace Zhijian.Server.Conversations.Storage;

/// <summary>The rows of one turn on their way to the disk.</summary>
/// <param name="seal">Gives the final rows. Called once, when the committer takes them: from then on the turn cannot change its mind.</param>
internal sealed class TurnWrite(Func<TurnRows> seal)
{
    private readonly TaskCompletionSource<CommitResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TurnRows? _rows;

    public TurnRows Rows => _rows ??= seal();

    public CommitResult Result { get; set; } = CommitResult.Failed;

    public Task<CommitResult> Done => _done.Task;

    public void Finish() => _done.TrySetResult(Result);
}
