using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Appointments;

internal sealed class AppointmentTables
    : IEntityTypeConfiguration<OfferRow>, IEntityTypeConfiguration<AppointmentSlot>, IEntityTypeConfiguration<Booking>, IEntityTypeConfiguration<WaitEntry>, IEntityTypeConfiguration<BookingNotice>
{
    public void Configure(EntityTypeBuilder<OfferRow> offer)
    {
        offer.ToTable("AppointmentOffers").HasKey(row => new { row.AgencyId, row.Key });
        offer.Property(row => row.Offer).AsJson();
    }

    public void Configure(EntityTypeBuilder<AppointmentSlot> slot)
    {
        slot.ToTable("AppointmentSlots").HasKey(row => new { row.AgencyId, row.Offer, row.StartsAt });
        // What the clock looks through.
        slot.HasIndex(row => row.StartsAt).HasFilter("\"Waiting\" > 0");
    }

    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.ToTable("Bookings");
        booking.HasIndex(row => new { row.AgencyId, row.Offer, row.StartsAt });
        booking.HasIndex(row => new { row.ConversationId, row.StartsAt });
        booking.HasIndex(row => row.Code).IsUnique();
        booking.HasIndex(row => new { row.AgencyId, row.Offer, row.ConversationId, row.OnceOn }).IsUnique();
        booking.HasIndex(row => new { row.AgencyId, row.Offer, row.Day, row.Ticket }).IsUnique();
        booking.HasIndex(row => row.ArriveBy).HasFilter("\"State\" = 0");
    }

    public void Configure(EntityTypeBuilder<WaitEntry> wait)
    {
        wait.ToTable("AppointmentWaits");
        wait.HasIndex(row => new { row.AgencyId, row.Offer, row.StartsAt, row.JoinedAt });
        wait.HasIndex(row => new { row.ConversationId, row.Offer, row.StartsAt }).IsUnique().HasFilter("\"State\" < 2");
        // What the clock looks through.
        wait.HasIndex(row => row.OfferUntil).HasFilter("\"State\" = 1");
        wait.HasIndex(row => row.EndsAt).HasFilter("\"State\" = 0");
    }

    public void Configure(EntityTypeBuilder<BookingNotice> notice)
    {
        notice.ToTable("BookingNotices");
        notice.HasIndex(row => new { row.Subject, row.Kind, row.DueAt }).IsUnique();
        notice.HasIndex(row => row.DueAt).HasFilter("\"State\" = 0");
        notice.Property(row => row.Failures).HasDefaultValue(0);
    }
}
