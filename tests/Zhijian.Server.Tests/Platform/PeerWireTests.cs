using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Zhijian.Server.Platform.Live;

namespace Zhijian.Server.Tests.Platform;

/// <summary>Notes to other servers fill payloads that PostgreSQL takes, and come out as they went in.</summary>
public sealed class PeerWireTests
{
    [Fact]
    public void Every_note_arrives_once_and_no_payload_is_too_large() => Prop.ForAll(Gen.Choose(0, 300).ListOf().ToArbitrary(), lengths =>
    {
        var notes = lengths.Select((length, number) => new PeerNote("turn", Guid.Empty, number + new string('字', length))).ToList();

        var payloads = PeerWire.Write("server", notes, missed: false);

        payloads.ShouldAllBe(payload => Encoding.UTF8.GetByteCount(payload) <= PeerWire.MostBytes);
        payloads.SelectMany(payload => PeerWire.Read(payload)!.Notes).Select(note => note.Data.GetString()).ShouldBe(notes.Select(note => (string)note.Data));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_note_that_fits_nowhere_is_said_to_be_missed()
    {
        var payload = PeerWire.Write("server", [new PeerNote("turn", Guid.Empty, new string('字', 3_000)), PeerNote.Beat], missed: false).ShouldHaveSingleItem();

        var letter = PeerWire.Read(payload)!;
        (letter.From, letter.Missed, letter.Notes.ShouldHaveSingleItem().Kind).ShouldBe(("server", true, "beat"));
    }
}
