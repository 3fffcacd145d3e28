using System.Net;
using System.Text.RegularExpressions;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>kill -9 while citizens want the same seats.</summary>
public sealed partial class KilledBookingTests
{
    private const int Citizens = 12;
    private const int Capacity = 2;
    private const int Kills = 3;

    [Theory, ClassData(typeof(Databases))]
    public async Task Everybody_gets_one_seat_and_no_seat_is_given_twice_whenever_the_server_is_killed(DatabaseKind kind)
    {
        using var pack = AppointmentScene.Pack(Capacity);
        await using var database = await TestDatabase.CreateAsync(kind);
        var citizens = Enumerable.Range(0, Citizens).Select(number => new Citizen(number)).ToList();
        for (var round = 0; round <= Kills; round++)
        {
            await using var server = await ServerChild.StartAsync(database, pack: pack.Folder);
            var killAt = round < Kills ? citizens.Sum(citizen => citizen.Heard) + Citizens : int.MaxValue;
            await Task.WhenAll(citizens.Select(citizen => citizen.TalkAsync(server, () => citizens.Sum(one => one.Heard) >= killAt)));
        }

        await using var host = await ServerHost.StartAsync(database, setup =>
        {
            setup.Settings["Packs:Load:0"] = pack.Folder;
            setup.Settings["DataProtection:Keys"] = ServerChild.KeysOf(database);
        });
        await using var scene = AppointmentScene.Of(pack, host);
        var bookings = await scene.BookingsAsync();
        bookings.Count.ShouldBe(Citizens);
        bookings.Select(booking => booking.ConversationId).Distinct().Count().ShouldBe(Citizens);
        bookings.ShouldAllBe(booking => booking.State == BookingState.Booked);
        foreach (var slot in await scene.SlotsAsync())
        {
            slot.Taken.ShouldBeLessThanOrEqualTo(Capacity);
            slot.Taken.ShouldBe(bookings.Count(booking => booking.StartsAt == slot.StartsAt), "what is counted is what is booked");
        }

        citizens.Select(citizen => citizen.Number).Distinct().Count().ShouldBe(Citizens, "each was told a number of their own");
    }

    /// <summary>Says what is asked for until a seat is booked; what was not answered is sent again as WeChat does, under the same id.</summary>
    private sealed partial class Citizen(int number)
    {
        private string _next = AppointmentScene.Begin;

        /// <summary>Messages that were answered.</summary>
        public int Heard { get; private set; }

        public string? Number { get; private set; }

        public async Task TalkAsync(ServerChild server, Func<bool> isTime)
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            var wechat = new WeChatPusher(() => client, TempPack.Account, TimeProvider.System);
            while (Number is null)
            {
                try
                {
                    var answer = await wechat.TextAsync($"oCitizen{number:d2}", _next, 1_000_000 + (number * 1000) + Heard);
                    if (answer.Status != HttpStatusCode.OK) return;
                    Hear(answer.Text.ShouldNotBeNull());
                    if (isTime()) server.Kill();
                }
                catch (HttpRequestException)
                {
                    return;
                }
            }
        }

        private void Hear(string said)
        {
            Heard++;
            if (said.Contains("预约成功", StringComparison.Ordinal)) Number = said.Split("预约号")[1].Split('，')[0];
            _next = said.Contains("请核对", StringComparison.Ordinal) ? "提交" : said.Contains("办证人的姓名", StringComparison.Ordinal) ? "李明" : FirstOffered().Match(said).Groups["number"].Value;
            Heard.ShouldBeLessThan(60, said);
        }

        [GeneratedRegex(@"^(?<number>\d+)\. ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
        private static partial Regex FirstOffered();
    }
}
