using Zhijian.Sandbox.Quotas;

namespace Zhijian.Sandbox.Tests.Rules;

public sealed class QuotaTests
{
    private const string Api = "/cgi-bin/menu/create";

    // 23:59:59 in Beijing
    private static readonly DateTimeOffset BeforeMidnight = new(2026, 11, 22, 15, 59, 59, TimeSpan.Zero);

    [Fact]
    public void Calls_beyond_the_limit_are_refused_and_not_counted()
    {
        var quota = new DailyQuota();
        quota.TryUse(Api, 2, BeforeMidnight).ShouldBeTrue();
        quota.TryUse(Api, 2, BeforeMidnight).ShouldBeTrue();
        quota.TryUse(Api, 2, BeforeMidnight).ShouldBeFalse();
        quota.Used(Api, BeforeMidnight).ShouldBe(2);
    }

    [Fact]
    public void Counters_start_anew_at_midnight_in_Beijing_not_in_Greenwich()
    {
        var quota = new DailyQuota();
        quota.TryUse(Api, 1, BeforeMidnight.AddHours(-10)).ShouldBeTrue();
        quota.TryUse(Api, 1, BeforeMidnight).ShouldBeFalse();
        quota.TryUse(Api, 1, BeforeMidnight.AddSeconds(1)).ShouldBeTrue();
    }

    [Fact]
    public void Each_api_has_its_own_counter()
    {
        var quota = new DailyQuota();
        quota.TryUse(Api, 1, BeforeMidnight);
        quota.TryUse("/cgi-bin/menu/get", 1, BeforeMidnight).ShouldBeTrue();
    }

    [Fact]
    public void Everything_may_be_cleared_ten_times_a_month()
    {
        var book = new QuotaBook();
        for (var time = 0; time < 10; time++) book.TryClearAll(BeforeMidnight.AddDays(time % 8)).ShouldBeTrue();
        book.TryClearAll(BeforeMidnight).ShouldBeFalse();
        book.TryClearAll(new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero)).ShouldBeTrue("it is December in Beijing");
    }

    [Fact]
    public void One_api_may_be_cleared_fifty_times_a_month()
    {
        var book = new QuotaBook();
        for (var time = 0; time < 50; time++) book.TryClear(Api, BeforeMidnight).ShouldBeTrue();
        book.TryClear(Api, BeforeMidnight).ShouldBeFalse();
    }

    [Fact]
    public async Task A_full_quota_is_never_exceeded_by_callers_at_the_same_time()
    {
        var quota = new DailyQuota();
        var granted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 500).Count(_ => quota.TryUse(Api, 1_000, BeforeMidnight)))));
        granted.Sum().ShouldBe(1_000);
    }
}
