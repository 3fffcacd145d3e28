using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Agencies;

/// <summary>An official account (公众号) as it is stored. The three secrets are sealed; <see cref="AccountCredentials"/> has them in the clear.</summary>
public sealed class OfficialAccount : IAgencyOwned
{
    public required AccountId Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    /// <summary>Its name in the pack; accounts added in the console have their appid here.</summary>
    public required string Key { get; init; }

    public string AppId { get; set; } = "";

    public string OriginalId { get; set; } = "";

    public string Name { get; set; } = "";

    public AccountKind Kind { get; set; }

    public CallbackMode Mode { get; set; }

    public string SealedAppSecret { get; set; } = "";

    public string SealedToken { get; set; } = "";

    public string SealedEncodingAesKey { get; set; } = "";

    public string? AvatarColor { get; set; }

    public string? Description { get; set; }

    /// <summary>Of one-time subscription messages (一次性订阅消息模板); null when the account sends none.</summary>
    public string? OneTimeTemplateId { get; set; }

    /// <summary>The custom menu (自定义菜单) as the agency wants it; WeChat's copy is made from it.</summary>
    public IReadOnlyList<MenuButton> Menu { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When a callback was last accepted, as far as it was written down.</summary>
    public DateTimeOffset? LastCallbackAt { get; set; }
}

/// <summary>One button: with <see cref="Items"/> it opens a second level, otherwise it sends <see cref="Click"/> or opens <see cref="View"/>.</summary>
public sealed record MenuButton(string Name, string? Click = null, string? View = null, IReadOnlyList<MenuButton>? Items = null);
