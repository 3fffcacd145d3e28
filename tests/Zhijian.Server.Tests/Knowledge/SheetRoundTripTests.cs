using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Sheets;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class SheetRoundTripTests
{
    private static readonly TestClock Clock = new();

    [Fact]
    public void What_is_exported_is_imported_again_whatever_editors_write()
    {
        Prop.ForAll(AnyAnswers(), answers =>
        {
            using var stream = new MemoryStream();
            ExportSheet.WriteAsync(answers.ToAsyncEnumerable(), stream, default).GetAwaiter().GetResult();
            stream.Position = 0;
            var reading = SheetReader.Read(stream, new SheetSurroundings(new Dictionary<string, string> { ["household"] = "household" }, _ => true));

            reading.Faults.ShouldBeEmpty();
            reading.Rows.Select(row => (row.Key, row.Content, row.Status)).ShouldBe(answers.Select(answer => (answer.Key, answer.Content, answer.Status)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("'=1", "''=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("1=1", "1=1")]
    [InlineData("", "")]
    public void A_cell_that_a_spreadsheet_would_run_is_guarded(string cell, string guarded)
    {
        FormulaGuard.Guard(cell).ShouldBe(guarded);
        FormulaGuard.Unguard(guarded).ShouldBe(cell);
    }

    [Fact]
    public void Guarding_loses_nothing() =>
        Prop.ForAll<string>(cell => FormulaGuard.Unguard(FormulaGuard.Guard(cell ?? "")) == (cell ?? "")).QuickCheckThrowOnFailure();

    private static Arbitrary<List<CanonicalAnswer>> AnyAnswers()
    {
        var piece = Gen.Elements("=", "'", "\"", ",", "\n", "\r\n", "，", "户口", "怎么办", " ", "\t", "@", "-", "+", "😀", "x", ";", "１");
        var text = Gen.ArrayOf(piece).Select(pieces => string.Concat(pieces.Take(12)));
        var answer =
            from question in text
            from phrasings in Gen.ListOf(text)
            from words in text
            from title in text
            from status in Gen.Elements(AnswerStatus.Draft, AnswerStatus.Retired)
            from days in Gen.Choose(0, 400)
            select (question, phrasings, words, title, status, days);
        return Gen.ListOf(answer).Select(rows => rows.Take(20).Select((row, number) => Answer(number, row.question, [.. row.phrasings.Take(5)], row.words, row.title, row.status, row.days)).ToList()).ToArbitrary();
    }

    private static CanonicalAnswer Answer(int number, string question, IReadOnlyList<string> phrasings, string words, string title, AnswerStatus status, int days)
    {
        var answer = new CanonicalAnswer { Id = AnswerId.New(Clock), AgencyId = AgencyId.New(Clock), Key = $"k-{number}" };
        var content = new AnswerContent(
            $"{question}{number}", phrasings, AnswerKind.Text, words + "。", title, words, null, null, days % 2 == 0 ? "household" : null, title, null,
            days % 3 == 0 ? null : new DateOnly(2026, 1, 1), days == 0 ? null : new DateOnly(2026, 1, 1).AddDays(days));
        answer.Take(content.Cleaned(), status, new AnswerAuthor(Id: null, "test"), Clock.GetUtcNow());
        return answer;
    }
}
