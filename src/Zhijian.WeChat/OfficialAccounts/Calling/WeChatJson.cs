using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Zhijian.WeChat.MiniPrograms;

namespace Zhijian.WeChat.OfficialAccounts.Calling;

/// <summary>The forms of all bodies and answers, compiled ahead of time. Numbers may arrive as text: WeChat is not of one mind.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ApiStatus))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(TypingRequest))]
[JsonSerializable(typeof(OneTimeRequest))]
[JsonSerializable(typeof(MenuRequest))]
[JsonSerializable(typeof(ConditionalMenuRequest))]
[JsonSerializable(typeof(MenuAnswer))]
[JsonSerializable(typeof(MenuId))]
[JsonSerializable(typeof(MenuUser))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(UserBatchRequest))]
[JsonSerializable(typeof(UserBatchAnswer))]
[JsonSerializable(typeof(RemarkRequest))]
[JsonSerializable(typeof(OpenIdPage))]
[JsonSerializable(typeof(OpenIdBody))]
[JsonSerializable(typeof(OpenIdListBody))]
[JsonSerializable(typeof(TagBody))]
[JsonSerializable(typeof(TagList))]
[JsonSerializable(typeof(TagIdList))]
[JsonSerializable(typeof(TagFollowersRequest))]
[JsonSerializable(typeof(TaggingRequest))]
[JsonSerializable(typeof(BlacklistRequest))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(ImageAddress))]
[JsonSerializable(typeof(VideoAddress))]
[JsonSerializable(typeof(VideoDescription))]
[JsonSerializable(typeof(AddedMaterial))]
[JsonSerializable(typeof(MediaIdBody))]
[JsonSerializable(typeof(NewsAnswer))]
[JsonSerializable(typeof(MaterialVideo))]
[JsonSerializable(typeof(MaterialCounts))]
[JsonSerializable(typeof(MaterialPageRequest))]
[JsonSerializable(typeof(MaterialPage))]
[JsonSerializable(typeof(QrCodeRequest))]
[JsonSerializable(typeof(QrCode))]
[JsonSerializable(typeof(WebToken))]
[JsonSerializable(typeof(WebProfile))]
[JsonSerializable(typeof(MiniProgramSession))]
[JsonSerializable(typeof(TicketAnswer))]
[JsonSerializable(typeof(AddressList))]
[JsonSerializable(typeof(CallbackCheckRequest))]
[JsonSerializable(typeof(CallbackCheck))]
[JsonSerializable(typeof(AppIdBody))]
[JsonSerializable(typeof(QuotaRequest))]
[JsonSerializable(typeof(QuotaAnswer))]
internal sealed partial class WeChatJson : JsonSerializerContext
{
    private static WeChatJson? plain;

    /// <summary>With as few escapes as the framework allows; <see cref="PlainJson"/> removes the rest.</summary>
    public static WeChatJson Plain => plain ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
