using Zhijian.Server.Appointments.Contracts;
using Zhijian.Server.Appointments.Counter;
using Zhijian.Server.Appointments.OwnData;
using Zhijian.Server.Appointments.Packs;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Work;

namespace Zhijian.Server.Appointments;

/// <summary>Appointments (预约): offers cut into slots, seats given away once, the waitlist, the counter that checks people in and calls them.</summary>
public static class AppointmentsModule
{
    public static void AddAppointments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OfferBook>();
        builder.Services.KeepInMemory<OfferRow, OfferBook>((book, row) => book.Put(row));
        builder.Services.AddScoped<SlotReader>();
        builder.Services.AddScoped<BookingNotices>();
        builder.Services.AddScoped<CitizenBookings>();
        builder.Services.AddScoped<ICitizenDataPart, AppointmentDataPart>();
        builder.Services.AddScoped<AppointmentDays>();
        builder.Services.AddSingleton<PublicScreen>();
        builder.Services.AddSingleton<IPackPart, AppointmentsPackPart>();
        builder.Services.AddSingleton<AppointmentClock>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AppointmentClock>());
    }

    public static void MapAppointments(this WebApplication app)
    {
        var appointments = app.MapGroup("/api/appointments").WithTags("Appointments");
        appointments.MapReading();
        appointments.MapCancelling();
        appointments.MapBlocking();
        appointments.MapCheckIn();
        appointments.MapCalling();
        PublicScreen.Map(app);
    }
}
