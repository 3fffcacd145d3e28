using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Zhijian.Answers;
using Zhijian.Answers.Evaluation;

namespace Zhijian.Benchmarks;

/// <summary>
/// Times one match on one thread and the building of an index:
/// <c>dotnet run -c Release --project bench/Zhijian.Benchmarks -- answers time [SET...]</c> (a set's own base and questions; without one, made-up bases).
/// </summary>
internal static class AnswersTiming
{
    public static int Run(string[] directories)
    {
        Console.WriteLine(Machine());
        var started = Stopwatch.GetTimestamp();
        AnswerIndex.Build([new KnowledgeEntry("warm", "身份证丢了怎么补办", [], null)]).Match("身份证");
        Console.WriteLine($"first index and match (tables loaded, cold code): {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");
        foreach (var directory in directories)
        {
            var set = QuestionSet.Read(directory);
            Time(set.Name, set.Entries, [.. set.Questions.Select(q => q.Text)]);
        }

        if (directories.Length > 0) return 0;
        foreach (var size in new[] { 2_500, 100_000 })
        {
            var entries = MadeUpBase.Entries(size);
            Time(size.ToString("N0", CultureInfo.InvariantCulture) + " made-up answers", entries, MadeUpBase.Questions(2000));
        }

        return 0;
    }

    private static void Time(string name, IReadOnlyList<KnowledgeEntry> entries, List<string> questions)
    {
        var before = Settled();
        var started = Stopwatch.GetTimestamp();
        var index = AnswerIndex.Build(entries);
        var built = Stopwatch.GetElapsedTime(started);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        var kept = Settled() - before;
        foreach (var question in questions.Concat(questions).Take(4000)) index.Match(question);
        var busy = Process.GetCurrentProcess().TotalProcessorTime;
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 3; round++)
        {
            foreach (var question in questions)
            {
                var from = Stopwatch.GetTimestamp();
                index.Match(question);
                times.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
            }
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Count;
        times.Sort();
        Console.WriteLine(
            $"{name,-24} build {built.TotalSeconds:F2} s, {kept >> 20} MB kept, process peak {peak} MB; match median {times[times.Count / 2]:F1} µs  processor {(Process.GetCurrentProcess().TotalProcessorTime - busy).TotalMicroseconds / times.Count:F1} µs  p99 {times[times.Count * 99 / 100]:F1} µs  {allocated} B each");
    }

    /// <summary>What the figures were measured on, and how busy it was: above a load of about one a core they say little.</summary>
    private static string Machine()
    {
        static string? FirstLine(string path, string start) => !File.Exists(path) ? null : File.ReadLines(path).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal));
        var processor = FirstLine("/proc/cpuinfo", "model name")?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
        var load = FirstLine("/proc/loadavg", "")?.Split(' ')[0] ?? "unknown";
        return $"{processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, load average of the last minute {load}";
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
