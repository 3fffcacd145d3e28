using System.Xml.Linq;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>The tests' own cryptography against the published vectors: a wrong oracle would prove nothing.</summary>
public sealed class WireCryptoTests
{
    private const string RealPush = "2gUBUpAeuPFKBS+gkcvrR1cBq1VjTOQluB7+FQF00VnybRpYR3xko4S4wh0qD+64cWmJfF93ZNLm+HLZBexjHLAdJBs5RBG2rP1AJnU0/1vQU/Ac9Q1Nq7vfC4l3ciF8YwhQW0o/GE4MYWWakgdwnp0hQ7aVVwqMLd67A5bsURQHJiFY/cH0fVlsKe6J3aazGhRXFCxceOq2VTJ2Eulc8aBDVSM5/lAIUA/JPq5Z2RzomM0+aoa5XIfGyAtAdlBXD0ADTemxgfYAKI5EMfKtH5za3dKV2UWbGAlJQZ0fwrwPx6Rs8MsoEtyxeQ52gO94gafA+/kIVjamKTVLSgudLLz5rAdGneKkBVhXyfyfousm1DoDRjQdAdqMWpwbeG5hanoJyJiH+humW/1q8PAAiaEfA+BOuvBk/a5xL0Q2l2k=";

    [Fact]
    public void A_real_push_is_opened()
    {
        var (message, id) = new WireCrypto("weixin", "mNnY5GekpChwqhy2c4NBH90g3hND6GeI4gii2YCvKLY", "wx669ef95216eef885").Decrypt(RealPush);
        id.ShouldBe("wx669ef95216eef885");
        XElement.Parse(message).Element("Content")!.Value.ShouldBe("你好");
    }

    [Fact]
    public void The_signatures_of_a_real_push_are_reproduced()
    {
        WireCrypto.Sign("weixin", "1414387151", "917222494").ShouldBe("e3203b6433eb554dd2fcba78fa48cb948fcb4801");
        WireCrypto.Sign("weixin", "1414387151", "917222494", RealPush).ShouldBe("ae70d4e343d946fc0477a5c760b95be0947fddbb");
        WireCrypto.Sign("RMNlACHlV5ThzfRlVS4D4", "timestamp", "nonce", "encrypt").ShouldBe("8edac0945683c119ee71c9f6256d76c48aa08a96");
    }
}
