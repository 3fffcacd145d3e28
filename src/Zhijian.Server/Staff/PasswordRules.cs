namespace Zhijian.Server.Staff;

/// <summary>What a password needs (等保 2.0 remediation practice): length and three of four kinds of characters.</summary>
public static class PasswordRules
{
    public const int LeastLength = 8;
    public const int MostLength = 128;

    public const string Requirement = "A password needs 8 to 128 characters of at least three kinds (small letters, capital letters, digits, others) and must not contain the user name.";

    /// <summary>Why the password is refused; null when it is good.</summary>
    public static string? WhyNot(string password, string userName)
    {
        if (password.Length is < LeastLength or > MostLength) return $"It has {password.Length} characters. {Requirement}";
        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase)) return $"It contains the user name. {Requirement}";
        var kinds = password.Select(KindOf).Distinct().Count();
        return kinds < 3 ? $"It has characters of {kinds} kind{(kinds == 1 ? "" : "s")} only. {Requirement}" : null;
    }

    private static int KindOf(char letter) => letter switch
    {
        _ when char.IsLower(letter) => 0,
        _ when char.IsUpper(letter) => 1,
        _ when char.IsDigit(letter) => 2,
        _ => 3,
    };
}
