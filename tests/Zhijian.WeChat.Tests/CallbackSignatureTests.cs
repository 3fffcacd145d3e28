using Zhijian.WeChat.Security;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests;

public sealed class CallbackSignatureTests
{
    public static TheoryData<CallbackVector> WithMsgSignature => [.. Fixture.CallbackVectors.Where(vector => vector.MsgSignature is not null)];

    public static TheoryData<CallbackVector> WithSignature => [.. Fixture.CallbackVectors.Where(vector => vector.Signature is not null)];

    [Fact]
    public void The_published_vectors_are_all_there()
    {
        Fixture.CallbackVectors.Select(vector => vector.Id).ShouldBe(["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8"]);
        WithMsgSignature.Count.ShouldBe(6);
        WithSignature.Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(WithMsgSignature))]
    public void Four_parts_give_msg_signature(CallbackVector vector)
    {
        CallbackSignature.Compute(vector.Token, vector.Timestamp!, vector.Nonce!, vector.Encrypt!).ShouldBe(vector.MsgSignature);
        CallbackSignature.Verify(vector.MsgSignature, vector.Token, vector.Timestamp!, vector.Nonce!, vector.Encrypt!).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(WithSignature))]
    public void Three_parts_give_the_signature_of_the_address_check(CallbackVector vector)
    {
        CallbackSignature.Compute(vector.Token, vector.Timestamp!, vector.Nonce!).ShouldBe(vector.Signature);
        CallbackSignature.Verify(vector.Signature, vector.Token, vector.Timestamp!, vector.Nonce!).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e3203b6433eb554dd2fcba78fa48cb948fcb480")]
    [InlineData("e3203b6433eb554dd2fcba78fa48cb948fcb48011")]
    [InlineData("e3203b6433eb554dd2fcba78fa48cb948fcb480z")]
    [InlineData("f3203b6433eb554dd2fcba78fa48cb948fcb4801")]
    public void Anything_else_is_wrong(string? signature) =>
        CallbackSignature.Verify(signature, "weixin", "1414387151", "917222494").ShouldBeFalse();

    [Fact]
    public void Another_token_timestamp_or_nonce_is_wrong()
    {
        const string signature = "e3203b6433eb554dd2fcba78fa48cb948fcb4801";
        CallbackSignature.Verify(signature, "weixin", "1414387151", "917222494").ShouldBeTrue();
        CallbackSignature.Verify(signature, "Weixin", "1414387151", "917222494").ShouldBeFalse();
        CallbackSignature.Verify(signature, "weixin", "1414387152", "917222494").ShouldBeFalse();
        CallbackSignature.Verify(signature, "weixin", "1414387151", "917222495").ShouldBeFalse();
    }

    [Fact]
    public void Parts_of_any_length_and_script_are_signed()
    {
        var nonce = new string('随', 10_000);
        var signature = CallbackSignature.Compute("令牌", "1", nonce);
        CallbackSignature.Verify(signature, "令牌", "1", nonce).ShouldBeTrue();
        CallbackSignature.Verify(signature, "令牌", "1", nonce + "x").ShouldBeFalse();
    }
}
