using System.Globalization;

namespace Zhijian.Sandbox.Departments.Water;

/// <summary>A part of the district that is supplied (供水区域): a subdistrict or town.</summary>
public sealed record Area(string Key, string Name);

/// <summary>
/// The customers of an emulated water company (用户): 12,500 households of Songjiang with account and meter. Everything is computed from their number; account numbers are made so
/// that they lead back. Nobody of them exists.
/// </summary>
public static class Customers
{
    private const string Prefix = "3117";
    private const int FirstPerson = 200_000;
    private static readonly Population People = new(FirstPerson, "310117");
    private static readonly Scatter Accounts = new(618_033, 1_000_000);
    private static readonly string[] Roads = ["荣乐路", "人民路", "文诚路", "新松江路", "谷阳路", "中山路", "泗陈路", "九新路", "佘天路", "北松路"];

    public static IReadOnlyList<Area> Areas { get; } =
    [
        new("yueyang", "岳阳街道"), new("yongfeng", "永丰街道"), new("fangsong", "方松街道"), new("zhongshan", "中山街道"), new("guangfulin", "广富林街道"), new("jiuliting", "九里亭街道"), new("sijing", "泗泾镇"),
        new("sheshan", "佘山镇"), new("chedun", "车墩镇"), new("xinqiao", "新桥镇"), new("dongjing", "洞泾镇"), new("jiuting", "九亭镇"), new("maogang", "泖港镇"), new("shihudang", "石湖荡镇"), new("xinbang", "新浜镇"),
        new("yexie", "叶榭镇"), new("xiaokunshan", "小昆山镇"),
    ];

    public static int Size => People.Size;

    public static string AccountOf(int customer) => $"{Prefix}{Accounts.Out(customer):d6}";

    public static string NameOf(int customer) => People.NameOf(customer);

    public static string MaskedNameOf(int customer) => People.MaskedNameOf(customer);

    public static Area AreaOf(int customer) => Areas[Chance.Of(FirstPerson + customer, 60, Areas.Count)];

    /// <summary>Without the number of the house.</summary>
    public static string AddressOf(int customer) => $"{AreaOf(customer).Name}{Roads[Chance.Of(FirstPerson + customer, 61, Roads.Length)]}***号";

    public static string MeterOf(int customer) => $"S{Chance.Of(FirstPerson + customer, 62, 90_000_000) + 10_000_000}";

    /// <returns>The number of the customer when account and name belong together, else null.</returns>
    public static int? Find(string? account, string? name)
    {
        if (account is not { Length: 10 } || !account.StartsWith(Prefix, StringComparison.Ordinal) || !int.TryParse(account.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var customer = Accounts.Back(number);
        return customer < Size && NameOf(customer) == name ? customer : null;
    }
}
