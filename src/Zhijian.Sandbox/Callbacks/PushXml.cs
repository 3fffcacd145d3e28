using System.Globalization;
using System.Text;
using System.Xml;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>Writes the XML of a message or event: texts as CDATA, numbers bare, in the order of the official samples.</summary>
public sealed class PushXml
{
    private readonly StringBuilder xml = new("<xml>", 512);

    public static PushXml Message(Follower follower, string type, DateTimeOffset at) => new PushXml()
        .Text("ToUserName", follower.Account.Settings.OriginalId)
        .Text("FromUserName", follower.OpenId)
        .Number("CreateTime", at.ToUnixTimeSeconds())
        .Text("MsgType", type);

    public static PushXml Event(Follower follower, string name, DateTimeOffset at) => Message(follower, "event", at).Text("Event", name);

    public PushXml Text(string name, string value)
    {
        xml.Append('<').Append(name).Append("><![CDATA[").Append(Clean(value)).Append("]]></").Append(name).Append('>');
        return this;
    }

    /// <summary>Nothing when the value is null.</summary>
    public PushXml OptionalText(string name, string? value) => value is null ? this : Text(name, value);

    public PushXml Number(string name, long value)
    {
        xml.Append('<').Append(name).Append('>').Append(value.ToString(CultureInfo.InvariantCulture)).Append("</").Append(name).Append('>');
        return this;
    }

    public PushXml Number(string name, double value)
    {
        xml.Append('<').Append(name).Append('>').Append(value.ToString("0.000000", CultureInfo.InvariantCulture)).Append("</").Append(name).Append('>');
        return this;
    }

    public PushXml Group(string name, Action<PushXml> children)
    {
        xml.Append('<').Append(name).Append('>');
        children(this);
        xml.Append("</").Append(name).Append('>');
        return this;
    }

    public override string ToString() => $"{xml}</xml>";

    // Characters XML cannot carry (most control characters, lone surrogates) never leave a phone; "]]>" would end the CDATA section.
    private static string Clean(string value)
    {
        if (!value.Contains("]]>", StringComparison.Ordinal) && IsClean(value)) return value;
        var clean = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            if (XmlConvert.IsXmlChar(value[at])) clean.Append(value[at]);
            else if (at + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[at + 1], value[at])) clean.Append(value, at++, 2);
        }
        return clean.Replace("]]>", "]]]]><![CDATA[>").ToString();
    }

    private static bool IsClean(string value)
    {
        foreach (var c in value)
        {
            if (!XmlConvert.IsXmlChar(c)) return false;
        }
        return true;
    }
}
