using Zhijian.Server.Citizens.Contracts;

namespace Zhijian.Server.Services.Codes;

/// <summary>What has to be read before a code can be sent or compared (验证码读数).</summary>
/// <param name="Subjects">By number: its hash, under which sendings are counted.</param>
/// <param name="Citizen">The same of who asks.</param>
/// <param name="Sent">Of today, by subject.</param>
public sealed record CodeLook(KeyedHash Hash, IReadOnlyDictionary<string, string> Subjects, string Citizen, IReadOnlyDictionary<string, int> Sent)
{
    /// <summary>For previews: nothing was sent to anybody.</summary>
    internal static CodeLook Sample { get; } = new(new KeyedHash([]), new Dictionary<string, string>(), "", new Dictionary<string, int>());

    internal int SentTo(string phone) => Subjects.TryGetValue(phone, out var subject) ? Sent.GetValueOrDefault(subject) : 0;

    internal int SentByCitizen => Sent.GetValueOrDefault(Citizen);

    internal static string SubjectOf(KeyedHash hash, string phone) => hash.Of($"phone:{phone}");

    internal static string SubjectOf(KeyedHash hash, Guid conversation) => hash.Of($"conversation:{conversation}");
}
