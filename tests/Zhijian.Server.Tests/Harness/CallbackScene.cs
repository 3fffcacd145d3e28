using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Conversations;
using Zhijian.Server.Conversations.Contracts;
using Zhijian.Server.Knowledge.Contracts;
using Zhijian.Server.Knowledge.Playbooks;
using Zhijian.Server.Platform.Persistence;

namespace Zhijian.Server.Tests.Harness;

/// <summary>A server with one account, and WeChat in front of it.</summary>
public sealed class CallbackScene : IAsyncDisposable
{
    private readonly Playbook _playbook;

    private CallbackScene(ServerHost host, AccountCredentials account, Playbook playbook)
    {
        Host = host;
        Account = account;
        _playbook = playbook;
        WeChat = new WeChatPusher(() => host.Client, account, host.Clock);
    }

    public ServerHost Host { get; }

    public AccountCredentials Account { get; }

    public WeChatPusher WeChat { get; }

    public static async Task<CallbackScene> SetAsync(
        DatabaseKind kind, CallbackMode mode = CallbackMode.Safe, Playbook? playbook = null, Action<ServerSetup>? configure = null) =>
        Set(await ServerHost.StartAsync(kind, setup => Prepare(setup, configure)), mode, playbook);

    public static CallbackScene Set(ServerHost host, CallbackMode mode = CallbackMode.Safe, Playbook? playbook = null)
    {
        var scene = new CallbackScene(host, TestAccounts.Create(mode), playbook ?? TestAccounts.Playbook());
        host.Serve(scene.Account, scene._playbook);
        return scene;
    }

    /// <summary>The playbook is the test's: nobody builds another one from the database.</summary>
    public static void Prepare(ServerSetup setup, Action<ServerSetup>? configure = null)
    {
        setup.Services += services =>
        {
            foreach (var worker in services.Where(service => service.ImplementationFactory is Func<IServiceProvider, PlaybookWorker>).ToList()) services.Remove(worker);
        };
        configure?.Invoke(setup);
    }

    public async Task RestartAsync(Action? whileDown = null)
    {
        await Host.RestartAsync(whileDown);
        Host.Serve(Account, _playbook);
    }

    /// <summary>The conversations as staff see them, with all their bubbles.</summary>
    public Task<List<(ConversationView Conversation, IReadOnlyList<MessageView> Messages)>> ReadAsync() => Host.InScopeAsync(async services =>
    {
        var reader = services.GetRequiredService<ConversationReader>();
        var read = new List<(ConversationView, IReadOnlyList<MessageView>)>();
        foreach (var conversation in (await reader.ListAsync(new ConversationQuery(Limit: 1000), default)).Items)
            read.Add((conversation, (await reader.MessagesAsync(new ConversationId(conversation.Id), null, 1000, default)).Items));
        return read;
    });

    /// <summary>Everything that was pushed and stored, as it came.</summary>
    public Task<List<string>> StoredPayloadsAsync() => Host.InScopeAsync(async services =>
        (await services.GetRequiredService<ZhijianDb>().Set<Message>().Where(message => message.Payload != null).Select(message => message.Payload!).ToListAsync())
            .ConvertAll(System.Text.Encoding.UTF8.GetString));

    /// <summary>The only conversation there is.</summary>
    public async Task<(ConversationView Conversation, IReadOnlyList<MessageView> Messages)> ReadOnlyOneAsync() => (await ReadAsync()).Single();

    /// <summary>Does something as an officer of the account's agency.</summary>
    public async Task<T> AtDeskAsync<T>(Func<ConversationDesk, Task<T>> act)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(Account.AgencyId);
        return await act(scope.ServiceProvider.GetRequiredService<ConversationDesk>());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
