using System.Net;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;

namespace Zhijian.Server.Connectors.Calls;

/// <summary>One attempt to ask a department over HTTP, with limits on time and size.</summary>
internal sealed class DepartmentHttp(IHttpClientFactory http, TimeProvider time)
{
    public const string HttpClientName = "departments";

    private const int LargestAnswer = 512 * 1024;

    /// <summary>Ends when the department answers or its time is over, whoever still waits for it.</summary>
    /// <exception cref="CallException">It brought nothing.</exception>
    public async ValueTask<DepartmentReply> AttemptAsync(Connector connector, ConnectorOperation operation, OperationRequest request, string idempotencyKey, ConnectorHealth health)
    {
        var began = time.GetTimestamp();
        var failure = CallFailure.Slow;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(connector.Definition.TimeoutMilliseconds), time);
        try
        {
            var reply = await AskAsync(connector, operation, request, idempotencyKey, patience.Token);
            failure = CallFailure.None;
            return reply;
        }
        catch (CallException problem)
        {
            // A citizen's mistake is no failure of the department.
            failure = problem.Failure == CallFailure.Refused ? CallFailure.None : problem.Failure;
            throw;
        }
        catch (OperationCanceledException problem)
        {
            throw new CallException(CallFailure.Slow, "no answer in time", problem);
        }
        finally
        {
            health.Note(time.GetElapsedTime(began), failure);
        }
    }

    private async Task<DepartmentReply> AskAsync(Connector connector, ConnectorOperation operation, OperationRequest request, string idempotencyKey, CancellationToken cancellation)
    {
        // An answer is as old as its question: what happened while it was on its way may not be in it.
        var now = time.GetUtcNow();
        try
        {
            using var message = request.ToMessage(connector, idempotencyKey, now);
            using var client = http.CreateClient(HttpClientName);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (operation.EmptyOn.Contains((int)response.StatusCode)) return new DepartmentReply(DepartmentOutcome.Empty, now);
            RefuseStatus(response.StatusCode);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            if (!type.EndsWith("json", StringComparison.OrdinalIgnoreCase)) throw new CallException(CallFailure.Garbage, "the answer is not JSON by its type");
            return DepartmentAnswer.Read(operation, await ReadAsync(response.Content, cancellation), now);
        }
        catch (FormatException problem)
        {
            throw new CallException(CallFailure.Garbage, problem.Message, problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new CallException(CallFailure.Down, problem is HttpRequestException request1 ? request1.HttpRequestError.ToString() : "the connection broke", problem);
        }
    }

    private static void RefuseStatus(HttpStatusCode status)
    {
        if ((int)status is >= 200 and < 300) return;
        var failure = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => CallFailure.NotAdmitted,
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout => CallFailure.ServerError,
            >= HttpStatusCode.InternalServerError => CallFailure.ServerError,
            >= HttpStatusCode.BadRequest => CallFailure.Refused,
            _ => CallFailure.Garbage,
        };
        throw new CallException(failure, $"HTTP status {(int)status}");
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[16 * 1024];
        using var kept = new MemoryStream();
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (kept.Length + read > LargestAnswer) throw new CallException(CallFailure.Garbage, $"the answer is larger than {LargestAnswer / 1024} KiB");
            kept.Write(buffer, 0, read);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
