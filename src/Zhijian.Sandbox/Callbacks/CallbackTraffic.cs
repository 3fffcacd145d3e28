using System.Text;
using Zhijian.Sandbox.Traffic;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>Tells the developer drawer about one attempt.</summary>
public static class CallbackTraffic
{
    private static readonly Dictionary<string, string> Headers = new() { ["Content-Type"] = "text/xml" };

    public static TrafficRecord Record(Push push, int attempt, DateTimeOffset at, CallbackAnswer answer, ReplyReading reading) =>
        new("callback", push.Follower.Account.AppId, at, "POST", answer.Address.AbsolutePath)
        {
            DeliveryId = push.Id,
            Attempt = attempt,
            Query = answer.Envelope.Query,
            RequestHeaders = Headers,
            RequestBody = answer.Envelope.Body,
            RequestPlain = push.Xml,
            ResponseStatus = answer.Status,
            ResponseBody = answer.Body.Length == 0 ? null : Encoding.UTF8.GetString(answer.Body),
            ResponsePlain = reading.Plain,
            Milliseconds = Math.Round(answer.Took.TotalMilliseconds, 2),
            Signature = answer.Envelope.Signature with { Verified = reading.Verified },
            Outcome = reading.Outcome,
            Reason = reading.Reason,
        };
}
