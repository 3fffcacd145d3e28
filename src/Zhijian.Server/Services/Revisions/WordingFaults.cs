using Zhijian.Server.Platform.Http;
using Zhijian.Server.Services.Definitions;

namespace Zhijian.Server.Services.Revisions;

/// <summary>All that can be wrong with changed words (文案问题), each with its code and the values that clients put into their own words.</summary>
internal static class WordingFaults
{
    /// <summary>A Chinese character in UTF-8.</summary>
    private const int BytesOfCharacter = 3;

    public static Fault Missing(string at) => new(at, "must not be empty", "missing");

    /// <param name="most">Bytes.</param>
    public static Fault TooLong(string at, int most) =>
        new(at, $"is too long: at most {most} bytes, {most / BytesOfCharacter} Chinese characters", "too_long") { Values = new() { Most = most / BytesOfCharacter } };

    public static Fault OutOfRange(string at, int least, int most, bool isWhole) =>
        new(at, $"must be {least} to {most}{(isWhole ? ", a whole number" : "")}", isWhole ? "range_whole" : "range") { Values = new() { Least = least, Most = most } };

    public static Fault LeastOverMost(string at, decimal most) => new(at, $"must not be more than the most, {most}", "least_over_most") { Values = new() { Most = most } };

    public static Fault FirstAfterLast(string at, int last) => new(at, $"must not be after the last day, {last}", "first_after_last") { Values = new() { Most = last } };

    public static Fault Words(string at, int most, int longest) =>
        new(at, $"keep at most {most} of {longest} characters", "words") { Values = new() { Most = most, Longest = longest } };

    public static Fault Periods(string at) => new(at, "write one or more periods such as 08:30-12:00, in order and apart from each other", "periods");

    public static Fault BlankUseless(string at, string blank) =>
        new(at, $"nothing is filled in here, citizens would read “{{{{{blank}}}}}” as it stands", "blank_useless") { Values = new() { Blank = blank } };

    public static Fault BlankUnknown(string at, string blank) => new(at, $"nothing is known as “{{{{{blank}}}}}” here", "blank_unknown") { Values = new() { Blank = blank } };

    public static Fault FieldUnknown(string at) => new(at, "is no field of the service; load the service again", "field_unknown");

    public static Fault OptionCount(string at) =>
        new(at, $"must be {DefinitionLimits.LeastOptions} to {DefinitionLimits.MostOptions}", "option_count") { Values = new() { Least = DefinitionLimits.LeastOptions, Most = DefinitionLimits.MostOptions } };

    public static Fault OptionNeeded(string at, string label) => new(at, $"the service decides by “{label}”; keep it or have the file changed", "option_needed") { Values = new() { Option = label } };

    public static Fault OptionKey(string at, int most) => new(at, $"write letters, digits and hyphens, at most {most}", "option_key") { Values = new() { Most = most } };

    public static Fault OptionKeyTwice(string at, string key) => new(at, $"“{key}” stands twice", "option_key_twice") { Values = new() { Option = key } };

    public static Fault OptionTwice(string at, string label) => new(at, $"“{label}” stands twice; citizens could not tell them apart", "option_twice") { Values = new() { Option = label } };
}
