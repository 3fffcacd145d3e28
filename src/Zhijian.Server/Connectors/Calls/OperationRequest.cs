using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Signing;

namespace Zhijian.Server.Connectors.Calls;

/// <summary>What is sent to a department for one operation with its parameters put in. Pure but for the nonce.</summary>
/// <param name="Target">Path and query behind the base address, escaped.</param>
/// <param name="Body">Empty when nothing is sent.</param>
internal sealed record OperationRequest(HttpMethod Method, string Target, byte[] Body)
{
    private const string NumberMark = "| number";

    public static OperationRequest Of(ConnectorOperation operation, IReadOnlyDictionary<string, string> parameters)
    {
        var query = operation.Query.Select(pair => (pair.Key, Value: ParameterBlanks.Fill(pair.Value, parameters))).Where(pair => pair.Value.Length > 0)
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        var path = ParameterBlanks.Fill(operation.Path, parameters, Uri.EscapeDataString);
        var target = string.Join('&', query) is { Length: > 0 } all ? $"{path}?{all}" : path;
        return new OperationRequest(HttpMethod.Parse(operation.Method), target, operation.Method == "GET" ? [] : Json(operation.Body, parameters));
    }

    /// <summary>A message of its own for each attempt: with time and nonce of that moment.</summary>
    public HttpRequestMessage ToMessage(Connector connector, string idempotencyKey, DateTimeOffset now)
    {
        var address = new Uri(connector.BaseAddress!.ToString().TrimEnd('/') + Target);
        var message = new HttpRequestMessage(Method, address);
        if (Method != HttpMethod.Get)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = new("application/json");
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        message.Headers.Accept.Add(new("application/json"));
        if (connector.Definition.Auth == ConnectorAuth.ApiKey) message.Headers.TryAddWithoutValidation(connector.Definition.Header!, connector.Secret);
        if (connector.Definition.Auth == ConnectorAuth.Hmac) Sign(message, address, connector, now);
        return message;
    }

    private void Sign(HttpRequestMessage message, Uri address, Connector connector, DateTimeOffset now)
    {
        var (timestamp, nonce) = (now.ToUnixTimeSeconds(), RandomNumberGenerator.GetHexString(32, lowercase: true));
        var text = RequestSignature.TextToSign(Method.Method, address.AbsolutePath, address.Query.TrimStart('?'), Body, timestamp, nonce);
        message.Headers.Add(RequestSignature.KeyHeader, connector.KeyId);
        message.Headers.Add(RequestSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(RequestSignature.NonceHeader, nonce);
        message.Headers.Add(RequestSignature.SignatureHeader, RequestSignature.Sign(connector.Secret, text));
    }

    private static byte[] Json(IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, string> parameters)
    {
        var root = new JsonObject();
        foreach (var (name, template) in fields)
        {
            var isNumber = template.EndsWith(NumberMark, StringComparison.Ordinal);
            var text = ParameterBlanks.Fill(isNumber ? template[..^NumberMark.Length].TrimEnd() : template, parameters);
            if (text.Length == 0) continue;
            var parts = name.Split('.');
            var place = parts[..^1].Aggregate(root, (at, part) => (JsonObject)(at[part] ??= new JsonObject()));
            place[parts[^1]] = isNumber && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : text;
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString(Platform.Persistence.JsonColumn.Options));
    }
}
