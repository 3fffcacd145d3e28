using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Agencies;

public sealed class AccountHealthTests
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 20, 15, 59, 0, TimeSpan.Zero));
    private readonly AccountId _account = new(Guid.CreateVersion7());

    [Fact]
    public void Callbacks_are_counted_by_the_day_of_Beijing()
    {
        var health = new AccountHealth(_clock);
        health.View(_account).Callback.State.ShouldBe(CallbackState.Never);

        health.CallbackAccepted(_account);
        health.CallbackAccepted(_account);
        health.View(_account).Callback.Today.ShouldBe(2);

        _clock.Advance(TimeSpan.FromMinutes(1)); // midnight in Beijing
        health.View(_account).Callback.ShouldBe(new CallbackHealth(CallbackState.Ok, _clock.GetUtcNow() - TimeSpan.FromMinutes(1), 0, null, null));
        health.CallbackAccepted(_account);
        health.View(_account).Callback.Today.ShouldBe(1);
    }

    [Fact]
    public void An_account_is_silent_after_a_day_without_callbacks()
    {
        var health = new AccountHealth(_clock);
        health.CallbackAccepted(_account);

        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        health.View(_account).Callback.State.ShouldBe(CallbackState.Ok);
        _clock.Advance(TimeSpan.FromSeconds(1));

        health.View(_account).Callback.State.ShouldBe(CallbackState.Silent);
    }

    [Fact]
    public void A_refusal_is_remembered_without_counting_as_a_callback()
    {
        var health = new AccountHealth(_clock);

        health.CallbackRefused(_account, "signature");

        health.View(_account).Callback.ShouldBe(new CallbackHealth(CallbackState.Never, null, 0, "signature", _clock.GetUtcNow()));
    }

    [Fact]
    public void A_token_is_failing_until_one_is_given_again()
    {
        var health = new AccountHealth(_clock);
        health.TokenChecked(_account, null, "40125 invalid appsecret");
        health.View(_account).Token.ShouldBe(new TokenHealth(TokenState.Failing, _clock.GetUtcNow(), null, "40125 invalid appsecret"));

        health.TokenChecked(_account, _clock.GetUtcNow().AddHours(2), null);

        health.View(_account).Token.State.ShouldBe(TokenState.Ok);
    }
}
