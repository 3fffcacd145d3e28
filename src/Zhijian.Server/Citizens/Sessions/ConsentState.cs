using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Sessions;

/// <summary>What a browser that was sent to WeChat's page comes back for; sealed in its cookie.</summary>
/// <param name="AppId">Of the account.</param>
/// <param name="To">Where on this server it wanted to go.</param>
internal sealed record ConsentState(string AppId, string To)
{
    public const int Length = 32;

    /// <summary>In the address of a page: which account.</summary>
    public const string AccountKey = "a";

    /// <summary>In the address of a page: which session.</summary>
    public const string SessionKey = "s";

    private const string Home = "/m/";
    private const int LongestTarget = 1000;

    public static string NewName() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    /// <summary>Only to pages of citizens: a link must not lead from here to anywhere else.</summary>
    public static string Target(string? wanted)
    {
        if (wanted is not { Length: < LongestTarget } || !wanted.StartsWith(Home, StringComparison.Ordinal) || !wanted.All(letter => letter is > ' ' and < (char)127 and not '\\')) return Home;
        // Account and session are said anew on the way back.
        var parts = wanted.Split('?', 2);
        return parts.Length == 1 ? wanted : QueryHelpers.AddQueryString(parts[0], QueryHelpers.ParseQuery(parts[1]).Where(pair => pair.Key is not (AccountKey or SessionKey)));
    }

    public string Seal(SecretBox box) => box.Seal(JsonSerializer.Serialize(this, JsonColumn.Options));

    /// <returns>Null when it is none of ours.</returns>
    public static ConsentState? Open(SecretBox box, string? cookie)
    {
        if (string.IsNullOrEmpty(cookie)) return null;
        try
        {
            return JsonSerializer.Deserialize<ConsentState>(box.Open(cookie), JsonColumn.Options);
        }
        catch (Exception problem) when (problem is InvalidOperationException or JsonException)
        {
            return null;
        }
    }
}
