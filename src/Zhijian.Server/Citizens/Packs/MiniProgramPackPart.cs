using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Citizens.Sessions;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Citizens.Packs;

/// <summary>The mini programs of a pack's accounts (关联小程序).</summary>
internal sealed class MiniProgramPackPart(SecretBox box) : IPackPart
{
    public int Order => 5;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var programs = new List<(string Account, string AppId, string Secret)>();
        foreach (var account in pack.Root.Maps("accounts"))
            if (account.Map("miniProgram") is { } map) programs.Add((account.Text("key") ?? "", map.RequiredText("appId", 32), map.RequiredText("appSecret", 64)));
        return (load, cancellation) => LoadAsync(load, programs, cancellation);
    }

    private async Task LoadAsync(PackLoad load, List<(string Account, string AppId, string Secret)> programs, CancellationToken cancellation)
    {
        foreach (var (account, appId, secret) in programs)
        {
            if (!load.IsNews("mini-programs/" + appId, new { account, secret })) continue;
            var owner = new AccountId(load.Ids["accounts/" + account]);
            var row = await load.Db.Set<MiniProgram>().SingleOrDefaultAsync(known => known.AppId == appId, cancellation);
            if (row is null) load.Db.Add(row = new MiniProgram { AppId = appId, AgencyId = load.Agency, AccountId = owner });
            (row.AccountId, row.SealedSecret) = (owner, box.Seal(secret));
        }
    }
}
