using System.Text;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class SheetReaderTests
{
    private const string Good = "hk-move,怎么把户口迁到外省,户口迁移|迁户口,text,先申请准迁证。,,,,,household,户口登记条例,,2026-01-01,2027/1/1,approved\n";

    static SheetReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_good_row_becomes_an_answer()
    {
        var row = Read(TempPack.Header + Good).Rows.ShouldHaveSingleItem();

        row.Key.ShouldBe("hk-move");
        row.Line.ShouldBe(2);
        row.Status.ShouldBe(AnswerStatus.Approved);
        row.Content.ShouldBe(new AnswerContent(
            "怎么把户口迁到外省", ["户口迁移", "迁户口"], AnswerKind.Text, "先申请准迁证。", null, null, null, null, "household", "户口登记条例", null,
            new DateOnly(2026, 1, 1), new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    [InlineData("utf-16", true)]
    public void The_encoding_is_told_from_the_bytes(string encoding, bool mark)
    {
        var form = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? form.GetPreamble() : [], .. form.GetBytes(TempPack.Header + Good)];

        var reading = Read(bytes);

        reading.Faults.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().Content.Question.ShouldBe("怎么把户口迁到外省");
    }

    [Fact]
    public void A_damaged_byte_in_a_utf8_table_is_reported_where_it_stands()
    {
        var text = new StringBuilder(TempPack.Header);
        for (var row = 0; row < 20; row++) text.Append(Good.Replace("hk-move", $"k-{row}").Replace("怎么", $"怎么{row}"));
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        bytes[Array.LastIndexOf(bytes, (byte)0xE5)] = (byte)'x';

        var fault = Read(bytes).Faults.ShouldHaveSingleItem();

        fault.Line.ShouldBe(21);
        fault.Message.ShouldContain("neither UTF-8 nor GB18030");
    }

    [Theory]
    [InlineData("Bad Key,问题,,text,答案,,,,,household,依据,,,,approved", 2, "key")]
    [InlineData("k,,,text,答案,,,,,household,依据,,,,approved", 2, "question")]
    [InlineData("k,问题,,music,答案,,,,,household,依据,,,,approved", 2, "kind")]
    [InlineData("k,问题,,text,,,,,,household,依据,,,,approved", 2, "text")]
    [InlineData("k,问题,,article,,,,,,household,依据,,,,approved", 2, "title,url")]
    [InlineData("k,问题,,article,,标题,,ftp://x,,household,依据,,,,approved", 2, "url")]
    [InlineData("k,问题,,picture,文字,,,,,household,依据,,,,approved", 2, "media")]
    [InlineData("k,问题,,picture,文字,,,,../x.png,household,依据,,,,approved", 2, "media")]
    [InlineData("k,问题,,picture,文字,,,,media/gone.png,household,依据,,,,approved", 2, "media")]
    [InlineData("k,问题,,text,答案,,,,,nobody,依据,,,,approved", 2, "department")]
    [InlineData("k,问题,,text,答案,,,,,,依据,,,,approved", 2, "department")]
    [InlineData("k,问题,,text,答案,,,,,household,,,,,approved", 2, "source")]
    [InlineData("k,问题,,text,答案,,,,,household,依据,nowhere,,,approved", 2, "source_url")]
    [InlineData("k,问题,,text,答案,,,,,household,依据,,2026-13-01,,approved", 2, "effective_from")]
    [InlineData("k,问题,,text,答案,,,,,household,依据,,2026-02-01,2026-02-01,approved", 2, "expires_at")]
    [InlineData("k,问题,,text,答案,,,,,household,依据,,,,published", 2, "status")]
    [InlineData("k,问题,,text,答案,,,,,household,依据,,,approved", 2, "*")]
    [InlineData("k,问题,,text,答\"案,,,,,household,依据,,,,approved", 2, "")]
    [InlineData("k,问题,,text,\"答\"案,,,,,household,依据,,,,approved", 2, "*")]
    [InlineData("a,问题,,text,答案,,,,,household,依据,,,,draft\n\na,问题二,,text,答案,,,,,household,依据,,,,draft", 4, "key")]
    [InlineData("a,问题,,text,\"答\n案\",,,,,household,依据,,,,draft\nb,问题,,text,答案,,,,,household,依据,,,,draft", 4, "question")]
    public void Every_bad_cell_is_reported_with_line_and_column(string rows, long line, string columns)
    {
        var faults = Read(TempPack.Header + rows + "\n").Faults;

        faults.Select(fault => fault.Column).ShouldBe(columns.Length == 0 ? [] : columns.Split(',').Select(column => column == "*" ? "" : column));
        faults.ShouldAllBe(fault => fault.Line == line);
        faults.ShouldAllBe(fault => fault.Message.Length > 10);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("key;question\n", "commas")]
    [InlineData("key,question\n", "lacks the column phrasings")]
    [InlineData("key,question,phrasings,kind,text,title,description,url,media,department,source,source_url,effective_from,expires_at,status,notes\n", "unknown column “notes”")]
    public void A_wrong_header_is_explained(string header, string said)
    {
        var reading = Read(header);

        reading.Rows.ShouldBeEmpty();
        reading.Faults.ShouldContain(fault => fault.Line == 1 && fault.Message.Contains(said));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_empty_rows_count_for_nothing()
    {
        var columns = SheetColumns.All.Reverse().ToList();
        var cells = columns.Select(column => column switch { "key" => "k", "question" => "问题", "text" => "答案", _ => "" });

        var reading = Read($"{string.Join(',', columns)}\n{string.Join(',', cells)}\n,,,,,,,,,,,,,,\n");

        reading.Faults.ShouldBeEmpty();
        reading.Rows.ShouldHaveSingleItem().Content.Text.ShouldBe("答案");
        reading.Total.ShouldBe(1);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_table_silently()
    {
        var text = new StringBuilder(TempPack.Header).Append("a,\"问题,,text,答案,,,,,household,依据,,,,draft\n");
        for (var row = 0; row < 20_000; row++) text.Append($"k{row},问题{row},,text,答案,,,,,household,依据,,,,draft\n");

        var reading = Read(text.ToString());

        reading.Faults.ShouldContain(fault => fault.Line == 2 && fault.Message.Contains("never closed"));
    }

    [Fact]
    public void Ten_thousand_rows_with_three_hundred_bad_ones_are_read_in_one_go()
    {
        var text = new StringBuilder(TempPack.Header);
        for (var row = 0; row < 10_000; row++)
            text.Append($"k-{row},第{row}个问题怎么办,说法{row}|另一种说法{row},text,这是第{row}个答案。,,,,,{(row % 33 == 0 && row < 9_900 ? "nobody" : "household")},依据,,,,approved\n");
        var told = new List<int>();

        var reading = Read(Encoding.UTF8.GetBytes(text.ToString()), told.Add);

        reading.Total.ShouldBe(10_000);
        reading.Faults.Count.ShouldBe(300);
        reading.Faults.ShouldAllBe(fault => fault.Column == "department");
        told.ShouldBe(Enumerable.Range(1, 20).Select(step => step * 500));
    }

    private static SheetReading Read(string table) => Read(Encoding.UTF8.GetBytes(table));

    private static SheetReading Read(byte[] table, Action<int>? progress = null)
    {
        using var stream = new MemoryStream(table);
        var departments = new Dictionary<string, string> { ["household"] = "household", ["户政管理支队"] = "household" };
        return SheetReader.Read(stream, new SheetSurroundings(departments, name => name == "media/map.png"), progress);
    }
}
