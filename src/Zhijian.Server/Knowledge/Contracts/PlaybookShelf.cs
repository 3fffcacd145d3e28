using System.Collections.Concurrent;
using Zhijian.Server.Agencies.Contracts;

namespace Zhijian.Server.Knowledge.Contracts;

/// <summary>The current playbook of every account. Readers take a reference once per message and keep it to the end.</summary>
public sealed class PlaybookShelf
{
    private readonly ConcurrentDictionary<AccountId, Playbook> _books = new();

    /// <summary>An account says something else from now on.</summary>
    public event Action<AccountId>? Changed;

    /// <summary>Null until the account's first playbook is built.</summary>
    public Playbook? For(AccountId account) => _books.GetValueOrDefault(account);

    public void Put(AccountId account, Playbook playbook)
    {
        _books[account] = playbook;
        Changed?.Invoke(account);
    }
}
