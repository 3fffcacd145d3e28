using System.Text.RegularExpressions;

namespace Zhijian.Server.Tests.Architecture;

/// <summary>Sizes and names that keep the sources readable.</summary>
public sealed partial class SourceHabitsTests
{
    [Fact]
    public void No_source_file_is_longer_than_500_lines_and_most_are_short()
    {
        var lengths = SourceTree.ProductFiles.Select(file => (Lines: File.ReadLines(file).Count(), File: file)).OrderBy(file => file.Lines).ToList();

        lengths.Where(file => file.Lines > 500).ShouldBeEmpty();
        lengths[lengths.Count * 9 / 10].Lines.ShouldBeLessThanOrEqualTo(200, "nine of ten files stay on a few screens");
    }

    [Fact]
    public void No_type_is_named_after_a_pattern_instead_of_its_purpose()
    {
        var offenders = SourceTree.ProductFiles
            .SelectMany(file => TypeName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(name => Vague().IsMatch(name));

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var leftovers = SourceTree.ProductFiles
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (line, where: $"{Path.GetRelativePath(SourceTree.Root, file)}:{index + 1}")))
            .Where(entry => Leftover().IsMatch(entry.line))
            .Select(entry => entry.where);

        leftovers.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_one_named_file_looks_across_agencies()
    {
        var files = SourceTree.ProductFiles.Where(file => File.ReadAllText(file).Contains("IgnoreQueryFilters(")).Select(Path.GetFileName);

        files.ShouldBe(["AcrossAgencies.cs"]);
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+([A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Utility|Manager|Base|Impl|Repository|Mediator)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Leftover();
}
