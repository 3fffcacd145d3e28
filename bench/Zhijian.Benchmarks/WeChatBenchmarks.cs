using System.Text;
using System.Xml;
using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;

namespace Zhijian.Benchmarks;

/// <summary>What one text message costs on its way in and one reply on its way out, next to the usual way, in one run.</summary>
public static class WeChatBenchmarks
{
    public static int Run(string[] args)
    {
        BenchmarkSwitcher.FromTypes([typeof(ParseOneText), typeof(OpenOnePush), typeof(WriteOneReply)]).Run(args.Length > 0 ? args : ["--filter", "*"]);
        return 0;
    }
}

/// <summary>A decrypted message to its record.</summary>
[InProcess]
[MemoryDiagnoser]
public class ParseOneText
{
    [Benchmark(Baseline = true)]
    public InboundMessage Library() => InboundMessageParser.Parse(WeChatSample.Message);

    [Benchmark]
    public TextMessage FrameworkXmlReader()
    {
        var fields = new Dictionary<string, string>();
        using var reader = XmlReader.Create(new MemoryStream(WeChatSample.Message));
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element) fields[reader.Name] = reader.ReadElementContentAsString();
            else reader.Read();
        }
        return Text(name => fields[name]);
    }

    [Benchmark]
    public TextMessage FrameworkXDocument()
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(WeChatSample.Message)).Root!;
        return Text(name => root.Element(name)!.Value);
    }

    private static TextMessage Text(Func<string, string> field) => new(
        new MessageHeader(field("ToUserName"), field("FromUserName"), DateTimeOffset.FromUnixTimeSeconds(long.Parse(field("CreateTime")))),
        new MessageIdentity(long.Parse(field("MsgId"))), field("Content"));
}

/// <summary>The body of a safe-mode push: envelope, signature, decryption, parsing.</summary>
[InProcess]
[MemoryDiagnoser]
public class OpenOnePush
{
    [Benchmark(Baseline = true)]
    public InboundMessage Library()
    {
        var envelope = CallbackEnvelope.Read(WeChatSample.Push);
        return InboundMessageParser.Parse(WeChatSample.Crypto.Open(WeChatSample.MsgSignature, WeChatSample.Timestamp, WeChatSample.Nonce, envelope.Encrypt));
    }

    [Benchmark]
    public string UsualWay()
    {
        var encrypt = XDocument.Parse(Encoding.UTF8.GetString(WeChatSample.Push)).Root!.Element("Encrypt")!.Value;
        if (!WeChatUsualWay.Verify(WeChatSample.MsgSignature, encrypt)) throw new InvalidOperationException();
        return XDocument.Parse(WeChatUsualWay.Decrypt(encrypt)).Root!.Element("Content")!.Value;
    }
}

/// <summary>A text reply to the encrypted, signed body of the answer.</summary>
[InProcess]
[MemoryDiagnoser]
public class WriteOneReply
{
    [Benchmark(Baseline = true)]
    public byte[] Library() => CallbackEnvelope.WriteEncryptedReply(
        WeChatSample.Crypto, PassiveReply.Write(WeChatSample.Reply, WeChatSample.OpenId, WeChatSample.OriginalId, WeChatSample.At), WeChatSample.At, WeChatSample.Nonce);

    [Benchmark]
    public byte[] UsualWay()
    {
        var reply = new XElement(
            "xml", new XElement("ToUserName", new XCData(WeChatSample.OpenId)), new XElement("FromUserName", new XCData(WeChatSample.OriginalId)),
            new XElement("CreateTime", WeChatSample.At.ToUnixTimeSeconds()), new XElement("MsgType", new XCData("text")), new XElement("Content", new XCData(WeChatSample.Reply.Text)));
        return Encoding.UTF8.GetBytes(WeChatUsualWay.Envelope(WeChatUsualWay.Encrypt(reply.ToString(SaveOptions.DisableFormatting))));
    }
}
