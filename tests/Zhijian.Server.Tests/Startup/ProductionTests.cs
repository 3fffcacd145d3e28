using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff.Development;
using Zhijian.Server.Tests.Architecture;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Startup;

public sealed class ProductionTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Production_starts_with_keys_of_its_own_and_nothing_of_the_demonstration(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var host = await ServerHost.StartAsync(database, setup => Production(setup, database));

        host.Services.GetRequiredService<AccountDirectory>().All.ShouldBeEmpty();
        (await host.Client.GetAsync("/")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console/");
    }

    [Fact]
    public async Task Production_refuses_default_keys_and_the_sandbox_and_says_what_to_do()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => ServerHost.StartAsync(database, setup =>
        {
            setup.Environment = "Production";
            setup.Settings["Sandbox:Enabled"] = "true";
        }));

        refusal.Message.ShouldContain("Sandbox:Enabled is true. Set it to false");
        refusal.Message.ShouldContain("DataProtection:Keys is not set. Name a directory");
    }

    [Fact]
    public async Task Production_refuses_demo_accounts_and_demo_staff_that_were_left_in_the_database()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using (var development = await ServerHost.StartAsync(database, setup =>
        {
            Production(setup, database);
            setup.Environment = "Development";
            setup.Settings["Demo:Password"] = "Zhijian-demo-1";
            setup.Settings["Packs:Load:0"] = "zhongshan-youth";
            for (var pack = 1; pack <= 10; pack++) setup.Settings[$"Packs:Load:{pack}"] = "zhongshan-youth";
        }))
        {
            (await development.InScopeAsync(services => services.GetRequiredService<DemoStaff>().FindAsync(default))).ShouldBe(["admin", "auditor", "editor", "lead", "officer", "reviewer", "security", "supervisor"]);
        }

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => ServerHost.StartAsync(database, setup => Production(setup, database)));

        refusal.Message.ShouldContain("Staff with the published demo password: admin, auditor, editor, lead, officer, reviewer, security, supervisor. Delete them with: staff delete --user NAME");
        refusal.Message.ShouldContain("The account 中山青年 has the appid");
    }

    private static void Production(ServerSetup setup, TestDatabase database)
    {
        setup.Environment = "Production";
        setup.Settings["Sandbox:Enabled"] = "false";
        setup.Settings["Packs:Directory"] = Path.Combine(SourceTree.Root, "packs");
        setup.Settings["DataProtection:Keys"] = Path.Combine(Path.GetTempPath(), "zhijian-tests", "keys-" + Path.GetFileName(database.Directory));
    }
}
