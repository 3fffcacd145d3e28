using CsvHelper;
using Zhijian.Answers.Evaluation;
using Zhijian.Server.Platform.Sheets;

namespace Zhijian.Server.Knowledge.Commands;

/// <summary>Reads questions of known matter from a file of JSON lines or from a table of answers.</summary>
internal static class ClusteredQuestions
{
    public static List<ClusteredQuestion> Read(string file)
    {
        if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return ClusteredQuestion.Read(file);
        using var stream = File.OpenRead(file);
        return [.. Rows(stream)];
    }

    private static IEnumerable<ClusteredQuestion> Rows(FileStream stream)
    {
        var encoding = SheetEncoding.Detect(stream);
        stream.Position = 0;
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', Encoding = encoding }, leaveOpen: true);
        var names = csv.Headers.ToList();
        var (key, question, phrasings) = (names.IndexOf("key"), names.IndexOf("question"), names.IndexOf("phrasings"));
        if (Math.Min(Math.Min(key, question), phrasings) < 0) throw new FormatException($"{stream.Name}: the header lacks key, question or phrasings");
        while (csv.Read())
        {
            yield return new ClusteredQuestion(csv.GetString(question), csv.GetString(key));
            foreach (var phrasing in csv.GetString(phrasings).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                yield return new ClusteredQuestion(phrasing, csv.GetString(key));
        }
    }
}
