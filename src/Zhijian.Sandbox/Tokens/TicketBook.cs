using System.Security.Cryptography;

namespace Zhijian.Sandbox.Tokens;

/// <summary>jsapi_ticket (and wx_card) of one account: the same text for 7,200 s. Safe for concurrent use.</summary>
public sealed class TicketBook
{
    private const int Length = 86;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Value, DateTimeOffset Ends)> tickets = [];

    /// <param name="kind"><c>jsapi</c> or <c>wx_card</c></param>
    public TokenGrant Get(string kind, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!tickets.TryGetValue(kind, out var ticket) || now >= ticket.Ends)
            {
                ticket = (RandomNumberGenerator.GetString(TokenFormat.Alphabet, Length), now + TokenBook.Life);
                tickets[kind] = ticket;
            }
            return new(ticket.Value, (int)(ticket.Ends - now).TotalSeconds);
        }
    }
}
