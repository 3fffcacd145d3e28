namespace Zhijian.Server.Appointments.Contracts;

/// <summary>What the live feed carries when bookings changed: nothing of them, as not everybody may see them. Consoles read their day anew.</summary>
public sealed record AppointmentNews
{
    public const string Kind = "appointments";
}
