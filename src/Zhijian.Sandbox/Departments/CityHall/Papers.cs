using System.Globalization;

namespace Zhijian.Sandbox.Departments.CityHall;

/// <param name="State">accepted, supplement, reviewing, making, ready or collected.</param>
public sealed record PaperView(string Number, string Item, string Counter, string Applicant, string State, DateOnly AcceptedOn, DateOnly DueOn, string Next, IReadOnlyList<PaperStep> Steps);

public sealed record PaperStep(DateOnly On, string Words);

/// <summary>Documents that are being made at the city hall (证件办理): computed from the number on the receipt, further on every few days.</summary>
public static class Papers
{
    public const int Size = 20_000;

    private const int Subjects = 600_000;
    private const string Prefix = "XA2026";
    private static readonly DateOnly First = new(2026, 9, 1);
    private static readonly Population People = TrafficPolice.Cities.All[1].People;
    private static readonly Scatter Numbers = new(618_033, 1_000_000);
    private static readonly (string Item, string Counter)[] Items = [("居民身份证", "公安综合窗口"), ("普通护照", "出入境窗口"), ("营业执照", "市场监管窗口"), ("不动产权证书", "不动产登记窗口"), ("食品经营许可证", "市场监管窗口")];

    public static string NumberOf(int paper) => $"{Prefix}{Numbers.Out(paper):d6}";

    public static PaperView? Find(string number, DateOnly today)
    {
        if (number.Length != Prefix.Length + 6 || !number.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || !int.TryParse(number.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var scattered)) return null;
        var paper = Numbers.Back(scattered);
        return paper < Size && Accepted(paper) <= today ? Of(paper, today) : null;
    }

    private static DateOnly Accepted(int paper) => First.AddDays(Chance.Of(Subjects + paper, 170, 400));

    private static PaperView Of(int paper, DateOnly today)
    {
        var (accepted, item) = (Accepted(paper), Items[Chance.Of(Subjects + paper, 171, Items.Length)]);
        var lacks = Chance.Of(Subjects + paper, 172, 12) == 0;
        var way = Way(paper, accepted, lacks);
        var steps = way.Where(step => step.On <= today).ToList();
        var (_, state, _, next) = steps[^1];
        return new PaperView(
            NumberOf(paper), item.Item, item.Counter, People.MaskedNameOf(paper), state, accepted, way[^1].On, next.Replace("{counter}", item.Counter, StringComparison.Ordinal), [.. steps.Select(step => new PaperStep(step.On, step.Words))]);
    }

    private static List<(DateOnly On, string State, string Words, string Next)> Way(int paper, DateOnly accepted, bool lacks)
    {
        int Days(int purpose, int least, int spread) => least + Chance.Of(Subjects + paper, purpose, spread);
        if (lacks) return [(accepted, "accepted", "已受理", "等待审核。"), (accepted.AddDays(Days(173, 1, 3)), "supplement", "需要补充材料", "请带受理凭证到{counter}补齐材料，补齐后继续办理。")];
        var reviewed = accepted.AddDays(Days(174, 1, 3));
        var making = reviewed.AddDays(Days(175, 2, 4));
        return
        [
            (accepted, "accepted", "已受理", "等待审核。"), (reviewed, "reviewing", "正在审核", "审核通过后制证。"), (making, "making", "审核通过，正在制证", "制好后到{counter}领取。"),
            (making.AddDays(Days(176, 2, 4)), "ready", "已制好，可以领取", "请带受理凭证和身份证到{counter}领取。"),
        ];
    }
}
