using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhijian.Benchmarks;

/// <summary>
/// Makes a question set of a pack's own answers: of every entry KEEP phrasings stay in the base and the others are asked; every fourth entry is left out of
/// the base altogether, so that its phrasings have no answer there (KEEP <c>all</c>: the base as it ships, without questions):
/// <c>answers pack packs/safe-zhaoqing/answers.csv DIR KEEP</c>.
/// </summary>
internal static class AnswersPack
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(string csv, string directory, string keep)
    {
        var rows = Rows(File.ReadAllText(csv));
        var column = rows[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        var (entries, questions) = (new List<string>(), new List<string>());
        var asked = new HashSet<string>();
        foreach (var (row, number) in rows.Skip(1).Select((r, i) => (r, i)))
        {
            var phrasings = row[column["phrasings"]].Split('|', StringSplitOptions.RemoveEmptyEntries);
            var random = new Random(number);
            random.Shuffle(phrasings);
            var kept = keep == "all" ? phrasings.Length : Math.Min(int.Parse(keep, null), phrasings.Length);
            var inside = keep == "all" || number % 4 != 3;
            var id = row[column["key"]];
            if (inside) entries.Add(Line(new { id, question = row[column["question"]], answer = row[column["text"]], phrasings = phrasings[..kept] }));
            foreach (var phrasing in phrasings[kept..].Where(asked.Add))
                questions.Add(Line(new { q = phrasing, expect = inside ? new[] { id } : [], kind = inside ? "phrasing" : "out_removed" }));
        }

        Directory.CreateDirectory(directory);
        File.WriteAllLines(Path.Combine(directory, "kb.jsonl"), entries);
        File.WriteAllLines(Path.Combine(directory, "queries.jsonl"), questions);
        Console.WriteLine($"{entries.Count} entries, {questions.Count} questions");
        return 0;
    }

    private static string Line(object value) => JsonSerializer.Serialize(value, Readable);

    /// <summary>Rows of a table with commas, where a field in quotation marks may hold commas, line ends and doubled quotation marks.</summary>
    private static List<List<string>> Rows(string text)
    {
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        foreach (var c in text.TrimStart('\ufeff').Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c == '"')
            {
                // A doubled mark closes and opens again; the mark it stands for is put back here.
                if (!quoted && field.Length > 0) field.Append('"');
                quoted = !quoted;
            }
            else if (!quoted && (c is ',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (c != '\n') continue;
                rows.Add(row);
                row = [];
            }
            else
            {
                field.Append(c);
            }
        }

        return rows;
    }
}
