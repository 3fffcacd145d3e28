using System.Collections;
using System.Reflection;
using System.Text.Json;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Packs;
using Zhijian.Server.Services.Places;
using Zhijian.Server.Services.Revisions;
using Zhijian.Server.Tests.Architecture;

namespace Zhijian.Server.Tests.Services.Revisions;

/// <summary>Whatever of a service citizens read, editors can change; a new field of a definition is either reached or named here with the reason why not.</summary>
public sealed class WordingWalkTests
{
    private const string Mark = "改";

    private static readonly string[] OfTheChat = ["回复", "聊天框", "＋", "重新发“"];

    private static readonly HashSet<string> NotWords =
    [
        // Names by which the parts of a service know each other.
        "ServiceDefinition.Key", "ServiceDefinition.Department", "ServiceDefinition.Menu", "ServiceStep.Key", "ServiceStep.Offer", "ServiceStep.Bound", "ServiceStep.VerifiedBy", "StepOption.Key",
        "StepCondition.Step", "StepCondition.Is", "StepCondition.IsNot", "StepPicture.Example", "StepPicture.ExampleHash", "ListedOptions.Lookup", "ListedOptions.Key", "ServiceLookup.Key",
        "ServiceLookup.Ask", "ServiceLookup.After", "ServiceLookup.Before", "ServiceOutcome.About", "NearestPlace.Step", "ComputedAnswer.Key", "ComputedAnswer.Formula",

        // What departments are asked, and what they push.
        "ServiceLookup.With", "ServiceLookup.Only", "NoticeRule.On", "NoticeRule.Match", "NoticeRule.GoodUntil", "NoticeRule.Values",

        // Facts of files of their own, with coordinates and times beside them; several services share them.
        "ServicePlace.Name", "ServicePlace.Address", "ServicePlace.Phone", "ServicePlace.Hours", "District.Name",
    ];

    /// <summary>With a word everywhere, also where no pack has one.</summary>
    private static readonly ServiceDefinition Everything = new()
    {
        Key = "all",
        Title = "全部",
        EnglishTitle = "All",
        Department = "office",
        Intro = "开头",
        Item = new ServiceItem { Fee = "免费", Basis = "条例", Counter = "一楼", Materials = ["身份证"] },
        Hours = new ServiceHours(["08:30-12:00"], EveryDay: false, "请打电话"),
        Menu = ["all"],
        Words = ["全部事项"],
        Steps =
        [
            new ServiceStep { Key = "place", Kind = StepKind.Location, Title = "地点", Ask = "在哪？", Help = "发位置", Area = new StepArea("市区", 30, 114, 9), Districts = new DistrictSet("中心城区", "外面", [new District("江岸", [], 30, 114, 9)]) },
            new ServiceStep { Key = "photos", Kind = StepKind.Photos, Title = "照片", Ask = "拍照", Pictures = [new StepPicture("车头", "五米外", "media/a.png", "00")] },
            new ServiceStep { Key = "bill", Kind = StepKind.Choice, Title = "账单", Ask = "哪一张？", OptionsFrom = new ListedOptions("bills", "id", "{{no}}") },
            new ServiceStep
            {
                Key = "family", Kind = StepKind.Group, Title = "家属", Ask = "有家属吗？", Another = "还有吗？", Unit = "位", Party = StepParty.Second,
                Steps = [new ServiceStep { Key = "who", Kind = StepKind.Choice, Title = "关系", Ask = "什么人？", Options = [new("a", "父母"), new("b", "子女")], Stops = [new StepStop(new StepCondition("who") { Is = ["a"] }, "不行")] }],
            },
            new ServiceStep { Key = "phone", Kind = StepKind.Phone, Title = "手机", Ask = "手机号？", VerifiedBy = "sms/code", Bound = "licence.number", Offer = "window", When = new StepCondition("place") { IsNot = ["x"] } },
        ],
        Lookups = [new ServiceLookup { Key = "bills", Ask = "water/bills", Before = "bill", After = null, With = new Dictionary<string, string> { ["a"] = "b" }, Only = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["b"] }, Result = "有", Each = "{{no}}", None = "无", Empty = "没有", Error = "不通" }],
        Computed = [new ComputedAnswer("sum", "1 + 1", IsMoney: false)],
        Outcome = new ServiceOutcome(OutcomeKind.Record, "好了") { Notice = new NoticeRule(["water/outage"], new Dictionary<string, string> { ["place"] = "{{place}}" }, "停水：{{roads}}", "until", 30, Once: false, ["place", "roads", "until"]), About = "bill", Nearest = new NearestPlace("place", [new ServicePlace("一号", "路口", 30, 114, "110", "全天", null, null)]) },
        Parties = new ServiceParties(30, "请对方来", "找交警"),
    };

    public static TheoryData<string> Packs => [.. Directory.GetDirectories(Path.Combine(SourceTree.Root, "packs")).Where(folder => Directory.Exists(Path.Combine(folder, "services"))).Select(folder => Path.GetFileName(folder)!)];

    [Theory, MemberData(nameof(Packs))]
    public void Every_word_of_every_pack_can_be_changed_and_nothing_is_wrong_with_it_as_it_is(string pack)
    {
        foreach (var (service, shapes) in ServicesOf(pack)) Unreached(service, shapes).ShouldBeEmpty($"{service.Key}: reach it in WordingWalk, or say in NotWords why not");
    }

    /// <summary>Questions, answers of departments and the end stand on the page as in the chat; how one replies, the chat adds by itself.</summary>
    [Theory, MemberData(nameof(Packs))]
    public void No_word_of_a_service_tells_whoever_reads_it_on_the_page_to_reply(string pack) => ServicesOf(pack)
        .SelectMany(one => StringsIn(one.Service).Where(word => OfTheChat.Any(word.Text.Contains)).Select(word => $"{one.Service.Key} {word.Field}: {word.Text}"))
        .ShouldBeEmpty("say what is wanted (办理“我的办件”); what only a person can do is said in the chat (在公众号聊天里说“人工”)");

    [Fact]
    public void Every_field_of_a_definition_is_reached_or_is_no_word()
    {
        var fields = Fields(typeof(ServiceDefinition), []);
        var there = StringsIn(Everything).Select(one => one.Field).ToHashSet(StringComparer.Ordinal);

        fields.Where(field => !there.Contains(field) && field != "ServiceLookup.After").ShouldBeEmpty("put a word there in Everything");
        NotWords.Except(fields).ShouldBeEmpty("these fields are gone");
        Unreached(Everything, Shapes("no", "id")).ShouldBeEmpty("reach it in WordingWalk, or say in NotWords why not");
    }

    [Theory]
    [InlineData("steps.bill.ask", "{{bills.moon}}", "nothing is known as “{{bills.moon}}” here")]
    [InlineData("steps.bill.optionsFrom.label", "{{moon}}", "nothing is known as “{{moon}}” here")]
    [InlineData("lookups.bills.each", "{{no}} {{bills.id}}", "nothing is known as “{{bills.id}}” here")]
    [InlineData("steps.family.who.ask", "{{phone}}？", "nothing is known as “{{phone}}” here")]
    [InlineData("steps.phone.ask", "{{who}}？", "nothing is known as “{{who}}” here")]
    [InlineData("steps.phone.ask", "{{手机}}？", "nothing is known as “{{手机}}” here")]
    [InlineData("notice.tell", "{{bills.debt}}", "nothing is known as “{{bills.debt}}” here")]
    [InlineData("say", "{{code}}", "nothing is known as “{{code}}” here")]
    [InlineData("steps.photos.pictures.hint[1]", "{{place}}", "nothing is filled in here, citizens would read “{{place}}” as it stands")]
    [InlineData("parties.invite", "", "must not be empty")]
    public void Words_that_could_not_be_told_are_refused(string at, string words, string message)
    {
        var fault = Walk(Everything, new ServiceWording { Texts = new Dictionary<string, string> { [at] = words } }, Shapes("no", "id")).Faults.ShouldHaveSingleItem();

        (fault.Field, fault.Message).ShouldBe((at, message));
    }

    [Theory]
    [InlineData("say", "{{nearest}} {{number}} {{bills.debt}} {{sum}} {{family}}")]
    [InlineData("steps.bill.ask", "{{bills.count}} {{bills.list}} {{bills.asOf}} {{place}}")]
    [InlineData("steps.family.who.stops[1]", "{{who}} {{bill}}")]
    [InlineData("lookups.bills.each", "{{no}}. {{id}}")]
    public void What_is_known_can_be_told(string at, string words)
    {
        var worded = Walk(Everything, new ServiceWording { Texts = new Dictionary<string, string> { [at] = words } }, Shapes("no", "id"));

        worded.Faults.ShouldBeEmpty();
        worded.Words.Texts[at].ShouldBe(words);
        worded.Sections.SelectMany(section => section.Fields).Single(field => field.At == at).Blanks.ShouldBeSubsetOf([.. EntryWords.BlanksIn(words), .. worded.Sections.SelectMany(section => section.Fields).SelectMany(field => field.Blanks)]);
    }

    private static Func<string, OperationShape?> Shapes(params string[] each) => operation => operation == "water/bills" ? new OperationShape([], ["debt"], each, []) : null;

    private static WordedService Walk(ServiceDefinition service, ServiceWording words, Func<string, OperationShape?> shapes) => WordingWalk.Through(service, words, shapes, _ => "自来水公司");

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonColumn.Options);

    private static IEnumerable<string> Unreached(ServiceDefinition service, Func<string, OperationShape?> shapes)
    {
        var current = Walk(service, new ServiceWording(), shapes);
        current.Faults.ShouldBeEmpty();
        Json(current.Definition).ShouldBe(Json(service));
        Json(current.Words.Besides(current.Words)).ShouldBe(Json(new ServiceWording()));
        var changed = Walk(service, new ServiceWording
        {
            Texts = current.Words.Texts.Where(text => text.Value.Length > 0).ToDictionary(text => text.Key, _ => Mark),
            Lines = current.Words.Lines.ToDictionary(lines => lines.Key, lines => (IReadOnlyList<string>)[.. lines.Value.Select((_, place) => lines.Key == "hours.periods" ? $"0{place}:00-0{place}:30" : $"{Mark}{place}")]),
            Options = current.Words.Options.ToDictionary(options => options.Key, options => (IReadOnlyList<StepOption>)[.. options.Value.Select((option, place) => option with { Label = $"{Mark}{place}" })]),
        }, shapes);
        changed.Faults.ShouldBeEmpty();
        return StringsIn(changed.Definition).Where(one => !one.Text.StartsWith(Mark, StringComparison.Ordinal) && !NotWords.Contains(one.Field) && OpeningPeriod.Parse(one.Text)?.ToString()[0] != '0').Select(one => $"{one.Field} “{one.Text}”");
    }

    private static IEnumerable<(ServiceDefinition Service, Func<string, OperationShape?> Shapes)> ServicesOf(string name)
    {
        var pack = Pack.Open(Path.Combine(SourceTree.Root, "packs", name));
        var shapes = OperationShapes.Of(pack).Concat(DocumentOperations.Shapes).ToDictionary(StringComparer.Ordinal);
        return pack.ReadFolder("services").Select(file => (new DefinitionReader(file, new PackPictures(pack), new PackPlaces(pack), shapes, OperationShapes.EventsOf(pack)).Read(), (Func<string, OperationShape?>)shapes.GetValueOrDefault));
    }

    /// <summary>Every text in it with the type and property that holds it.</summary>
    private static IEnumerable<(string Field, string Text)> StringsIn(object? node, string field = "") => node switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [(field, text)],
        IDictionary entries => entries.Values.Cast<object>().SelectMany(value => StringsIn(value, field)),
        IEnumerable list => list.Cast<object?>().SelectMany(one => StringsIn(one, field)),
        _ when !IsOurs(node.GetType()) => [],
        // Other steps have one too, and nobody reads it.
        ServiceStep { Kind: not StepKind.Group, Unit.Length: > 0 } step => StringsIn(step with { Unit = "" }, field),
        _ => Stored(node.GetType()).SelectMany(property => StringsIn(property.GetValue(node), $"{node.GetType().Name}.{property.Name}")),
    };

    private static HashSet<string> Fields(Type type, HashSet<Type> seen)
    {
        HashSet<string> fields = new(StringComparer.Ordinal);
        if (!seen.Add(type)) return fields;
        foreach (var property in Stored(type))
            foreach (var inner in Parts(property.PropertyType))
                if (inner == typeof(string)) fields.Add($"{type.Name}.{property.Name}");
                else if (IsOurs(inner)) fields.UnionWith(Fields(inner, seen));
        return fields;
    }

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : [type];

    private static IEnumerable<PropertyInfo> Stored(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0);

    private static bool IsOurs(Type type) => type is { IsEnum: false, IsClass: true } && type.Namespace?.StartsWith("Zhijian.Server.Services", StringComparison.Ordinal) == true;
}
