using System.Text.Json.Nodes;
using Zhijian.Server.Appointments.Packs;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Services.Packs;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>What could not work in an offer, or in a service that books, is named with its line.</summary>
public sealed class OfferPackTests
{
    private const string Offer = """
        offer: window
        title: 窗口
        department: household
        place: 一楼
        hours: ["09:00-12:00"]
        slotMinutes: 60
        capacity: 2
        booking: { workingDays: 5, leadDays: 1 }
        noShows: { most: 3, withinDays: 90, barredDays: 30 }
        reminders: [1d, 1h]
        waitlist: { confirmMinutes: 30 }
        """;

    private const string Service = """
        service: book
        title: 预约
        steps:
          - { key: time, kind: slot, title: 时间, ask: 什么时间？, offer: window }
        outcome: { kind: booking, say: "好{{number}}{{place}}{{code}}" }
        """;

    [Theory]
    [InlineData("offer: window", "offer: Window 1", "1: offer: must be small letters, digits and hyphens")]
    [InlineData("department: household", "department: moon", "3: department: there is no department “moon”")]
    [InlineData("[\"09:00-12:00\"]", "[\"9-12\"]", "5: hours: “9-12” is no period of one day")]
    [InlineData("slotMinutes: 60", "slotMinutes: 50", "5: hours: “09:00-12:00” cannot be cut into slots of 50 minutes")]
    [InlineData("capacity: 2", "capacity: 0", "7: capacity: must be a whole number from 1 to 10000, not “0”")]
    [InlineData("capacity: 2\n", "", "1: capacity: is missing")]
    [InlineData("leadDays: 1", "leedDays: 1", "8: unknown field “leedDays”")]
    [InlineData("most: 3, ", "", "9: most: is missing")]
    [InlineData("[1d, 1h]", "[1d, soon]", "10: reminders: “soon” is no time before; write 1d, 2h or 30m")]
    [InlineData("confirmMinutes: 30", "confirmMinutes: 1", "11: confirmMinutes: must be a whole number from 5 to 720, not “1”")]
    public void In_an_offer(string good, string bad, string expected) => Check(Offer.Replace(good, bad, StringComparison.Ordinal), Service)
        .ShouldContain(line => line.Contains("appointments/window.yaml:" + expected, StringComparison.Ordinal));

    [Theory]
    [InlineData(", offer: window", ", offer: door", "there is no offer “door” in appointments/")]
    [InlineData(", offer: window", "", "4: offer: belongs to steps of the kind slot, which need one")]
    [InlineData(", offer: window", ", offer: window, optional: true", "4: kind: a slot cannot be optional")]
    [InlineData("kind: booking", "kind: record", "5: kind: a booking has exactly one step of the kind slot, anything else has none")]
    [InlineData("{{code}}", "{{colour}}", "5: say: “{{colour}}” is no step before this")]
    public void In_a_service_that_books(string good, string bad, string expected) => Check(Offer, Service.Replace(good, bad, StringComparison.Ordinal))
        .ShouldContain(line => line.Contains("services/book.yaml:", StringComparison.Ordinal) && line.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void A_good_offer_has_no_mistakes_and_its_schema_knows_its_fields()
    {
        Check(Offer, Service).ShouldBeEmpty();
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "schemas", "appointment.schema.json")))!;
        var known = schema["properties"]!.AsObject().Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        Offer.Split('\n').Select(line => line.Split(':')[0]).ShouldAllBe(field => known.Contains(field));
    }

    private static List<string> Check(string offer, string service)
    {
        using var pack = new TempPack();
        pack.WriteOffer("window", offer);
        pack.WriteService("book", service);
        var opened = Pack.Open(pack.Folder);
        new AppointmentsPackPart().Read(opened);
        new ServicesPackPart().Read(opened);
        // Only what these two parts read can be unknown to them.
        opened.RefuseWhatNobodyRead();
        return [.. opened.Mistakes.Select(mistake => mistake.ToString()).Where(line => !line.Contains("pack.yaml", StringComparison.Ordinal))];
    }
}
