using System.Text;
using Zhijian.Server.Connectors.Signing;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>The worked examples of docs/connectors are what this server signs.</summary>
public sealed class RequestSignatureTests
{
    public static TheoryData<string> Names => SignatureVector.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_worked_example_of_the_contract_is_signed_so(string name)
    {
        var vector = SignatureVector.All[name];

        var text = RequestSignature.TextToSign(vector.Method, vector.Path, vector.Query, Encoding.UTF8.GetBytes(vector.Body), vector.Timestamp, vector.Nonce);

        text.ShouldBe(vector.TextToSign);
        RequestSignature.Sign(vector.Secret, text).ShouldBe(vector.Signature);
        RequestSignature.Fits(vector.Secret, text, vector.Signature).ShouldBeTrue();
    }

    [Fact]
    public void Whatever_is_changed_the_signature_fits_no_more()
    {
        var vector = SignatureVector.All.Values.Last();
        string Text(string? method = null, string? path = null, string? query = null, string? body = null, long? timestamp = null, string? nonce = null) => RequestSignature.TextToSign(
            method ?? vector.Method, path ?? vector.Path, query ?? vector.Query, Encoding.UTF8.GetBytes(body ?? vector.Body), timestamp ?? vector.Timestamp, nonce ?? vector.Nonce);
        string[] changed = [Text(method: "PUT"), Text(path: vector.Path + "/"), Text(query: "a=1"), Text(body: vector.Body + " "), Text(timestamp: vector.Timestamp + 1), Text(nonce: "another-nonce-0001")];

        changed.ShouldAllBe(text => !RequestSignature.Fits(vector.Secret, text, vector.Signature));
        RequestSignature.Fits("another secret", Text(), vector.Signature).ShouldBeFalse();
        RequestSignature.Fits(vector.Secret, Text(), "").ShouldBeFalse();
    }
}
