using System.Security.Cryptography;
using System.Text;

namespace Zhijian.Sandbox.Users;

/// <summary>
/// Ids of persons as accounts see them: 28 characters starting with <c>o</c>, derived from the person and the account so that a
/// restarted sandbox gives the same person the same openid.
/// </summary>
public static class OpenIds
{
    public static string OpenId(string personId, string appId) => Derive($"openid\n{appId}\n{personId}");

    public static string UnionId(string personId) => Derive($"unionid\n{personId}");

    private static string Derive(string seed) =>
        "o" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..27].Replace('+', '-').Replace('/', '_');
}
