namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>The usual scene: a sandbox, an account whose server is <see cref="Receiver"/>, and a person 李小明 who follows and watches the phone.</summary>
public sealed class Scene : IAsyncDisposable
{
    private Scene(SandboxUnderTest sandbox, Receiver receiver, TestAccount account, PhoneFeed phone, string openId) =>
        (Sandbox, Receiver, Account, Phone, OpenId) = (sandbox, receiver, account, phone, openId);

    public const string Li = "li";

    public SandboxUnderTest Sandbox { get; }

    public Receiver Receiver { get; }

    public TestAccount Account { get; }

    public PhoneFeed Phone { get; }

    public string OpenId { get; }

    public WireCrypto Crypto => new(Account.Token, Account.Key, Account.AppId);

    /// <param name="cutOff">Of pushes; generous unless the test is about it, so that a busy machine does not make answers late.</param>
    public static async Task<Scene> StartAsync(string mode = "plain", string cutOff = "00:00:10", string kind = "service", params string[] settings)
    {
        var sandbox = await SandboxUnderTest.StartAsync([$"--Sandbox:CutOff={cutOff}", .. settings]);
        var receiver = await Receiver.StartAsync();
        var account = await sandbox.AccountAsync(mode: mode, kind: kind, callbackUrl: receiver.Url);
        await sandbox.PersonAsync(Li);
        var phone = await PhoneFeed.OpenAsync(sandbox, Li);
        var openId = await account.FollowAsync(Li);
        await receiver.NextAsync();
        return new(sandbox, receiver, account, phone, openId);
    }

    public async ValueTask DisposeAsync()
    {
        await Phone.DisposeAsync();
        await Sandbox.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
