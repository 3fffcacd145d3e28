using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>What people do on the phone and in the console, for the stories.</summary>
internal sealed class Scene(Product product, Browser browser)
{
    /// <summary>Why a story is skipped where <see cref="HasChromium"/> is false.</summary>
    public const string NoChromium = "Chromium is not installed";

    public static bool HasChromium => Browser.IsInstalled;

    /// <summary>Somebody's chat with an account, with the keyboard out.</summary>
    public async Task<IPage> OpenChatAsync(string person = "李小明", string account = "平安肇庆", bool isSubscription = false)
    {
        var phone = await browser.OpenAsync(product.Sandbox.ToString());
        await phone.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Label = person });
        // Subscription accounts stand in a list of their own.
        if (isSubscription) await phone.GetByText("订阅号消息").First.ClickAsync();
        await phone.GetByText(account).First.ClickAsync();
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "切换到键盘" }).ClickAsync();
        return phone;
    }

    public static async Task SayAsync(IPage phone, string text)
    {
        var box = phone.GetByRole(AriaRole.Textbox).Last;
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    /// <summary>Says each, and sees what it is answered before saying the next.</summary>
    public static async Task TellAsync(IPage phone, params (string Says, string Seen)[] talk)
    {
        foreach (var (says, seen) in talk) await SeesNextAsync(phone, seen, () => SayAsync(phone, says));
    }

    /// <summary>Without a phone page: somebody follows an account and says this, each when the account has answered what was before.</summary>
    public async Task TellAsync(string person, string account, params string[] texts)
    {
        (await product.Http.PostAsync(Follower("accounts", "follow"), null)).Dispose();
        await HeardAsync(1);
        foreach (var content in texts)
        {
            var heard = await CountAsync(CancellationToken.None);
            using var said = await product.Http.PostAsJsonAsync(Follower("accounts", "text"), new { content });
            said.EnsureSuccessStatusCode();
            await HeardAsync(heard + 1);
        }

        Task HeardAsync(int wanted) => Product.UntilAsync(async cancellation => await CountAsync(cancellation) >= wanted, TimeSpan.FromSeconds(30));

        async Task<int> CountAsync(CancellationToken cancellation) =>
            (await product.Http.GetFromJsonAsync<List<JsonElement>>(Follower("chats", "messages"), cancellation))!.Count(message => message.GetProperty("from").GetString() == "account");
        Uri Follower(string of, string what) => new(product.Sandbox, $"_sandbox/followers/{person}/{of}/{account}/{what}");
    }

    /// <summary>Sees the words once more after this was done; they may stand further up already.</summary>
    public static async Task SeesNextAsync(IPage phone, string seen, Func<Task> doing)
    {
        var before = await phone.GetByText(seen).CountAsync();
        await doing();
        await Assertions.Expect(phone.GetByText(seen).Nth(before)).ToBeVisibleAsync();
    }

    public async Task<IPage> SignInAsync(string userName, string path = "")
    {
        var console = await browser.OpenAsync(new Uri(product.Server, "/console/" + path).ToString());
        await console.GetByLabel("用户名").FillAsync(userName);
        await console.Locator("input[type=password]").FillAsync(Product.DemoPassword);
        await console.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = Spaced("登录") }).ClickAsync();
        await Assertions.Expect(console.GetByText("实时连接正常")).ToBeVisibleAsync();
        return console;
    }

    public static ILocator ReplyBox(IPage console) => console.GetByLabel("回复内容");

    public static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = Spaced(name) });

    public static async Task SeesAsync(IPage page, string text) => await Assertions.Expect(page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Ant Design puts a space between the two characters of a button.</summary>
    private static Regex Spaced(string name) => new(name.Length == 2 ? $@"{name[0]}\s*{name[1]}" : Regex.Escape(name));
}
