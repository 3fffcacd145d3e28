using System.Collections.Concurrent;

namespace Zhijian.Sandbox.Departments.Water;

/// <summary>A reading a customer told (自报读数).</summary>
public sealed record ReadingView(string Number, string Account, int Reading, int UsedCubic, long EstimateFen, DateTimeOffset ReceivedAt);

/// <summary>What customers told, in memory: once for each idempotency key, the last counts.</summary>
public sealed class ReadingBook : IDepartmentMemory
{
    private readonly ConcurrentDictionary<int, ReadingView> byCustomer = new();
    private readonly Once<ReadingView> once = new();
    private int last;

    /// <summary>How many were taken.</summary>
    public int Count => last;

    public ReadingView? Find(int customer) => byCustomer.GetValueOrDefault(customer);

    public ReadingView Take(string idempotencyKey, int customer, int reading, Period newest, DateTimeOffset now) => once.Do(idempotencyKey, () =>
    {
        var used = reading - newest.Reading;
        return byCustomer[customer] = new ReadingView($"CB{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd}{Interlocked.Increment(ref last):d5}", Customers.AccountOf(customer), reading, used, Period.Cost(used), now);
    });

    public void Clear()
    {
        byCustomer.Clear();
        once.Clear();
    }
}
