using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Platform.Security;
using Zhijian.Server.Staff.Contracts;

namespace Zhijian.Server.Conversations.Reading;

/// <summary>The border of <see cref="DeskReach"/> as a query: the general queue and the person's departments; what they hold themselves they see wherever it is.</summary>
internal static class SeenConversations
{
    public static IQueryable<Conversation> SeenBy(this ZhijianDb db, DeskReach reach)
    {
        var all = db.Set<Conversation>().AsNoTracking();
        if (reach.CoversAll) return all;
        var keys = reach.Departments.ToList();
        var me = reach.Person is { } person ? new StaffId(person) : (StaffId?)null;
        return all.Where(conversation => conversation.Department == null || keys.Contains(conversation.Department) || (conversation.AssignedTo != null && conversation.AssignedTo == me));
    }
}
