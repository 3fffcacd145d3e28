using Zhijian.Sandbox.Api;
using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Messages;

/// <summary>message/custom/send and typing: what an account may say of its own accord.</summary>
public static class CustomMessageApi
{
    /// <summary>typing needs something from the person within this time (45080).</summary>
    public static readonly TimeSpan TypingNeeds = TimeSpan.FromSeconds(30);

    /// <summary>Person known (40003) → content (40007, 40008, 44004 …) → not blacklisted (43019) → subscribed and inside the window (45015) → budget (45047).</summary>
    public static ValueTask<ApiReply> Send(ApiCall call)
    {
        var follower = call.Follower(call.Body.Text("touser"));
        var message = new CustomMessageReader(call.World, call.Account).Read(call.Body);
        if (follower.Blacklisted) throw new ApiException(ApiErrors.Blacklisted);
        lock (follower.Gate)
        {
            var verdict = follower.Subscribed ? follower.Window.TryUse(call.Now) : WindowVerdict.Closed;
            if (verdict == WindowVerdict.Closed) throw new ApiException(ApiErrors.ResponseTimeLimit);
            if (verdict == WindowVerdict.UsedUp) throw new ApiException(ApiErrors.ResponseCountLimit);
        }
        call.Services.Phones.Show(follower, message);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    public static ValueTask<ApiReply> Typing(ApiCall call)
    {
        var follower = call.Follower(call.Body.Text("touser"));
        var typing = call.Body.Text("command") switch
        {
            "Typing" => true,
            "CancelTyping" => false,
            _ => throw new ApiException(ApiErrors.InvalidTypingCommand),
        };
        CheckTyping(follower, typing, call.Now);
        follower.Chat.SetTyping(typing, call.Now);
        call.Services.Phones.ChatChanged(follower);
        if (typing) call.Services.Phones.ChatChangesIn(Chat.TypingLife, follower);
        return ValueTask.FromResult(ApiReply.Ok);
    }

    private static void CheckTyping(Follower follower, bool typing, DateTimeOffset now)
    {
        if (!follower.Subscribed) throw new ApiException(ApiErrors.ResponseTimeLimit);
        if (follower.LastActed is not { } last || now - last > TypingNeeds) throw new ApiException(ApiErrors.NoRecentMessage);
        if (typing && follower.Chat.IsTyping(now)) throw new ApiException(ApiErrors.AlreadyTyping);
    }
}
