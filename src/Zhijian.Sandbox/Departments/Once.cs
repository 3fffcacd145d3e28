using System.Collections.Concurrent;

namespace Zhijian.Sandbox.Departments;

/// <summary>What was done under idempotency keys (幂等), in memory: the same key is the same matter, however often it comes.</summary>
internal sealed class Once<T>
{
    private readonly ConcurrentDictionary<string, Lazy<T>> done = new(StringComparer.Ordinal);

    public T Do(string key, Func<T> work) => done.GetOrAdd(key, _ => new Lazy<T>(work)).Value;

    public void Clear() => done.Clear();
}

/// <summary>What a department remembers besides what it computes; forgotten when the sandbox is reset.</summary>
public interface IDepartmentMemory
{
    void Clear();
}
