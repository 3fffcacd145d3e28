using System.Numerics;
using System.Text.Json;

namespace Zhijian.Server.Platform.Time;

/// <summary>
/// Which days are worked in China (工作日): Monday to Friday, without the days off and with the make-up days (调休) of the State Council's
/// yearly paper, from <c>holidays-cn.json</c>. One bit a day, so asking costs nothing.
/// </summary>
public sealed class WorkingDays
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private static readonly int First = new DateOnly(FirstYear, 1, 1).DayNumber;
    private static readonly int Count = new DateOnly(LastYear, 12, 31).DayNumber - First + 1;
    private static readonly Lazy<WorkingDays> Shipped = new(ReadShipped);

    private readonly ulong[] _worked;
    private readonly ulong[] _holidays;
    private readonly bool[] _known;

    private WorkingDays(ulong[] worked, ulong[] holidays, bool[] known)
    {
        _worked = worked;
        _holidays = holidays;
        _known = known;
    }

    /// <summary>Of the whole country, as the shipped papers say.</summary>
    public static WorkingDays National => Shipped.Value;

    /// <summary>The last year whose official paper is shipped.</summary>
    public int LastKnownYear => FirstYear + Array.LastIndexOf(_known, true);

    /// <summary>Whether the State Council's paper on the year is in. If not, make-up days are missing and statutory days are computed.</summary>
    public bool IsKnown(int year) => year is >= FirstYear and <= LastYear && _known[year - FirstYear];

    public bool Contains(DateOnly day) => Contains(day.DayNumber);

    /// <summary>What the papers make of the day; of an agency with closures too, as those change nothing for anybody else.</summary>
    public DayKind KindOf(DateOnly day)
    {
        if ((uint)(day.DayNumber - First) is var index && index < (uint)Count && (_holidays[index >> 6] >> (int)(index & 63) & 1) != 0) return DayKind.Holiday;
        return (IsMondayToFriday(day.DayNumber), National.Contains(day)) switch
        {
            (true, true) => DayKind.WorkingDay,
            (true, false) => DayKind.Holiday,
            (false, true) => DayKind.MakeUpDay,
            (false, false) => DayKind.RestDay,
        };
    }

    /// <param name="dayNumber">Of <see cref="DateOnly.DayNumber"/>; past the table only the week counts.</param>
    internal bool Contains(int dayNumber) =>
        (uint)(dayNumber - First) is var index && index < (uint)Count ? (_worked[index >> 6] >> (int)(index & 63) & 1) != 0 : IsMondayToFriday(dayNumber);

    /// <summary>Worked days from one day to before another.</summary>
    internal int CountBetween(int from, int until)
    {
        var count = 0;
        var day = from;
        for (; day < until && ((day - First) & 63) != 0; day++) count += Contains(day) ? 1 : 0;
        for (; day >= First && day + 64 <= until && day + 64 <= First + Count; day += 64) count += BitOperations.PopCount(_worked[(day - First) >> 6]);
        for (; day < until; day++) count += Contains(day) ? 1 : 0;
        return count;
    }

    /// <summary>The same for an agency with closures, or one that works every day.</summary>
    internal WorkingDays With(OpeningHours hours)
    {
        if (!hours.EveryDay && hours.Closures.Count == 0) return this;
        var worked = (ulong[])_worked.Clone();
        if (hours.EveryDay) Array.Fill(worked, ulong.MaxValue);
        foreach (var closure in hours.Closures)
            for (var day = closure.From; day <= closure.To; day = day.AddDays(1)) Set(worked, day, works: false);
        return new WorkingDays(worked, _holidays, _known);
    }

    private static bool IsMondayToFriday(int dayNumber) => dayNumber % 7 < 5;

    private static void Set(ulong[] worked, DateOnly day, bool works)
    {
        var index = day.DayNumber - First;
        if ((uint)index >= (uint)Count) return;
        if (works) worked[index >> 6] |= 1UL << (index & 63);
        else worked[index >> 6] &= ~(1UL << (index & 63));
    }

    private static WorkingDays ReadShipped()
    {
        var worked = new ulong[(Count + 63) / 64];
        var holidays = new ulong[worked.Length];
        var known = new bool[LastYear - FirstYear + 1];
        for (var day = DateOnly.FromDayNumber(First); day.Year <= LastYear; day = day.AddDays(1)) Set(worked, day, IsMondayToFriday(day.DayNumber));
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("holidays-cn.json") ?? throw new InvalidOperationException("The holidays are not in the assembly.");
        using var papers = JsonDocument.Parse(stream);
        var years = papers.RootElement.GetProperty("years").EnumerateArray().ToDictionary(year => year.GetProperty("year").GetInt32());
        foreach (var (number, year) in years) known[number - FirstYear] = year.GetProperty("status").GetString() == "official";
        for (var year = FirstYear; year <= LastYear; year++)
            if (!known[year - FirstYear])
                foreach (var day in StatutoryHolidays.Of(year)) TakeOff(day);
        // Last, as the paper on a year may speak of days in the year before it.
        foreach (var day in years.Values.SelectMany(year => year.GetProperty("days").EnumerateArray()))
        {
            var date = DateOnly.ParseExact(day.GetProperty("date").GetString()!, "yyyy-MM-dd");
            if (day.GetProperty("off").GetBoolean()) TakeOff(date);
            else Set(worked, date, works: true);
        }

        return new WorkingDays(worked, holidays, known);

        void TakeOff(DateOnly day)
        {
            Set(worked, day, works: false);
            Set(holidays, day, works: true);
        }
    }
}
