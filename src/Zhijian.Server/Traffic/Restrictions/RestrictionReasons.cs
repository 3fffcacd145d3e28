
namespace Zhijian.Server.Traffic.Restrictions;

/// <summary>Why, in a few words that follow the outcome. Pure.</summary>
internal static class RestrictionReasons
{
    public static (string Chinese, string English) Free(Ground ground, RuleDay day) => ground switch
    {
        Ground.OtherTail => ($"，当天限行尾号{Tails(day)}", $", tails {Tails(day)} are restricted"),
        Ground.RestDay => ("，休息日", ", a day of rest"),
        Ground.Holiday => ("，放假", ", a holiday"),
        Ground.MakeUpDay => ("，调休上班日", ", a make-up day"),
        Ground.NewEnergy => ("，新能源号牌不受限", ", new-energy plates are exempt"),
        Ground.Embassy => ("，使馆号牌不受限", ", embassy plates are exempt"),
        Ground.Vehicle => ("，该车型不在限行之列", ", this class of vehicle is not restricted"),
        Ground.Plates => ("，该号牌不在限行之列", ", plates of this place are not restricted"),
        _ => ("", ""),
    };

    public static (string Chinese, string English) Open(Ground ground, in Vehicle vehicle) => ground switch
    {
        Ground.Letter when vehicle.Digit is null => ("，请把字母前面的数字也发来", "; please send the digit before the letter too"),
        Ground.Letter => ("，字母结尾的号牌怎么算没有核实", "; how plates that end with a letter count is not confirmed"),
        Ground.Plates => ("，本地和外地号牌规定不同，请发完整车牌", "; local and other plates differ, please send the whole plate"),
        Ground.MakeUpDay => ("，调休上班日怎么限请看公告", "; see the notice for make-up days"),
        Ground.RestDay or Ground.Holiday or Ground.Day => ("，这一天限不限请看公告", "; see the notice for this day"),
        Ground.NewEnergy => ("，新能源号牌限不限请看公告", "; see the notice for new-energy plates"),
        Ground.SpecialPlate => ("，这类号牌不按尾号，请看公告", "; such plates do not go by the tail, see the notice"),
        Ground.Groups => ("，这段时间的限行尾号没有收录", "; the tails of this period are not known here"),
        _ => ("，要看车型", "; it depends on the class of vehicle"),
    };

    private static string Tails(RuleDay day) => string.Join('、', Enumerable.Range(0, 10).Where(day.Bars));
}
