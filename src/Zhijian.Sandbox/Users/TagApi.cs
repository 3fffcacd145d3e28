using Zhijian.Sandbox.Api;

namespace Zhijian.Sandbox.Users;

/// <summary>cgi-bin/tags/* and user/tag/get.</summary>
public static class TagApi
{
    public const int MostToTag = 50;

    public static ValueTask<ApiReply> Create(ApiCall call)
    {
        var name = Name(call);
        var tag = call.Account.Tags.Create(name) ?? throw new ApiException(ApiErrors.TooManyTags);
        return ValueTask.FromResult(ApiReply.Json(new { tag = new { id = tag.Id, name = tag.Name } }));
    }

    public static ValueTask<ApiReply> List(ApiCall call)
    {
        var counts = call.Account.Followers.All().Where(follower => follower.Subscribed).SelectMany(follower => follower.Tags).CountBy(id => id).ToDictionary();
        return ValueTask.FromResult(ApiReply.Json(new { tags = call.Account.Tags.All.Select(tag => new { id = tag.Id, name = tag.Name, count = counts.GetValueOrDefault(tag.Id) }) }));
    }

    public static ValueTask<ApiReply> Rename(ApiCall call)
    {
        var id = OwnTag(call);
        call.Account.Tags.Rename(id, Name(call, id));
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> Delete(ApiCall call)
    {
        var id = OwnTag(call);
        call.Account.Tags.Delete(id);
        foreach (var follower in call.Account.Followers.All().Where(follower => follower.Tags.Contains(id))) Untag(follower, id);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> TagMembers(ApiCall call)
    {
        var id = KnownTag(call);
        var followers = Members(call);
        if (followers.Any(follower => follower.Tags.Count >= TagBook.MostTagsOnUser && !follower.Tags.Contains(id))) throw new ApiException(ApiErrors.TooManyTagsOnUser);
        foreach (var follower in followers)
        {
            lock (follower.Gate) follower.Tags = [.. follower.Tags.Where(tag => tag != id), id];
            call.Services.Phones.ChatChanged(follower);
        }
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> UntagMembers(ApiCall call)
    {
        var id = KnownTag(call);
        foreach (var follower in Members(call))
        {
            Untag(follower, id);
            call.Services.Phones.ChatChanged(follower);
        }
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> OfFollower(ApiCall call) =>
        ValueTask.FromResult(ApiReply.Json(new { tagid_list = call.Follower(call.Body.Text("openid")).Tags }));

    public static ValueTask<ApiReply> FollowersOf(ApiCall call)
    {
        var id = KnownTag(call);
        var page = call.Account.Followers.Page(call.Body.Text("next_openid"), UserApi.PageSize, follower => follower.Subscribed && follower.Tags.Contains(id));
        return ValueTask.FromResult(UserApi.Page(page, withTotal: false));
    }

    private static void Untag(Follower follower, int id)
    {
        lock (follower.Gate) follower.Tags = [.. follower.Tags.Where(tag => tag != id)];
    }

    private static List<Follower> Members(ApiCall call)
    {
        if (call.Body.Texts("openid_list") is not { Count: >= 1 and <= MostToTag } list) throw new ApiException(ApiErrors.InvalidOpenIdListSize);
        return [.. list.Select(openId => Member(call, openId))];
    }

    private static Follower Member(ApiCall call, string openId)
    {
        var follower = call.Account.Followers.Find(openId) ?? throw new ApiException(ApiErrors.OpenIdOfOtherApp);
        return follower.Subscribed ? follower : throw new ApiException(ApiErrors.NotFollower);
    }

    private static int KnownTag(ApiCall call) =>
        call.Body.Number("tagid") is { } id && call.Account.Tags.Exists((int)id) ? (int)id : throw new ApiException(ApiErrors.InvalidTagId);

    private static int OwnTag(ApiCall call)
    {
        if (call.Body.Child("tag")?.Number("id") is not { } id) throw new ApiException(ApiErrors.InvalidTagId);
        if (id is >= 0 and <= TagBook.LastSystemTag) throw new ApiException(ApiErrors.SystemTag);
        return call.Account.Tags.Exists((int)id) ? (int)id : throw new ApiException(ApiErrors.InvalidTagId);
    }

    /// <param name="renamed">The tag that may keep its own name.</param>
    private static string Name(ApiCall call, int? renamed = null)
    {
        if (call.Body.Child("tag")?.Text("name") is not { Length: > 0 } name) throw new ApiException(ApiErrors.InvalidTagName);
        if (name.Length > TagBook.MostNameCharacters) throw new ApiException(ApiErrors.TagNameTooLong);
        return call.Account.Tags.All.Any(tag => tag.Name == name && tag.Id != renamed) ? throw new ApiException(ApiErrors.InvalidTagName) : name;
    }
}
