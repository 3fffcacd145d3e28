using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhijian.Server.Platform.Persistence.Migrations;

/// <summary>Offers, their slots, bookings, the waitlist and what citizens are told about them.</summary>
[DbContext(typeof(ZhijianDb))]
[Migration("20261123100000_Appointments")]
public sealed class Appointments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var types = ColumnTypes.Of(migrationBuilder);
        AddOffers(migrationBuilder, types);
        AddBookings(migrationBuilder, types);
        AddWaits(migrationBuilder, types);
        AddNotices(migrationBuilder, types);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "BookingNotices", "AppointmentWaits", "Bookings", "AppointmentSlots", "AppointmentOffers" }) migrationBuilder.DropTable(table);
    }

    private static void AddOffers(MigrationBuilder migrationBuilder, ColumnTypes types)
    {
        migrationBuilder.CreateTable(
            "AppointmentOffers",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Key = table.Column<string>(types.Text),
                Offer = table.Column<string>(types.Text),
                IsWithdrawn = table.Column<bool>(types.Boolean),
            },
            constraints: table => table.PrimaryKey("PK_AppointmentOffers", row => new { row.AgencyId, row.Key }));
        migrationBuilder.CreateIndex("IX_AppointmentOffers_AgencyId", "AppointmentOffers", "AgencyId");
        migrationBuilder.CreateTable(
            "AppointmentSlots",
            table => new
            {
                AgencyId = table.Column<Guid>(types.Uuid),
                Offer = table.Column<string>(types.Text),
                StartsAt = table.Column<DateTimeOffset>(types.Instant),
                Taken = table.Column<int>(types.Integer),
                Waiting = table.Column<int>(types.Integer),
                BlockedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                BlockedReason = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_AppointmentSlots", row => new { row.AgencyId, row.Offer, row.StartsAt }));
        migrationBuilder.CreateIndex("IX_AppointmentSlots_AgencyId", "AppointmentSlots", "AgencyId");
        migrationBuilder.CreateIndex("IX_AppointmentSlots_StartsAt", "AppointmentSlots", "StartsAt", filter: "\"Waiting\" > 0");
    }

    private static void AddBookings(MigrationBuilder migrationBuilder, ColumnTypes types)
    {
        migrationBuilder.CreateTable(
            "Bookings",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Offer = table.Column<string>(types.Text),
                Day = table.Column<DateOnly>(types.Date),
                StartsAt = table.Column<DateTimeOffset>(types.Instant),
                EndsAt = table.Column<DateTimeOffset>(types.Instant),
                ArriveBy = table.Column<DateTimeOffset>(types.Instant),
                ConversationId = table.Column<Guid>(types.Uuid),
                Number = table.Column<string>(types.Text),
                Code = table.Column<string>(types.Text),
                SealedName = table.Column<string>(types.Text),
                State = table.Column<int>(types.Integer),
                OnceOn = table.Column<DateOnly>(types.Date, nullable: true),
                BookedAt = table.Column<DateTimeOffset>(types.Instant),
                EndedAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                EndedBy = table.Column<string>(types.Text, nullable: true),
                EndReason = table.Column<string>(types.Text, nullable: true),
                CheckedInAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                Ticket = table.Column<int>(types.Integer, nullable: true),
                CalledAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
                Window = table.Column<string>(types.Text, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Bookings", row => row.Id));
        migrationBuilder.CreateIndex("IX_Bookings_AgencyId_Offer_StartsAt", "Bookings", ["AgencyId", "Offer", "StartsAt"]);
        migrationBuilder.CreateIndex("IX_Bookings_ConversationId_StartsAt", "Bookings", ["ConversationId", "StartsAt"]);
        migrationBuilder.CreateIndex("IX_Bookings_Code", "Bookings", "Code", unique: true);
        migrationBuilder.CreateIndex("IX_Bookings_AgencyId_Offer_ConversationId_OnceOn", "Bookings", ["AgencyId", "Offer", "ConversationId", "OnceOn"], unique: true);
        migrationBuilder.CreateIndex("IX_Bookings_AgencyId_Offer_Day_Ticket", "Bookings", ["AgencyId", "Offer", "Day", "Ticket"], unique: true);
        migrationBuilder.CreateIndex("IX_Bookings_ArriveBy", "Bookings", "ArriveBy", filter: "\"State\" = 0");
    }

    private static void AddWaits(MigrationBuilder migrationBuilder, ColumnTypes types)
    {
        migrationBuilder.CreateTable(
            "AppointmentWaits",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                Offer = table.Column<string>(types.Text),
                StartsAt = table.Column<DateTimeOffset>(types.Instant),
                EndsAt = table.Column<DateTimeOffset>(types.Instant),
                ConversationId = table.Column<Guid>(types.Uuid),
                SealedName = table.Column<string>(types.Text),
                State = table.Column<int>(types.Integer),
                JoinedAt = table.Column<DateTimeOffset>(types.Instant),
                OfferUntil = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_AppointmentWaits", row => row.Id));
        migrationBuilder.CreateIndex("IX_AppointmentWaits_AgencyId_Offer_StartsAt_JoinedAt", "AppointmentWaits", ["AgencyId", "Offer", "StartsAt", "JoinedAt"]);
        migrationBuilder.CreateIndex("IX_AppointmentWaits_ConversationId_Offer_StartsAt", "AppointmentWaits", ["ConversationId", "Offer", "StartsAt"], unique: true, filter: "\"State\" < 2");
        migrationBuilder.CreateIndex("IX_AppointmentWaits_OfferUntil", "AppointmentWaits", "OfferUntil", filter: "\"State\" = 1");
    }

    private static void AddNotices(MigrationBuilder migrationBuilder, ColumnTypes types)
    {
        migrationBuilder.CreateTable(
            "BookingNotices",
            table => new
            {
                Id = table.Column<Guid>(types.Uuid),
                AgencyId = table.Column<Guid>(types.Uuid),
                ConversationId = table.Column<Guid>(types.Uuid),
                Subject = table.Column<Guid>(types.Uuid),
                Kind = table.Column<int>(types.Integer),
                Text = table.Column<string>(types.Text),
                DueAt = table.Column<DateTimeOffset>(types.Instant),
                Until = table.Column<DateTimeOffset>(types.Instant),
                State = table.Column<int>(types.Integer),
                ToldAt = table.Column<DateTimeOffset>(types.Instant, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_BookingNotices", row => row.Id));
        migrationBuilder.CreateIndex("IX_BookingNotices_AgencyId", "BookingNotices", "AgencyId");
        migrationBuilder.CreateIndex("IX_BookingNotices_Subject_Kind_DueAt", "BookingNotices", ["Subject", "Kind", "DueAt"], unique: true);
        migrationBuilder.CreateIndex("IX_BookingNotices_DueAt", "BookingNotices", "DueAt", filter: "\"State\" = 0");
    }
}
