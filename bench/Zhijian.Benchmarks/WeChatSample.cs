using System.Text;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;

namespace Zhijian.Benchmarks;

/// <summary>One text message of usual size, plain and as it arrives in safe mode.</summary>
internal static class WeChatSample
{
    public const string Token = "pamtest";
    public const string EncodingAesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public const string AppId = "wxb11529c136998cb6";
    public const string OriginalId = "gh_7f083739789a";
    public const string OpenId = "oia2TjuEGTNoeX76QEjQNrcURxG8";
    public const string Timestamp = "1407743423";
    public const string Nonce = "917222494";

    public static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1407743423);
    public static readonly MessageCrypto Crypto = new(Token, EncodingAesKey, AppId);
    public static readonly TextContent Reply = new("您好，户口迁移请携带居民身份证、居民户口簿和相关证明，到迁入地派出所户籍窗口办理，也可以在公众号“户政业务”菜单里网上申请。");

    public static readonly byte[] Message = Encoding.UTF8.GetBytes(
        $"<xml><ToUserName><![CDATA[{OriginalId}]]></ToUserName>\n<FromUserName><![CDATA[{OpenId}]]></FromUserName>\n<CreateTime>1407743423</CreateTime>\n"
        + "<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[请问外省户口迁到肇庆需要带什么材料？]]></Content>\n<MsgId>6074746557628292943</MsgId>\n</xml>");

    public static readonly string Encrypt = Crypto.Encrypt(Message);
    public static readonly byte[] Push = CallbackEnvelope.WritePush(OriginalId, Encrypt);
    public static readonly string MsgSignature = CallbackSignature.Compute(Token, Timestamp, Nonce, Encrypt);
}
