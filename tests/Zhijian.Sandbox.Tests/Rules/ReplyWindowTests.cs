using Zhijian.Sandbox.Messages;

namespace Zhijian.Sandbox.Tests.Rules;

public sealed class ReplyWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Trigger.Message, 5)]
    [InlineData(Trigger.Action, 3)]
    public void A_trigger_allows_its_number_of_messages_and_then_the_budget_is_used_up(Trigger trigger, int budget)
    {
        var window = new ReplyWindow();
        window.Open(trigger, Start);
        for (var message = 0; message < budget; message++) window.TryUse(Start).ShouldBe(WindowVerdict.Open);
        window.TryUse(Start).ShouldBe(WindowVerdict.UsedUp);
    }

    [Theory]
    [InlineData(Trigger.Message, 48 * 3600 - 1, WindowVerdict.Open)]
    [InlineData(Trigger.Message, 48 * 3600, WindowVerdict.Closed)]
    [InlineData(Trigger.Action, 59, WindowVerdict.Open)]
    [InlineData(Trigger.Action, 60, WindowVerdict.Closed)]
    public void A_window_ends_to_the_second(Trigger trigger, int seconds, WindowVerdict expected)
    {
        var window = new ReplyWindow();
        window.Open(trigger, Start);
        window.TryUse(Start.AddSeconds(seconds)).ShouldBe(expected);
    }

    [Fact]
    public void Nobody_may_speak_before_the_person_has_done_anything() => new ReplyWindow().TryUse(Start).ShouldBe(WindowVerdict.Closed);

    [Fact]
    public void A_new_message_fills_the_budget_again_but_does_not_add_to_it()
    {
        var window = new ReplyWindow();
        window.Open(Trigger.Message, Start);
        for (var message = 0; message < 4; message++) window.TryUse(Start);
        window.Open(Trigger.Message, Start.AddHours(1));
        for (var message = 0; message < 5; message++) window.TryUse(Start.AddHours(1)).ShouldBe(WindowVerdict.Open);
        window.TryUse(Start.AddHours(1)).ShouldBe(WindowVerdict.UsedUp);
    }

    [Fact]
    public void A_click_inside_the_48_hours_adds_its_three_and_takes_nothing_away()
    {
        var window = new ReplyWindow();
        window.Open(Trigger.Message, Start);
        window.Open(Trigger.Action, Start.AddMinutes(5));
        for (var message = 0; message < 3; message++) window.TryUse(Start.AddMinutes(5)).ShouldBe(WindowVerdict.Open);
        for (var message = 0; message < 5; message++) window.TryUse(Start.AddHours(2)).ShouldBe(WindowVerdict.Open);
        window.TryUse(Start.AddHours(2)).ShouldBe(WindowVerdict.UsedUp);
    }

    [Fact]
    public void Unfollowing_closes_every_window()
    {
        var window = new ReplyWindow();
        window.Open(Trigger.Message, Start);
        window.Open(Trigger.Action, Start);
        window.Close();
        window.TryUse(Start).ShouldBe(WindowVerdict.Closed);
    }
}
