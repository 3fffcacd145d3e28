using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk.Topics;

/// <summary>Which topics somebody works with: those of their departments and those nobody has assigned. A topic is seen with all its questions.</summary>
internal static class TopicReach
{
    public static IQueryable<Topic> SeenBy(this IQueryable<Topic> topics, DeskReach reach)
    {
        if (reach.CoversAll) return topics;
        var keys = reach.Departments.ToList();
        return topics.Where(topic => topic.Department == null || keys.Contains(topic.Department));
    }
}
