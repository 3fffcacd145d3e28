using Microsoft.AspNetCore.Http.HttpResults;
using Zhijian.Server.Promises.Contracts;

namespace Zhijian.Server.Promises;

/// <summary>How today's promises are kept.</summary>
internal static class ReadPromises
{
    public static async Task<Ok<PromisesToday>> TodayAsync(PromiseFigures figures, CancellationToken cancellation) => TypedResults.Ok(await figures.TodayAsync(cancellation));
}
