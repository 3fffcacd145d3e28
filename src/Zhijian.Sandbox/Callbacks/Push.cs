using Zhijian.Sandbox.Users;

namespace Zhijian.Sandbox.Callbacks;

/// <summary>One message or event on its way to an account (推送).</summary>
/// <param name="Id">The delivery's own id.</param>
/// <param name="Xml">What the account reads, the same on every attempt.</param>
/// <param name="ChatMessageId">The person's own message that waits for delivery, or null.</param>
/// <param name="IsMessage">Answers to messages may hold one article, answers to events eight.</param>
/// <param name="TakesReply">False for events whose answer nobody sees, e.g. unsubscribe.</param>
public sealed record Push(string Id, Follower Follower, string Xml, string? ChatMessageId, bool IsMessage, bool TakesReply);
