using Zhijian.WeChat.Messages;
using Zhijian.WeChat.Security;

namespace Zhijian.Server.Ingress;

/// <summary>Why a callback was not taken, and what it is answered. The reason is logged; nothing of the content is.</summary>
internal readonly record struct CallbackRefusal(int Status, string Reason)
{
    public static readonly CallbackRefusal UnknownAccount = new(StatusCodes.Status404NotFound, "unknown appid");
    public static readonly CallbackRefusal WrongSignature = new(StatusCodes.Status401Unauthorized, "wrong signature");
    public static readonly CallbackRefusal NotEncrypted = new(StatusCodes.Status401Unauthorized, "not encrypted although the account is in safe or compatible mode");
    public static readonly CallbackRefusal OldTimestamp = new(StatusCodes.Status403Forbidden, "timestamp outside ten minutes");
    public static readonly CallbackRefusal TooLarge = new(StatusCodes.Status413PayloadTooLarge, "body too large");
    public static readonly CallbackRefusal BadSender = new(StatusCodes.Status400BadRequest, "FromUserName is not an openid");
    public static readonly CallbackRefusal CutOff = new(StatusCodes.Status400BadRequest, "body ended early");

    public static CallbackRefusal Of(MessageCryptoException problem) => problem.Reason == MessageCryptoReason.Signature
        ? WrongSignature
        : new(StatusCodes.Status400BadRequest, $"encryption: {problem.Reason}");

    public static CallbackRefusal Of(MalformedMessageException problem) =>
        new(StatusCodes.Status400BadRequest, problem.Field is null ? $"message: {problem.Reason}" : $"message: {problem.Reason} {problem.Field}");
}
