using Microsoft.EntityFrameworkCore;

namespace Zhijian.Server.Platform.Persistence;

/// <summary>The one door through the border between agencies, for work that has no agency yet (sign-in by name, a callback's appid).</summary>
public static class AcrossAgencies
{
    public static IQueryable<T> AcrossAllAgencies<T>(this IQueryable<T> rows) where T : class =>
#pragma warning disable RS0030 // this file is the exception the ban names
        rows.IgnoreQueryFilters();
#pragma warning restore RS0030
}
