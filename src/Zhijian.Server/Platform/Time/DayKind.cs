namespace Zhijian.Server.Platform.Time;

/// <summary>What a day is by the State Council's papers (日期类型), whatever one agency makes of it.</summary>
public enum DayKind
{
    /// <summary>A Monday to Friday that is worked (工作日).</summary>
    WorkingDay,

    /// <summary>A Saturday or Sunday off (休息日).</summary>
    RestDay,

    /// <summary>A day off by the papers, also one on a weekend (法定节假日及调休放假).</summary>
    Holiday,

    /// <summary>A Saturday or Sunday that is worked (调休上班日).</summary>
    MakeUpDay,
}
