using Microsoft.Playwright;

namespace Zhijian.EndToEnd.Tests;

/// <summary>One headless Chromium for all stories; each story gets pages of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Milliseconds for whatever a page is waited for; a machine that builds and tests at once is slow now and then.</summary>
    private const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Debian puts it; another place can be named by CHROMIUM_PATH.</summary>
    public static string ExecutablePath => Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    public static bool IsInstalled => File.Exists(ExecutablePath);

    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ExecutablePath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--lang=zh-CN",
            ],
        });
    }

    /// <summary>A fresh page in a context of its own (own cookies), which fails the story when the page logs an error.</summary>
    public async Task<IPage> OpenAsync(string url, int width = 1280, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
