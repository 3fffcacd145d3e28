using System.Security.Cryptography;
using Zhijian.Server.Services.Definitions;
using Zhijian.Server.Services.Files.Pictures;

namespace Zhijian.Server.Services.Files;

/// <summary>Looks at what arrived and puts it into the vault, without a camera's notes, unless something is wrong with it (收件检查).</summary>
internal sealed class FileIntake(FileVault vault, TimeProvider time) : IDisposable
{
    /// <summary>Pictures are unpacked one or two at a time: each may fill sixty megabytes.</summary>
    private readonly SemaphoreSlim _looking = new(2);

    public static FoundFile LookAt(byte[] bytes, StepKind kind)
    {
        var type = FileType.Of(bytes.AsSpan(0, Math.Min(bytes.Length, FileType.SniffedBytes)));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (kind != StepKind.Photos || type is not { IsPhoto: true } || bytes.Length > FileCheck.MostBytes(kind)) return new FoundFile(type, bytes.Length, hash, null, null);
        try
        {
            return new FoundFile(type, bytes.Length, hash, Brightness.Read(type, bytes) is { } picture ? PictureLook.At(picture) : null, PictureNotes.TakenAt(type, bytes));
        }
        catch (PictureTooLargeException)
        {
            return new FoundFile(type, bytes.Length, hash, null, null);
        }
    }

    /// <param name="others">Files of the same run that are in use.</param>
    /// <returns>The file as kept, or refused with its fault.</returns>
    public async Task<ServiceFile> TakeAsync(ServiceFile sent, ServiceStep step, byte[] bytes, IReadOnlyList<ServiceFile> others, CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            var found = LookAt(bytes, step.Kind);
            // When it was sent counts, not when it was fetched.
            if (FileCheck.Fault(step, found, others, sent.SentAt) is { } fault) return sent with { State = FileState.Refused, Fault = fault, Bytes = bytes.Length, DueAt = null };
            await vault.PutAsync(sent.Id, found.Type!.IsPhoto ? PictureNotes.TakeOut(found.Type, bytes) : bytes, cancellation);
            return sent with
            {
                State = FileState.Kept,
                Type = found.Type.Media,
                Bytes = found.Bytes,
                Hash = found.Hash,
                Fingerprint = found.Look?.Fingerprint,
                TakenAt = found.TakenAt,
                KeptAt = time.GetUtcNow(),
                DueAt = null,
            };
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();
}
