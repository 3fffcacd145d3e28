using System.Text;
using System.Text.Unicode;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;
using Zhijian.WeChat.Tests.Fixtures;

namespace Zhijian.WeChat.Tests.Fuzzing;

/// <summary>Whatever the bytes, a push is read or refused with the declared exception; nothing else happens.</summary>
public sealed class ParserFuzzTests
{
    private const int Seed = 20261122;
    private const int MutationsEach = 3_000;

    private static readonly byte[][] Samples =
        [.. Fixture.PushNames().Select(Fixture.Push), .. Fixture.PushNames().Where(name => name.EndsWith(".xml", StringComparison.Ordinal)).Select(name => JsonForm.Of(Fixture.Push(name)))];

    [Fact]
    public void Damaged_pushes_are_read_or_refused()
    {
        var random = new Random(Seed);
        var read = 0;
        var refused = 0;
        foreach (var sample in Samples)
        {
            for (var number = 0; number < MutationsEach / 2; number++)
            {
                if (Refusal(Mutation.Mutate(sample, random)) is null) read++;
                else refused++;
            }
        }
        // Were nearly all of one kind, the damages would not test the other.
        read.ShouldBeGreaterThan(5_000);
        refused.ShouldBeGreaterThan(20_000);
        (read + refused).ShouldBe(Samples.Length * MutationsEach / 2);
    }

    [Fact]
    public void Damaged_envelopes_are_read_or_refused()
    {
        var random = new Random(Seed + 1);
        var encrypt = Fixture.CallbackVectors[0].Encrypt!;
        byte[][] samples = [CallbackEnvelope.WritePush("gh_a", encrypt), Encoding.UTF8.GetBytes($$"""{"ToUserName":"gh_a","Encrypt":"{{encrypt}}"}""")];
        foreach (var sample in samples)
        {
            for (var number = 0; number < 10_000; number++)
            {
                try
                {
                    CallbackEnvelope.Read(Mutation.Mutate(sample, random));
                }
                catch (MalformedMessageException)
                {
                    // declared
                }
            }
        }
    }

    [Fact]
    public void What_the_frameworks_reader_takes_for_well_formed_is_never_refused_as_malformed()
    {
        var random = new Random(Seed + 2);
        var wellFormed = 0;
        foreach (var sample in Samples.Where(sample => sample[0] == (byte)'<'))
        {
            for (var number = 0; number < 400; number++)
            {
                var push = Mutation.Mutate(sample, random, most: 1);
                // The framework drops half a character at the very end without a word.
                if (!Utf8.IsValid(push) || !IsWellFormed(push)) continue;
                wellFormed++;
                Refusal(push).ShouldBeOneOf([null, MalformedMessageReason.MissingField], Encoding.UTF8.GetString(push));
            }
        }
        wellFormed.ShouldBeGreaterThan(1_500);
    }

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        // Noise is never big enough for a limit, and without the common fields never a message.
        foreach (var push in new byte[][] { bytes, [(byte)'<', .. bytes], [(byte)'{', .. bytes] }) Refusal(push).ShouldNotBeOneOf(null, MalformedMessageReason.TooLarge);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Any_text_a_follower_writes_arrives_as_they_wrote_it() => Prop.ForAll<NonNull<string>, long>((text, id) =>
    {
        // NUL is the one character that no push may hold; half a surrogate pair is no character at all.
        var content = new string([.. text.Get.Where(character => character != '\0' && !char.IsSurrogate(character))]);
        var cdata = content.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);
        var push = $"<xml><ToUserName>g</ToUserName><FromUserName>o</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[{cdata}]]></Content><MsgId>{id}</MsgId></xml>";
        var message = (TextMessage)InboundMessageParser.Parse(Encoding.UTF8.GetBytes(push));
        message.Content.ShouldBe(content);
        message.MsgId.ShouldBe(id);
        message.Extras.ShouldBeEmpty();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Any_reply_is_well_formed_and_says_what_was_meant() => Prop.ForAll<NonNull<string>>(text =>
    {
        var xml = PassiveReply.Write(new TextContent(text.Get), "oUser", "gh_a", DateTimeOffset.UnixEpoch);
        IsWellFormed(xml).ShouldBeTrue();
        var allowed = new string([.. text.Get.Where(character => XmlConvert.IsXmlChar(character))]);
        // Read back as if it were a push: the reader keeps line ends as they are, which XML readers do not.
        var push = Encoding.UTF8.GetString(xml).Replace("</xml>", "<MsgId>1</MsgId></xml>", StringComparison.Ordinal);
        if (allowed.Length == text.Get.Length) ((TextMessage)InboundMessageParser.Parse(Encoding.UTF8.GetBytes(push))).Content.ShouldBe(allowed);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    /// <returns>Nothing when the push was read.</returns>
    private static MalformedMessageReason? Refusal(byte[] push)
    {
        try
        {
            InboundMessageParser.Parse(push).DeduplicationKey.Length.ShouldBeInRange(1, 128);
            return null;
        }
        catch (MalformedMessageException refusal)
        {
            return refusal.Reason;
        }
    }

    private static bool IsWellFormed(byte[] xml)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
            }
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
