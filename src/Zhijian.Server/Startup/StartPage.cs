using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Startup.Development;
using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.Server.Startup;

/// <summary>
/// The page at <c>/</c>. While developing it says what this is, where to click and which demo credentials there are; everywhere else it
/// leads to the console. Chinese, or English by <c>?lang=en</c> or the browser's language.
/// </summary>
internal static partial class StartPage
{
    private static readonly Lazy<string> Template = new(ReadTemplate);

    // Anonymous: it is where people arrive before they sign in. The credentials on it exist in Development only.
    public static void MapStartPage(this WebApplication app)
    {
        if (app.Environment.HasSandbox(app.Configuration)) app.MapGet("/", ShowAsync).AllowAnonymous().ExcludeFromDescription();
        else app.MapGet("/", () => TypedResults.Redirect("/console/")).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ZhijianDb db, AccountDirectory accounts, AgencyDirectory agencies, CallbackAddress address, MiniProgramDirectory programs, SandboxLink link, IConfiguration configuration, string? lang)
    {
        var english = lang is "en" || (lang is null && http.Request.Headers.AcceptLanguage.ToString() is { Length: > 0 } wanted && !wanted.Contains("zh", StringComparison.OrdinalIgnoreCase));
        var staff = await db.Set<StaffMember>().AcrossAllAgencies().AsNoTracking().Where(member => member.IsDemo).OrderBy(member => member.Id).ToListAsync(http.RequestAborted);
        var page = new StringBuilder(Template.Value)
            .Replace("{{phone}}", Html(SandboxLink.Address(configuration)))
            .Replace("{{staff}}", string.Concat(staff.Select(member => StaffRow(member, agencies, configuration["Demo:Password"] ?? ""))))
            .Replace("{{accounts}}", string.Concat(accounts.All.OrderBy(account => account.Id.Value).Select(account => Credentials(account, address, programs.Of(account.Id)))))
            .Replace("{{scenes}}", Scenes(link.Scenes));
        return Results.Content(Bilingual().Replace(page.ToString(), match => match.Groups[english ? "en" : "zh"].Value), "text/html; charset=utf-8");
    }

    private static string StaffRow(StaffMember member, AgencyDirectory agencies, string password) =>
        $"<tr><td><code>{Html(member.UserName)}</code></td><td><code>{Html(password)}</code></td><td>{Html(member.DisplayName)}</td>"
        + $"<td>{string.Join("、", member.Roles.Select(RoleName))}</td><td>{Html(agencies.Find(member.AgencyId)?.Name ?? "")}</td></tr>";

    private static string RoleName(StaffRole role) => role switch
    {
        StaffRole.Officer => "[[值班人员||duty officer]]",
        StaffRole.Lead => "[[值班组长||lead]]",
        StaffRole.Supervisor => "[[督办人员||supervisor]]",
        StaffRole.Editor => "[[口径维护||editor]]",
        StaffRole.Reviewer => "[[口径审核||reviewer]]",
        StaffRole.SystemAdministrator => "[[系统管理员||system administrator]]",
        StaffRole.SecurityAdministrator => "[[安全管理员||security administrator]]",
        _ => "[[审计管理员||audit administrator]]",
    };

    private static string Credentials(AccountCredentials account, CallbackAddress address, IReadOnlyList<AccountIdentity> programs) => $"""
        <details><summary>{Html(account.Name)} <span class="note">{(account.Kind == AccountKind.Service ? "[[服务号||service account]]" : "[[订阅号||subscription account]]")}</span></summary><dl>
        <dt>AppID</dt><dd><code>{Html(account.AppId)}</code></dd><dt>AppSecret</dt><dd><code>{Html(account.AppSecret)}</code></dd>
        <dt>Token</dt><dd><code>{Html(account.Token)}</code></dd><dt>EncodingAESKey</dt><dd><code>{Html(account.EncodingAesKey)}</code></dd>
        <dt>[[原始 ID||Original id]]</dt><dd><code>{Html(account.OriginalId)}</code></dd><dt>[[加解密方式||Mode]]</dt><dd>{account.Mode.ToString().ToLowerInvariant()}</dd>
        <dt>[[回调地址||Callback]]</dt><dd><code>{Html(address.Of(account.AppId))}</code></dd>{string.Concat(programs.Select(MiniProgram))}</dl></details>
        """;

    private static string MiniProgram(AccountIdentity program) =>
        $"<dt>[[小程序 AppID||Mini program AppID]]</dt><dd><code>{Html(program.AppId)}</code></dd><dt>[[小程序 AppSecret||Mini program AppSecret]]</dt><dd><code>{Html(program.AppSecret)}</code></dd>";

    private static string Scenes(IReadOnlyList<DemoScene> scenes) => scenes.Count == 0 ? "" :
        "<section><h2>[[场景二维码||Scene codes]]</h2><p class=\"note\">[[贴在窗口或材料上的二维码。在手机页用“扫一扫”试试。||Codes for counters and leaflets. Try them with the phone's scanner.]]</p><div class=\"codes\">"
        + string.Concat(scenes.Select(scene => $"<figure><img src=\"{Html(scene.PictureUrl)}\" alt=\"{Html(scene.AccountName + " " + scene.Scene)}\" loading=\"lazy\">{Html(scene.AccountName)}<br><code>{Html(scene.Scene)}</code></figure>"))
        + "</div></section>";

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string ReadTemplate()
    {
        using var stream = typeof(StartPage).Assembly.GetManifestResourceStream("start.html") ?? throw new InvalidOperationException("The start page is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary><c>[[中文||English]]</c>; texts hold no brackets of their own.</summary>
    [GeneratedRegex(@"\[\[(?<zh>[^\[\]]*?)\|\|(?<en>[^\[\]]*?)\]\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bilingual();
}
