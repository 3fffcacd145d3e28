using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Agencies;

/// <summary>An account as the console shows it; secrets only by their last characters.</summary>
/// <param name="CallbackUrl">What to enter at mp.weixin.qq.com under 服务器配置.</param>
/// <param name="OneTimeTemplateId">Of one-time subscription messages; null sends none.</param>
public sealed record AccountView(
    Guid Id, string AppId, string OriginalId, string Name, AccountKind Kind, CallbackMode Mode, string? Description, string? AvatarColor, string CallbackUrl,
    string TokenMasked, string EncodingAesKeyMasked, string AppSecretMasked, IReadOnlyList<MenuButton> Menu, DateTimeOffset UpdatedAt, AccountHealthView Health,
    string? OneTimeTemplateId)
{
    internal static AccountView Of(OfficialAccount account, AccountCredentials credentials, AccountHealth health, CallbackAddress address) => new(
        account.Id.Value, account.AppId, account.OriginalId, account.Name, account.Kind, account.Mode, account.Description, account.AvatarColor, address.Of(account.AppId),
        SecretBox.Mask(credentials.Token), SecretBox.Mask(credentials.EncodingAesKey), SecretBox.Mask(credentials.AppSecret),
        account.Menu, account.UpdatedAt, health.View(account.Id), account.OneTimeTemplateId);
}

/// <summary>Where WeChat reaches this server: <c>PublicUrl</c>, else the first address it listens on.</summary>
public sealed class CallbackAddress(IConfiguration configuration)
{
    private readonly string _root = Root(configuration);

    public string Of(string appId) => $"{_root}/wechat/callback/{appId}";

    private static string Root(IConfiguration configuration) =>
        (configuration["PublicUrl"] ?? configuration["Urls"]?.Split(';')[0] ?? "http://localhost:5080").TrimEnd('/');
}
