using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Services.Contracts;
using Zhijian.WeChat.Messages;

namespace Zhijian.Server.Conversations.Decisions;

/// <summary>A citizen in the middle of a service, or about to begin one (办事对话). Pure.</summary>
internal static class InService
{
    /// <summary>Longer than anybody needs to find a paper; afterwards “继续” still finds what was entered.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>Null when no service has anything to say to it.</returns>
    public static Decision? Take(Conversation conversation, Utterance said, DialogueContext context)
    {
        if (context.Service is not { } matter || said.Gesture is not (Gesture.Text or Gesture.Media or Gesture.Unreadable or Gesture.MenuClick) && !matter.IsCalled) return null;
        // What is said to an officer is said to the officer; a tap on the menu is not.
        var running = PendingQuestion.Of(conversation, context.Now) is { Kind: PendingQuestion.Service };
        if (!running && conversation.State == ConversationState.Open && !matter.IsCalled && said.Gesture != Gesture.MenuClick) return null;
        if (said.Text is { } text && PersonWanted.In(text)) return HandOver(conversation, text, context);
        if (matter.Answer(said.ForServices, context.Now) is not { } reply) return null;
        var about = Queueing.About(PendingQuestion.None(conversation), reply.Department, context);
        var after = reply.Running is { } run ? new PendingQuestion(PendingQuestion.Service, run).In(about, context.Now + Patience) : about with { Suggestions = null, AskedAbout = null };
        return new Decision(after, DecidedBy.Service, new TextContent(reply.Say + Remind(reply, conversation, context))) { ServiceWrites = reply.Writes, MakesRecord = reply.MakesRecord, TouchesBookings = reply.TouchesBookings };
    }

    /// <summary>Where the citizen may allow the reminder, which comes when WeChat's window is over.</summary>
    private static string Remind(ServiceReply reply, Conversation conversation, DialogueContext context) =>
        reply.WillRemind && HandOverText.Fill("\n\n到时想收到提醒，请点这里：{remind}。", new HandOverFacts(null, null, null) { OneTimeLink = context.OneTimeLink(conversation) }) is { Length: > 2 } line ? line : "";

    /// <summary>Whoever takes it reads in the chat what was entered.</summary>
    private static Decision HandOver(Conversation conversation, string text, DialogueContext context)
    {
        var matter = context.Service!;
        var about = Queueing.About(conversation, matter.Department, context);
        return Dialogue.Tell(about, text, context) with { ServiceWrites = matter.HandOver(context.Now) };
    }
}
