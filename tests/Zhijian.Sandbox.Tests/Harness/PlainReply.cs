namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>Passive replies as a server writes them.</summary>
public static class PlainReply
{
    public static string Text(string to, string from, string content) => Of(to, from, "text", $"<Content><![CDATA[{content}]]></Content>");

    public static string Of(string to, string from, string type, string inner) =>
        $"<xml><ToUserName><![CDATA[{to}]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>12345678</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{inner}</xml>";
}
