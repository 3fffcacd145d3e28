namespace Zhijian.Server.Knowledge.Media;

/// <summary>The agency's media as one account has them at WeChat at this moment.</summary>
public sealed class AccountMedia
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <param name="files">The agency's files.</param>
    /// <param name="uploads">What the account uploaded and still has.</param>
    public AccountMedia(IEnumerable<MediaFile> files, IEnumerable<UploadedMedia> uploads)
    {
        var byHash = uploads.ToLookup(upload => upload.Hash, StringComparer.Ordinal);
        foreach (var file in files)
            foreach (var upload in byHash[file.Hash])
                (upload.IsAddress ? _addresses : _ids)[file.Name] = upload.MediaId;
    }

    /// <summary>The temporary media id of a file, or null when the account has none.</summary>
    public string? IdOf(string name) => _ids.GetValueOrDefault(name);

    /// <summary>The lasting address of a picture for articles, or null when it was not uploaded.</summary>
    public string? AddressOf(string name) => _addresses.GetValueOrDefault(name);
}
