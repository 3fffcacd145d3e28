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

    public static CallbackQuery Read(QueryString query)
    {
        var read = new CallbackQuery();
        foreach (var pair in new QueryStringEnumerable(query.Value.AsMemory())) read.Take(pair);
        return read;
    }

    private void Take(QueryStringEnumerable.EncodedNameValuePair pair)
    {
        // Whoever writes openid there is covered by no signature: the body's FromUserName is believed instead.
        switch (pair.EncodedName.Span)
        {
            case "signature":
                Signature ??= pair.DecodeValue().ToString();
                break;
            case "timestamp":
                Timestamp ??= pair.DecodeValue().ToString();
                break;
            case "nonce":
                Nonce ??= pair.DecodeValue().ToString();
                break;
            case "msg_signature":
                MessageSignature ??= pair.DecodeValue().ToString();
                break;
            case "encrypt_type":
                EncryptType ??= pair.DecodeValue().ToString();
                break;
            case "echostr":
                Echo ??= pair.DecodeValue().ToString();
                break;
        }
    }
}
