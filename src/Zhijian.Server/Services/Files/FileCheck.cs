using Zhijian.Server.Platform.Time;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files.Pictures;

namespace Zhijian.Server.Services.Files;

/// <summary>What was found out about a file.</summary>
/// <param name="Type">Null when it is nothing a step takes.</param>
/// <param name="Look">Of a picture that can be read; null of everything else and of broken pictures.</param>
internal sealed record FoundFile(FileType? Type, long Bytes, string Hash, PictureLook? Look, DateTimeOffset? TakenAt);

/// <summary>Whether a file is what a step asks for, and in the citizen's words why not (附件检查). Pure.</summary>
internal static class FileCheck
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>A camera's clock may run a little fast.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(10);

    /// <summary>More than WeChat carries, so that only uploads meet it.</summary>
    public static int MostBytes(StepKind kind) => kind switch
    {
        StepKind.Voice => 5 * Megabyte,
        _ => 20 * Megabyte,
    };

    public static string TooLarge(StepKind kind, long? bytes) => (kind, bytes) switch
    {
        (StepKind.Voice, _) => $"这段录音太大了，最多{MostBytes(kind) / Megabyte}MB，请说得短一些再录。",
        (StepKind.Photos, { } size) => $"这张照片有{size / Megabyte}MB，太大了，最多{MostBytes(kind) / Megabyte}MB。请在微信里直接拍照发送，不要选“原图”。",
        (StepKind.Photos, _) => $"这张照片太大了，最多{MostBytes(kind) / Megabyte}MB。请在微信里直接拍照发送，不要选“原图”。",
        _ => $"这个文件太大了，最多{MostBytes(kind) / Megabyte}MB。",
    };

    /// <param name="others">Files of the same run that are in use; the same picture counts once, whichever step it was sent at.</param>
    /// <returns>Null when nothing speaks against it.</returns>
    public static string? Fault(ServiceStep step, FoundFile found, IReadOnlyList<ServiceFile> others, DateTimeOffset now)
    {
        if (found.Bytes > MostBytes(step.Kind)) return TooLarge(step.Kind, found.Bytes);
        return step.Kind switch
        {
            StepKind.Voice => found.Type is { IsVoice: true } ? null : "这不是录音。请按住说话键发一段语音。",
            StepKind.Photos => PhotoFault(step, found, others, now),
            _ => found.Type is { IsDocument: true } or { IsPhoto: true } ? SameFault(found, others, "文件") : "这种文件打不开。请上传PDF、Word、Excel，或者JPG、PNG图片。",
        };
    }

    private static string? PhotoFault(ServiceStep step, FoundFile found, IReadOnlyList<ServiceFile> others, DateTimeOffset now)
    {
        if (found.Type is not { IsPhoto: true }) return "这不是照片。请发JPG或PNG照片，用微信直接拍最方便。";
        if (found.Look is not { } look) return "这张照片打不开，可能没有传完整，请重新拍一张发送。";
        if (SameFault(found, others, "张") is { } same) return same;
        if (step.TakenWithin is { } minutes && found.TakenAt is { } taken)
        {
            if (taken < now - TimeSpan.FromMinutes(minutes)) return $"这张照片是{SpokenTime.Of(taken, now)}拍的，请现在拍一张发送。";
            if (taken > now + ClockError) return "这张照片的拍摄时间在将来，请检查手机的时间，或者用微信直接拍一张。";
        }

        if (look.Mean < PictureLook.LeastBright) return "这张照片太暗，看不清，请打开闪光灯或换个角度重拍一张。";
        return look.Sharpness < PictureLook.LeastSharp ? "这张照片不够清楚，请拿稳、对好焦，重拍一张。" : null;
    }

    /// <summary>The same file, or the same picture saved anew.</summary>
    public static bool IsSame(string? hash, string? fingerprint, ServiceFile other) =>
        (hash is not null && other.Hash == hash) || (fingerprint is not null && other.Fingerprint is { } before && PictureLook.IsAlike(fingerprint, before));

    private static string? SameFault(FoundFile found, IReadOnlyList<ServiceFile> others, string unit)
    {
        for (var at = 0; at < others.Count; at++)
        {
            if (IsSame(found.Hash, found.Look?.Fingerprint, others[at])) return unit == "张" ? $"这张照片和前面发的第{at + 1}张是同一张，请换个角度另拍一张。" : "这个文件已经上传过了。";
        }

        return null;
    }
}
