using System.Text;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Platform.Http;

namespace Zhijian.Server.Knowledge.Replies;

/// <summary>
/// A reply as the console edits it: words, or the key of an answer. What came from a pack as article, picture, voice or video shows only
/// its summary; sent back with that summary and nothing else it stays as it is.
/// </summary>
/// <param name="Text">At most 2,048 bytes of UTF-8.</param>
/// <param name="Answer">Key of a canonical answer.</param>
/// <param name="Summary">One line that says what is sent.</param>
/// <param name="Department">Key of the department whose matter this is; left out keeps what stands there, empty takes it away.</param>
public sealed record ReplyForm(string? Text = null, string? Answer = null, string? Summary = null, string? Department = null)
{
    internal static ReplyForm? Of(ReplyDraft? draft) => draft is null ? null : new ReplyForm(draft.Text, draft.Answer, draft.Summary, draft.Department);

    internal static Dictionary<string, ReplyForm> Of(IReadOnlyDictionary<string, ReplyDraft> drafts) => drafts.ToDictionary(pair => pair.Key, pair => Of(pair.Value)!, StringComparer.Ordinal);

    /// <summary>What the form means, given what stands there now.</summary>
    /// <param name="field">For faults.</param>
    /// <param name="isAnswer">Whether an answer with this key exists.</param>
    /// <param name="isDepartment">Whether a department with this key exists.</param>
    internal ReplyDraft? ToDraft(ReplyDraft? present, string field, Predicate<string> isAnswer, Predicate<string> isDepartment, List<Fault> faults)
    {
        var department = Department is null ? present?.Department : string.IsNullOrWhiteSpace(Department) ? null : Department.Trim();
        if (department is not null && !isDepartment(department)) faults.Add(new Fault(field, $"there is no department with the key “{department}”"));
        var text = string.IsNullOrWhiteSpace(Text) ? null : Text.ReplaceLineEndings("\n").Trim();
        var answer = string.IsNullOrWhiteSpace(Answer) ? null : Answer.Trim();
        if (text is not null && answer is not null) faults.Add(new Fault(field, "write words or choose an answer, not both"));
        if (text is not null && Encoding.UTF8.GetByteCount(text) is var bytes and > AnswerRules.MostTextBytes) faults.Add(new Fault(field, $"is {bytes} bytes long; WeChat takes {AnswerRules.MostTextBytes}"));
        if (answer is not null && !isAnswer(answer)) faults.Add(new Fault(field, $"there is no answer with the key “{answer}”"));
        if (text is not null) return new ReplyDraft(Text: text, Department: department);
        if (answer is not null) return new ReplyDraft(Answer: answer, Department: department);
        if (present is { Text: null, Answer: null } && present.Summary == Summary) return present with { Department = department };
        faults.Add(new Fault(field, "write words or choose an answer"));
        return null;
    }
}
