namespace Zhijian.Server.Appointments.Contracts;

/// <summary>How a booking stands. The numbers stand in the database.</summary>
public enum BookingState
{
    Booked = 0,

    /// <summary>The citizen is here and has a queue number (已报到).</summary>
    CheckedIn = 1,

    /// <summary>A window called the number (已叫号).</summary>
    Called = 2,

    Served = 3,

    /// <summary>The arrival window passed (爽约); the seat was given back.</summary>
    NoShow = 4,

    Cancelled = 5,
}

/// <summary>How a place on the waitlist stands. The numbers stand in the database.</summary>
public enum WaitState
{
    Waiting = 0,

    /// <summary>A seat is held for the citizen until they confirm.</summary>
    Offered = 1,

    /// <summary>It became a booking.</summary>
    Taken = 2,

    /// <summary>The citizen did not confirm in time, or could not be told.</summary>
    Lapsed = 3,

    /// <summary>The citizen left it.</summary>
    Left = 4,

    /// <summary>The slot went by, or the citizen used their one booking of that day.</summary>
    Over = 5,

    /// <summary>An officer closed the slot.</summary>
    Closed = 6,
}
