using System.Globalization;
using System.Text.Json;
using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Messages;

namespace Zhijian.Sandbox.OneTime;

/// <summary>message/template/subscribe: the one message a person agreed to. It counts against no window and no budget.</summary>
public static class OneTimeApi
{
    public const int MostTitleCharacters = 15;
    public const int MostContentCharacters = 200;
    public const int LargestScene = 10_000;

    /// <summary>Person known (40003) → template (40036, 40037) → scene (47003) → title (40062) → content (44004, 45002) → following (43004) → agreed (43101).</summary>
    public static ValueTask<ApiReply> Send(ApiCall call)
    {
        var follower = call.Follower(call.Body.Text("touser"));
        var template = Template(call);
        var scene = SceneOf(call.Body.Text("scene")) ?? throw new ApiException(ApiErrors.ArgumentInvalid);
        if (call.Body.Text("title") is not { Length: >= 1 and <= MostTitleCharacters } title) throw new ApiException(ApiErrors.InvalidTitleSize);
        var content = Content(call.Body);
        if (!follower.Subscribed) throw new ApiException(ApiErrors.RequireSubscribe);
        if (!follower.TrySpend(new OneTimePermit(template, scene))) throw new ApiException(ApiErrors.MessageRefused);
        call.Services.Phones.Show(follower, Show.New(call.World, "onetime", "onetime") with { Title = title, Text = content, Url = call.Body.Text("url") });
        return ValueTask.FromResult(ApiReply.Ok);
    }

    /// <returns>Null when it is none.</returns>
    public static int? SceneOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var scene) && scene <= LargestScene ? scene : null;

    private static string Template(ApiCall call)
    {
        if (call.Body.Text("template_id") is not { Length: > 0 } template) throw new ApiException(ApiErrors.InvalidTemplateIdSize);
        return template == call.Account.Settings.OneTimeTemplateId ? template : throw new ApiException(ApiErrors.InvalidTemplateId);
    }

    private static string Content(JsonElement body)
    {
        if (body.Child("data")?.Child("content")?.Text("value") is not { Length: > 0 } content) throw new ApiException(ApiErrors.EmptyContent);
        return content.Length <= MostContentCharacters ? content : throw new ApiException(ApiErrors.ContentSizeLimit);
    }
}
