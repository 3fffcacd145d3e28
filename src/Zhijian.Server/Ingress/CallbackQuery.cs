using Microsoft.AspNetCore.WebUtilities;

namespace Zhijian.Server.Ingress;

/// <summary>What WeChat puts into the address of a callback. Of a parameter that stands twice the first counts.</summary>
internal struct CallbackQuery
{
    public string? Signature { get; private set; }

    public string? Timestamp { get; private set; }

    public string? Nonce { get; private set; }

    public string? MessageSignature { get; private set; }

    /// <summary><c>aes</c> when the body is encrypted.</summary>
    public string? EncryptType { get; private set; }

    /// <summary>What a GET must give back.</summary>
    public string? Echo { get; private set; }

    /// <summary>The sender. Covered by no signature, so the body's FromUserName is believed instead.</summary>
    public string? OpenId { get; private set; }

    public static CallbackQuery Read(QueryString query)
    {
        var read = new CallbackQuery();
        foreach (var pair in new QueryStringEnumerable(query.Value.AsMemory())) read.Take(pair);
        return read;
    }

    private void Take(QueryStringEnumerable.EncodedNameValuePair pair)
    {
        var value = pair.DecodeValue().ToString();
        switch (pair.EncodedName.Span)
        {
            case "signature":
                Signature ??= value;
                break;
            case "timestamp":
                Timestamp ??= value;
                break;
            case "nonce":
                Nonce ??= value;
                break;
            case "msg_signature":
                MessageSignature ??= value;
                break;
            case "encrypt_type":
                EncryptType ??= value;
                break;
            case "echostr":
                Echo ??= value;
                break;
            case "openid":
                OpenId ??= value;
                break;
        }
    }
}
