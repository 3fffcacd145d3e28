using Zhijian.Sandbox.Tokens;

namespace Zhijian.Sandbox.Tests.Rules;

public sealed class TokenBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly TokenBook book = new(TokenFormat.HandleOf("wxa000000000000001"));

    [Fact]
    public void A_token_lives_7200_seconds()
    {
        var token = book.Mint(Start);
        token.ExpiresIn.ShouldBe(7200);
        book.Check(token.Value, Start.AddSeconds(7199)).ShouldBe(TokenState.Valid);
        book.Check(token.Value, Start.AddSeconds(7200)).ShouldBe(TokenState.Expired);
    }

    [Fact]
    public void A_newer_token_leaves_the_older_one_five_minutes()
    {
        var older = book.Mint(Start);
        var newer = book.Mint(Start.AddMinutes(10));
        newer.Value.ShouldNotBe(older.Value);
        book.Check(older.Value, Start.AddMinutes(15).AddSeconds(-1)).ShouldBe(TokenState.Valid);
        book.Check(older.Value, Start.AddMinutes(15)).ShouldBe(TokenState.NotLatest);
        book.Check(newer.Value, Start.AddMinutes(15)).ShouldBe(TokenState.Valid);
    }

    [Fact]
    public void A_newer_token_does_not_lengthen_the_life_of_the_older_one()
    {
        var older = book.Mint(Start);
        book.Mint(Start.AddSeconds(7100));
        book.Check(older.Value, Start.AddSeconds(7200)).ShouldBe(TokenState.Expired);
    }

    [Fact]
    public void The_stable_token_stays_the_same_until_its_last_five_minutes()
    {
        var first = book.Stable(Start, force: false);
        var again = book.Stable(Start.AddSeconds(6899), force: false);
        var renewed = book.Stable(Start.AddSeconds(6900), force: false);
        again.Value.ShouldBe(first.Value);
        again.ExpiresIn.ShouldBe(301);
        renewed.Value.ShouldNotBe(first.Value);
        renewed.ExpiresIn.ShouldBe(7200);
        book.Check(first.Value, Start.AddSeconds(7199)).ShouldBe(TokenState.Valid);
    }

    [Fact]
    public void The_two_families_do_not_touch_each_other()
    {
        var stable = book.Stable(Start, force: false);
        var classic = book.Mint(Start);
        book.Mint(Start.AddMinutes(1));
        book.Stable(Start.AddMinutes(1), force: true);
        book.Check(classic.Value, Start.AddMinutes(2)).ShouldBe(TokenState.Valid);
        book.Check(stable.Value, Start.AddMinutes(2)).ShouldBe(TokenState.NotLatest);
    }

    [Fact]
    public void Forcing_kills_the_old_token_at_once()
    {
        var old = book.Stable(Start, force: false);
        var forced = book.Stable(Start.AddMinutes(1), force: true);
        forced.Value.ShouldNotBe(old.Value);
        book.Check(old.Value, Start.AddMinutes(1)).ShouldBe(TokenState.NotLatest);
    }

    [Fact]
    public void Forcing_again_within_30_seconds_returns_the_current_token()
    {
        book.Stable(Start, force: false);
        var forced = book.Stable(Start.AddMinutes(1), force: true);
        book.Stable(Start.AddMinutes(1).AddSeconds(29), force: true).Value.ShouldBe(forced.Value);
        book.Stable(Start.AddMinutes(1).AddSeconds(30), force: true).Value.ShouldNotBe(forced.Value);
    }

    [Fact]
    public void Forcing_works_20_times_a_day()
    {
        var values = Enumerable.Range(0, 25).Select(time => book.Stable(Start.AddMinutes(time), force: true).Value).ToList();
        values.Distinct().Count().ShouldBe(21, "one first token and twenty forced ones");
        book.Stable(Start.AddHours(1), force: true).Value.ShouldBe(values[^1]);
    }

    [Fact]
    public void A_foreign_token_is_not_the_latest() => book.Check(new string('x', 136), Start).ShouldBe(TokenState.NotLatest);

    [Theory]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("90_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij", true)]
    [InlineData("90_ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghij", false)]
    public void Only_texts_that_can_be_tokens_are_looked_up(string text, bool wellFormed) => TokenFormat.IsWellFormed(text).ShouldBe(wellFormed);
}
