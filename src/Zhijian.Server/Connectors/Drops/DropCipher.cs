using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Server.Connectors.Drops;

/// <summary>Seals the rows of one load under a key of its own (AES-GCM), fast enough for a million of them, and hashes their keys (HMAC).</summary>
internal sealed class DropCipher : IDisposable
{
    private const int KeyBytes = 32;
    private const int HashBytes = 16;
    private const int TagBytes = 16;

    private readonly AesGcm _rows;
    private readonly byte[] _index;

    /// <param name="key">As <see cref="NewKey"/> made it.</param>
    public DropCipher(string key)
    {
        var bytes = Convert.FromBase64String(key);
        _rows = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, KeyBytes, info: "rows"u8.ToArray()), TagBytes);
        _index = HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, KeyBytes, info: "index"u8.ToArray());
    }

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    public byte[] HashOf(string key) => HMACSHA256.HashData(_index, Encoding.UTF8.GetBytes(key))[..HashBytes];

    /// <param name="line">Makes the nonce; a key seals each line once.</param>
    public byte[] Seal(int line, ReadOnlySpan<byte> row)
    {
        var sealedRow = new byte[row.Length + TagBytes];
        _rows.Encrypt(Nonce(line), row, sealedRow.AsSpan(0, row.Length), sealedRow.AsSpan(row.Length));
        return sealedRow;
    }

    /// <exception cref="CryptographicException">Somebody changed it.</exception>
    public byte[] Open(int line, byte[] sealedRow)
    {
        var row = new byte[sealedRow.Length - TagBytes];
        _rows.Decrypt(Nonce(line), sealedRow.AsSpan(0, row.Length), sealedRow.AsSpan(row.Length), row);
        return row;
    }

    public void Dispose() => _rows.Dispose();

    private static byte[] Nonce(int line)
    {
        var nonce = new byte[AesGcm.NonceByteSizes.MaxSize];
        BinaryPrimitives.WriteInt32BigEndian(nonce, line);
        return nonce;
    }
}
