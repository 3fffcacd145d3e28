using System.Globalization;

namespace Zhijian.Sandbox.Departments;

/// <summary>
/// The invented residents of a city (虚构居民), so many to each of its districts. Everything is computed from their number when somebody asks, and identity numbers are made so
/// that they lead back. Nobody of them exists.
/// </summary>
/// <param name="first">Keeps the residents of several cities apart.</param>
/// <param name="divisions">Division codes of the districts.</param>
public sealed class Population(int first, params string[] divisions)
{
    private const int ToEachDistrict = 12_500;
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑梁谢宋唐";
    private const string GivenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国红玉兰婷浩宇轩梓涵欣怡";
    private static readonly DateOnly FirstBirthday = new(1962, 1, 1);
    private static readonly Scatter Birthdays = new(7_919, ToEachDistrict);
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public int Size => divisions.Length * ToEachDistrict;

    public string IdOf(int person)
    {
        var born = FirstBirthday.AddDays(Birthdays.Out(person % ToEachDistrict));
        var number = $"{divisions[person / ToEachDistrict]}{born:yyyyMMdd}{Chance.Of(first + person, 1, 900) + 100:d3}";
        return number + "10X98765432"[number.Select((digit, place) => (digit - '0') * Weights[place]).Sum() % 11];
    }

    public string NameOf(int person)
    {
        var given = GivenNames[Chance.Of(first + person, 3, GivenNames.Length)].ToString();
        if (Chance.Of(first + person, 4, 3) > 0) given += GivenNames[Chance.Of(first + person, 5, GivenNames.Length)];
        return Surnames[Chance.Of(first + person, 2, Surnames.Length)] + given;
    }

    /// <summary>The surname and stars.</summary>
    public string MaskedNameOf(int person) => NameOf(person) is var name ? name[0] + new string('*', name.Length - 1) : "";

    /// <returns>The number of the resident, or null.</returns>
    public int? Find(string id)
    {
        if (id.Length != 18 || Array.IndexOf(divisions, id[..6]) is not (>= 0 and var division)) return null;
        if (!DateOnly.TryParseExact(id.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)) return null;
        var day = born.DayNumber - FirstBirthday.DayNumber;
        if (day is < 0 or >= ToEachDistrict) return null;
        var person = division * ToEachDistrict + Birthdays.Back(day);
        return IdOf(person) == id ? person : null;
    }
}
