using System.ComponentModel.DataAnnotations;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Http;

namespace Zhijian.Server.Agencies;

/// <summary>An account to add or change. When changing, an empty secret keeps the present one.</summary>
/// <param name="OneTimeTemplateId">Of one-time subscription messages; empty sends none.</param>
public sealed record AccountRequest(
    [property: Required, MaxLength(18)] string AppId, [property: Required, MaxLength(40)] string OriginalId, [property: Required, MaxLength(64)] string Name,
    AccountKind Kind, CallbackMode Mode, [property: MaxLength(512)] string? Description = null,
    string? AppSecret = null, string? Token = null, string? EncodingAesKey = null, string? OneTimeTemplateId = null)
{
    /// <param name="isNew">Then the secrets may not be empty.</param>
    internal IEnumerable<Fault> Check(bool isNew)
    {
        if (AccountForm.WhyNotAppId(AppId) is { } appId) yield return new Fault("appId", appId);
        if (AccountForm.WhyNotOriginalId(OriginalId) is { } originalId) yield return new Fault("originalId", originalId);
        if (OneTimeTemplateId is { Length: > 0 } template && AccountForm.WhyNotTemplateId(template) is { } wrong) yield return new Fault("oneTimeTemplateId", wrong);
        foreach (var (field, value, whyNot) in new (string, string?, Func<string, string?>)[]
        {
            ("appSecret", AppSecret, AccountForm.WhyNotAppSecret), ("token", Token, AccountForm.WhyNotToken), ("encodingAesKey", EncodingAesKey, AccountForm.WhyNotEncodingAesKey),
        })
        {
            if (string.IsNullOrEmpty(value) && !isNew) continue;
            if (whyNot(value ?? "") is { } reason) yield return new Fault(field, reason);
        }
    }
}
