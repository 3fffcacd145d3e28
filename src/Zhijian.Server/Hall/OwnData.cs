using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Citizens.Contracts;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Http;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Hall;

/// <summary>What deleting would end or leave behind; everything else is simply gone.</summary>
/// <param name="Accounts">Names of the official accounts where the platform knows the citizen as the same person.</param>
public sealed record OwnDataView(IReadOnlyList<string> Accounts, IReadOnlyList<DeletionItem> Items);

/// <param name="Confirmation">The words the citizen has to type: 删除我的数据, or in English.</param>
public sealed record DeletionRequest([property: Required, StringLength(40)] string Confirmation);

/// <summary>A citizen takes their data along or has it deleted (个人信息查阅、复制、删除), over all accounts of the agency that are known to be theirs. Decision 16.</summary>
internal static class OwnData
{
    private const string About = "本平台保存的、与您有关的全部个人信息。部门自己的业务系统里的信息由部门保管，请向部门查询。工作人员之间的内部备注不在其中；双方事项里只有您自己填写的内容。";

    private static readonly string[] Confirmations = ["删除我的数据", "delete my data"];
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static void MapOwnData(this IEndpointRouteBuilder hall)
    {
        var data = hall.MapGroup("data");
        data.MapGet("", LookAsync).WithName("lookAtOwnData");
        data.MapGet("export", ExportAsync).WithName("exportOwnData").Produces(StatusCodes.Status200OK, contentType: "application/json");
        data.MapPost("delete", DeleteAsync).WithName("deleteOwnData").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<OwnDataView>> LookAsync(HttpContext http, OwnSubject own, IEnumerable<ICitizenDataPart> parts, AccountDirectory accounts)
    {
        var subject = await own.FindAsync(http);
        return TypedResults.Ok(new OwnDataView([.. subject.Followers.Select(follower => accounts.Find(new AccountId(follower.Account))?.Name).OfType<string>().Distinct()], await LookAheadAsync(parts, subject, http.RequestAborted)));
    }

    private static async Task<FileContentHttpResult> ExportAsync(HttpContext http, OwnSubject own, IEnumerable<ICitizenDataPart> parts, AuditLog audit, TimeProvider time)
    {
        var (subject, sections) = (await own.FindAsync(http), new List<DataSection>());
        foreach (var part in parts.OrderByDescending(part => part.Order)) sections.AddRange(await part.ExportAsync(subject, http.RequestAborted));
        var now = time.GetUtcNow();
        var file = JsonSerializer.SerializeToUtf8Bytes(new { About, At = now, Sections = sections }, Readable);
        await audit.WriteAsync(Citizen(subject), AuditAction.CitizenDataExported, Subject(http), $"{sections.Sum(section => section.Items.Count)} items", http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(file, "application/json", $"my-data-{now:yyyyMMdd}.json");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(DeletionRequest request, HttpContext http, OwnSubject own, IEnumerable<ICitizenDataPart> parts, AuditLog audit)
    {
        if (!Confirmations.Contains(request.Confirmation.Trim(), StringComparer.OrdinalIgnoreCase)) return Problem.Invalid("confirmation_missing", "Type the words 删除我的数据, or delete my data, to confirm. Nothing was deleted.");
        var (subject, ordered) = (await own.FindAsync(http), parts.OrderBy(part => part.Order).ToList());
        if ((await LookAheadAsync(ordered, subject, http.RequestAborted)).Any(item => item.Fate == DeletionFate.InHand))
            return Problem.Conflict("report_in_hand", "A report with another party is being handled and needs both sides until it is decided. Delete your data after that; nothing was deleted.");
        var touched = new int[ordered.Count];
        // Twice: what the citizen wrote in the chat while the first round ran is found by the conversation that is gone by now. Closing the page does not stop it halfway.
        for (var round = 0; round < 2; round++)
            for (var at = 0; at < ordered.Count; at++) touched[at] += await ordered[at].ForgetAsync(subject, CancellationToken.None);
        await audit.WriteAsync(Citizen(subject), AuditAction.CitizenDataDeleted, Subject(http), $"{subject.Followers.Count} followers, {touched.Sum()} rows", CancellationToken.None);
        return TypedResults.NoContent();
    }

    private static async Task<List<DeletionItem>> LookAheadAsync(IEnumerable<ICitizenDataPart> parts, CitizenSubject subject, CancellationToken cancellation)
    {
        var items = new List<DeletionItem>();
        foreach (var part in parts.OrderBy(part => part.Order)) items.AddRange(await part.LookAheadAsync(subject, cancellation));
        return items;
    }

    private static AuditActor Citizen(CitizenSubject subject) => new(subject.Agency, null, "群众");

    /// <summary>That of the session, which is gone after a deletion: it says that it was one act of one person and names nobody.</summary>
    private static string Subject(HttpContext http) => $"citizen-session:{http.User.CitizenSession()}";
}

/// <summary>Who asks, as everything they are at this agency.</summary>
internal sealed class OwnSubject(CitizenIdentities identities, CitizenDoor door)
{
    public async Task<CitizenSubject> FindAsync(HttpContext http)
    {
        var followers = new List<SubjectFollower>();
        foreach (var key in await identities.SamePersonAsync(OwnDocuments.KeyOf(http), http.RequestAborted))
            followers.Add(new SubjectFollower(key.Account, key.OpenId, (await door.FindConversationAsync(new AccountId(key.Account), key.OpenId))?.Value));
        return new CitizenSubject(http.User.CitizenAgency(), followers);
    }
}
