using System.Globalization;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Platform.Identifiers;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Entries;
using Zhijian.Server.Services.Runs;

namespace Zhijian.Server.Services.Codes;

/// <summary>What a step with a code makes of a message.</summary>
/// <param name="Say">What the citizen is told while the number is not verified.</param>
internal sealed record CodeTake(string? Say)
{
    /// <summary>The number, once the code fitted.</summary>
    public Entry? Entry { get; init; }

    /// <summary>The code that is awaited from now on; null awaits a number.</summary>
    public PhoneCode? Awaits { get; init; }

    /// <summary>What was said is neither a number nor the code.</summary>
    public bool IsFault { get; init; }

    /// <summary>What is said to it in the chat alone: a page has buttons for it.</summary>
    public string? How { get; init; }

    /// <summary>The gateway has to be asked first.</summary>
    public DepartmentCall? Asks { get; init; }

    public IReadOnlyList<Statement> Writes { get; init; } = [];
}

/// <summary>A telephone number that counts once its owner has typed the code that was sent to it (手机验证码). Pure; the gateway's answer is one of its inputs.</summary>
internal static class CodeSteps
{
    private const string HowOn = "没收到请过60秒回复“重发”，号码不对回复“换号码”。";
    private const string TryTomorrow = "请明天再试，或者换一个号码；急用请到窗口办理。";
    private const string AskPerson = "也可以回复“人工”。";
    private const string SendAgain = "请回复“重发”。";

    private static readonly string Void = $"已经输错{PhoneCode.MostWrong}次，这个验证码作废了，请重新获取。";

    /// <summary>Stands instead of the question while a code is awaited.</summary>
    public static string? Asked(ServiceRun run, ServiceStep step) => step.VerifiedBy is not null && PhoneCode.Of(run.Entries, step.Key) is { } code
        ? $"请回复发到{Masked(code.Phone)}的{PhoneCode.Digits}位验证码。\n{HowOn}"
        : null;

    public static CodeTake Take(ServiceRun run, ServiceStep step, string said, EntryContext context)
    {
        var awaited = PhoneCode.Of(run.Entries, step.Key);
        // Read for every message; without it nothing can be sent or compared.
        if (context.Codes is not { } look) return Fault(awaited, "现在没法验证手机号，请稍后再试，填写的内容都在。");
        if (Spoken.IsOtherNumber(said)) return new CodeTake(ServiceDefinition.Fill(step.Ask, run.Entries));
        if (awaited is not null && Spoken.IsResend(said)) return Send(run, step, awaited.Phone, awaited, look, context);
        var typed = MobileNumber.Parse(said);
        if (awaited is not null && typed.Value is null) return Compare(run, awaited, said, look, context.Now);
        if (typed.Value is not { } number) return Fault(null, typed.Fault!.Chinese + "。");
        // Verified before and not changed: nobody has to type a code twice.
        if (run.Entries.TryGetValue(step.Key, out var known) && known.Value == number.Text) return new CodeTake(null) { Entry = known };
        return Send(run, step, number.Text, awaited?.Phone == number.Text ? awaited : null, look, context);
    }

    private static CodeTake Compare(ServiceRun run, PhoneCode awaited, string said, CodeLook look, DateTimeOffset now)
    {
        var typed = TypedText.Squeeze(said);
        if (typed.Length != PhoneCode.Digits || !TypedText.IsDigits(typed)) return Fault(awaited, $"请填写短信里的{PhoneCode.Digits}位数字。", HowOn);
        if (awaited.Wrong >= PhoneCode.MostWrong) return Fault(awaited, Void, SendAgain);
        if (now >= awaited.ExpiresAt) return Fault(awaited, "这个验证码已经过了5分钟，失效了，请重新获取。", SendAgain);
        if (typed == PhoneCode.CodeOf(look.Hash, run.Id, awaited.Phone, awaited.Send)) return new CodeTake(null) { Entry = new Entry(awaited.Phone, $"{awaited.Phone}（已验证）") };
        var wrong = awaited with { Wrong = awaited.Wrong + 1 };
        var left = PhoneCode.MostWrong - wrong.Wrong;
        return left > 0 ? Fault(wrong, $"验证码不对，请看清最新一条短信再输入，还可以试{left}次。") : Fault(wrong, Void, SendAgain);
    }

    private static CodeTake Send(ServiceRun run, ServiceStep step, string phone, PhoneCode? before, CodeLook look, EntryContext context)
    {
        var (now, today) = (context.Now, context.Now.DayInBeijing());
        if (before is not null && before.SentAt + PhoneCode.ResendAfter > now)
            return Fault(before, $"短信刚发出，请再等{Math.Ceiling((before.SentAt + PhoneCode.ResendAfter - now).TotalSeconds)}秒再重新获取。", $"到时请回复“重发”；收到了请直接回复{PhoneCode.Digits}位验证码。");
        // Nobody knows whether the last one went out: it is the same sending, which the gateway does once.
        var again = before is { IsSure: false } && before.ExpiresAt > now ? before.Send : null;
        if (again is null && look.SentTo(phone) >= PhoneCode.MostOfNumber) return Fault(before, $"{Masked(phone)}今天已经收过{PhoneCode.MostOfNumber}次验证码。{TryTomorrow}", AskPerson);
        if (again is null && look.SentByCitizen >= PhoneCode.MostOfCitizen) return Fault(before, $"您今天获取验证码太多次了。{TryTomorrow}", AskPerson);
        var send = again ?? string.Create(CultureInfo.InvariantCulture, $"{today:yyyy-MM-dd}/{look.SentTo(phone) + 1}");
        var call = CallFor(run, step, phone, send, look);
        if (RunProgress.Reply(call, context) is not { } reply) return new CodeTake(null) { Asks = call };
        if (reply.Outcome == DepartmentOutcome.Refused) return Fault(null, $"短信没能发到{Masked(phone)}，请核对号码，或者换一个号码。填写的内容都在。");
        var sure = reply.Outcome != DepartmentOutcome.Unreachable;
        return new CodeTake(sure ? SentWords(phone) : UnsureWords(phone))
        {
            Awaits = new PhoneCode(phone, send, now, sure, 0),
            Writes = again is null && look.Subjects.ContainsKey(phone) ? CodeWrites.Count(run.AgencyId, look, phone, today) : [],
        };
    }

    private static DepartmentCall CallFor(ServiceRun run, ServiceStep step, string phone, string send, CodeLook look) => new(
        step.VerifiedBy!,
        new Dictionary<string, string>
        {
            ["phone"] = phone,
            ["code"] = PhoneCode.CodeOf(look.Hash, run.Id, phone, send),
            ["minutes"] = PhoneCode.ValidFor.TotalMinutes.ToString("0", CultureInfo.InvariantCulture),
        },
        PhoneCode.KeyOf(look.Hash, run.Id, phone, send));

    private static string SentWords(string phone) => $"验证码已发到{Masked(phone)}，5分钟内有效。请回复短信里的{PhoneCode.Digits}位数字。\n{HowOn}";

    private static string UnsureWords(string phone) =>
        $"短信通道现在没有回应，不确定验证码有没有发到{Masked(phone)}，填写的内容都在。\n收到了请直接回复{PhoneCode.Digits}位数字；没收到请过60秒回复“重发”（不会重复发），也可以“换号码”，或者回复“人工”。";

    private static CodeTake Fault(PhoneCode? awaits, string why, string? how = null) => new(why) { Awaits = awaits, IsFault = true, How = how };

    private static string Masked(string phone) => PersonalData.Mask(phone)!;
}
