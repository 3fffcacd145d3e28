using Zhijian.Server.Conversations.Reading;

namespace Zhijian.Server.Conversations.Search;

/// <param name="Id">Of the message row.</param>
internal readonly record struct IndexedMessage(long Id, Guid Agency, IReadOnlyCollection<string> Terms)
{
    public static IndexedMessage Of(Message row)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var view in MessageViews.Unmasked(row)) terms.UnionWith(SearchTerms.Of(MessageTexts.Of(view)));
        return new IndexedMessage(row.Id, row.AgencyId.Value, terms);
    }
}

/// <summary>
/// Which messages hold which terms. Derived data: not part of the model, made from the messages in the background and made anew when it is missing
/// or of another version.
/// </summary>
internal interface IMessageIndex
{
    /// <summary>Makes the index if there is none of this version.</summary>
    Task OpenAsync(CancellationToken cancellation);

    /// <returns>The last message it knows.</returns>
    Task<long> ReadUpToAsync(CancellationToken cancellation);

    /// <summary>Adds messages and notes that everything up to <paramref name="upTo"/> is known; all or nothing.</summary>
    /// <returns>False when another process has noted something else meanwhile.</returns>
    Task<bool> AddAsync(IReadOnlyList<IndexedMessage> messages, long after, long upTo, CancellationToken cancellation);

    /// <summary>Deletes messages together with what the search knows of them, in one transaction: none is left in it, nor comes into it afterwards.</summary>
    Task RemoveAsync(IReadOnlyList<IndexedMessage> messages, CancellationToken cancellation);

    /// <returns>Ids of messages of this agency that may hold the words, newest first.</returns>
    Task<IReadOnlyList<long>> FindAsync(SearchWords words, Guid agency, long before, int limit, CancellationToken cancellation);
}
