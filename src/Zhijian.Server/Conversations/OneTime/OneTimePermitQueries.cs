using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Conversations.OneTime;

/// <summary>Finds what can still be used.</summary>
internal static class OneTimePermitQueries
{
    /// <summary>The oldest first.</summary>
    public static IQueryable<OneTimePermit> OneTimePermits(this ZhijianDb db, ConversationId conversation, string templateId) => db.Set<OneTimePermit>().AsNoTracking()
        .Where(row => row.ConversationId == conversation && row.TemplateId == templateId && row.SpentAt == null).OrderBy(row => row.Seq);
}
