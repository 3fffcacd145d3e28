using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Sandbox.Control;

namespace Zhijian.Sandbox.Departments.Sms;

public sealed record SmsRequest(string? Phone, string? Text);

/// <param name="State">accepted</param>
public sealed record SmsReceipt(string Id, string State);

/// <summary>An emulated SMS gateway (短信网关): docs/connectors/sms-v1.openapi.yaml at /departments/sms. Nothing leaves the machine.</summary>
public static partial class SmsModule
{
    private const int LongestText = 500;

    public static void MapSms(this WebApplication app)
    {
        app.MapDepartment("sms", "SMS gateway").MapPost("/messages", Send);
    }

    /// <summary>What a tester reads.</summary>
    public static void MapSmsControl(this RouteGroupBuilder control)
    {
        control.MapGet("/sms/{phone}", (string phone, SmsBox box) => TypedResults.Ok(box.Of(phone))).WithTags("SMS").WithSummary("Messages to a telephone number, oldest first");
        control.MapGet("/followers/{personId}/sms", Results<Ok<IReadOnlyList<SmsMessage>>, ProblemHttpResult> (string personId, World world, SmsBox box) =>
            world.People.Find(personId) is { } person ? TypedResults.Ok(box.Of(person)) : Problem.NotFound("person_not_found", $"Nobody has the id {personId}."))
            .WithTags("SMS").WithSummary("Messages to the person's own number, oldest first");
    }

    private static IResult Send(SmsRequest request, SmsBox box, HttpContext http)
    {
        if (http.IdempotencyKey() is not { } key) return DepartmentsModule.KeyMissing();
        if (request.Phone is not { } phone || !Mobile().IsMatch(phone)) return Problem.Invalid("phone_invalid", "phone must be a mobile number of eleven digits.");
        if (request.Text is not { Length: > 0 and <= LongestText } text) return Problem.Invalid("text_invalid", $"text must have 1 to {LongestText} characters.");
        return TypedResults.Accepted((string?)null, new SmsReceipt(box.Send(key, phone, text).Id, "accepted"));
    }

    [GeneratedRegex("^1[3-9][0-9]{9}$", RegexOptions.NonBacktracking)]
    private static partial Regex Mobile();
}
