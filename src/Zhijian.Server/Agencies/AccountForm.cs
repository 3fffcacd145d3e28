using System.Text.RegularExpressions;

namespace Zhijian.Server.Agencies;

/// <summary>The forms WeChat gives to ids and secrets, and its limits on menus (微信公众平台).</summary>
public static partial class AccountForm
{
    public const int MostTopButtons = 3;
    public const int MostSubButtons = 5;
    public const int MostTopNameBytes = 16;
    public const int MostSubNameBytes = 60;
    public const int MostKeyBytes = 128;
    public const int MostUrlBytes = 1024;

    public static string? WhyNotAppId(string value) => AppId().IsMatch(value) ? null : "must be “wx” and 16 hexadecimal digits";

    public static string? WhyNotOriginalId(string value) => OriginalId().IsMatch(value) ? null : "must start with “gh_”, followed by letters and digits";

    public static string? WhyNotAppSecret(string value) => AppSecret().IsMatch(value) ? null : "must be 32 hexadecimal digits";

    public static string? WhyNotToken(string value) => Token().IsMatch(value) ? null : "must be 3 to 32 letters and digits";

    public static string? WhyNotEncodingAesKey(string value) =>
        EncodingAesKey().IsMatch(value) ? null : $"must be 43 letters and digits (it has {value.Length} characters)";

    public static string? WhyNotTemplateId(string value) => TemplateId().IsMatch(value) ? null : "must be 1 to 64 letters, digits, “-” and “_”";

    public static bool IsWebAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    /// <summary>Also a page of this server's service hall (办事大厅), which gets its host and account when the menu is published.</summary>
    public static bool IsMenuAddress(string value) => IsWebAddress(value) || IsOwnPage(value);

    public static bool IsOwnPage(string value) => value.StartsWith("/m/", StringComparison.Ordinal);

    [GeneratedRegex("^wx[0-9a-f]{16}$", RegexOptions.NonBacktracking)]
    private static partial Regex AppId();

    [GeneratedRegex("^gh_[0-9A-Za-z]{6,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex OriginalId();

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex AppSecret();

    [GeneratedRegex("^[0-9A-Za-z]{3,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("^[0-9A-Za-z]{43}$", RegexOptions.NonBacktracking)]
    private static partial Regex EncodingAesKey();

    [GeneratedRegex("^[0-9A-Za-z_-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex TemplateId();
}
