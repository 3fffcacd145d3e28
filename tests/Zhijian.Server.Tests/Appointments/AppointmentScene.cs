using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Appointments;
using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Conversations.Notices;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Appointments;

/// <summary>An agency with one counter that can be booked, and WeChat in front of it. It is Friday 20 November 2026, 10:00; Monday is the 23rd.</summary>
internal sealed partial class AppointmentScene : IAsyncDisposable
{
    public const string Begin = "预约办证";
    public const string Offer = "id-window";

    private readonly TempPack _pack;
    private readonly bool _ownsPack;
    private HttpClient? _officer;

    private AppointmentScene(TempPack pack, ServerHost host, bool ownsPack)
    {
        (_pack, Host, _ownsPack) = (pack, host, ownsPack);
        Account = host.Services.GetRequiredService<AccountDirectory>().All.Single();
        WeChat = new WeChatPusher(() => host.Client, Account, host.Clock);
    }

    public ServerHost Host { get; }

    public AccountCredentials Account { get; }

    public WeChatPusher WeChat { get; }

    public WeChatApiStub Api { get; private init; } = null!;

    public HttpClient Officer => _officer ?? throw new InvalidOperationException("Nobody is signed in.");

    public static async Task<AppointmentScene> OpenAsync(DatabaseKind kind, int capacity = 2, string more = "", Action<ServerSetup>? configure = null)
    {
        var (pack, api) = (Pack(capacity, more), new WeChatApiStub());
        var host = await ServerHost.StartAsync(kind, setup =>
        {
            api.Install(setup);
            setup.Settings["Packs:Load:0"] = pack.Folder;
            configure?.Invoke(setup);
        });
        var scene = new AppointmentScene(pack, host, ownsPack: true) { Api = api };
        await scene.SignInAsync();
        return scene;
    }

    public static TempPack Pack(int capacity, string more = "")
    {
        var pack = new TempPack();
        Write(pack, capacity, more);
        return pack;
    }

    public static void Write(TempPack pack, int capacity, string more = "")
    {
        pack.WriteOffer("id-window", $$"""
            offer: {{Offer}}
            title: 身份证办理
            department: household
            place: 市民中心二楼3号区
            hours: ["09:00-12:00", "14:00-17:00"]
            slotMinutes: 60
            capacity: {{capacity}}
            booking: { workingDays: 3, leadDays: 1, cancelHours: 2 }
            noShows: { most: 3, withinDays: 90, barredDays: 30 }
            reminders: [1d, 1h]
            waitlist: { confirmMinutes: 30 }
            {{more}}
            """);
        pack.WriteService("book-id", $$"""
            service: book-id
            title: 身份证办理预约
            department: household
            start: { words: [{{Begin}}] }
            steps:
              - { key: name, kind: name, title: 办证人, ask: 请输入办证人的姓名。 }
              - { key: time, kind: slot, title: 预约时间, ask: 想约什么时间？, offer: {{Offer}} }
            outcome:
              kind: booking
              say: "预约成功，预约号{{"{{number}}"}}，{{"{{time}}"}}，地点：{{"{{place}}"}}，预约码{{"{{code}}"}}。"
            """);
    }

    public static AppointmentScene Of(TempPack pack, ServerHost host) => new(pack, host, ownsPack: false);

    public async Task SignInAsync()
    {
        _officer?.Dispose();
        _officer = await Host.SignInAsync(Account.AgencyId, StaffRole.Lead);
    }

    public Task<string> SayAsync(string follower, string text) => WeChat.SayAsync(follower, text);

    public Task<string> SayAllAsync(string follower, params IEnumerable<string> texts) => WeChat.SayAllAsync(follower, texts);

    /// <summary>Up to the summary.</summary>
    public Task<string> ChooseAsync(string follower, string time, string name = "李明") => SayAllAsync(follower, Begin, name, time);

    public Task<string> BookAsync(string follower, string time) => SayAllAsync(follower, Begin, "李明", time, "提交");

    /// <summary>Both clocks look.</summary>
    public async Task NoteAsync()
    {
        await Host.Services.GetRequiredService<AppointmentClock>().NoteAsync(default);
        (await Host.Services.GetRequiredService<BookingTeller>().TellAsync(default)).ShouldBeTrue();
    }

    public async Task LeapToAsync(DateTimeOffset at)
    {
        Host.Clock.Leap(at - Host.Clock.GetUtcNow());
        await NoteAsync();
    }

    public static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8));

    public Task<List<Booking>> BookingsAsync() => Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<Booking>().AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    public Task<List<AppointmentSlot>> SlotsAsync() => Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<AppointmentSlot>().AsNoTracking().ToListAsync());

    public Task<List<BookingNotice>> NoticesAsync(NoticeKind kind) => Host.InScopeAsync(services =>
        services.GetRequiredService<ZhijianDb>().Set<BookingNotice>().AsNoTracking().Where(row => row.Kind == kind).OrderBy(row => row.DueAt).ToListAsync());

    public static string CodeIn(string text) => Code().Match(text) is { Success: true } code ? code.Value : throw new ShouldAssertException("There is no code in: " + text);

    public async ValueTask DisposeAsync()
    {
        _officer?.Dispose();
        await Host.DisposeAsync();
        if (!_ownsPack) return;
        _pack.Dispose();
        Api.Dispose();
    }

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Code();
}
