using System.Net.Http.Json;
using System.Text.Json;

namespace Zhijian.EndToEnd.Tests;

/// <summary>A department that is data alone, from the first word on the phone to its back office and back.</summary>
public sealed class DepartmentTests(Product product, Browser browser) : IClassFixture<Product>, IClassFixture<Browser>
{
    private readonly Scene _scene = new(product, browser);

    [Fact(Skip = Scene.NoChromium, SkipUnless = nameof(Scene.HasChromium), SkipType = typeof(Scene))]
    public async Task A_citizen_looks_up_the_water_bill_and_asks_where_water_is_off()
    {
        var customer = await product.Http.GetFromJsonAsync<JsonElement>(new Uri(product.Sandbox, "_sandbox/departments/water/customers/7"));
        var (account, name) = (customer.GetProperty("account").GetString()!, customer.GetProperty("name").GetString()!);

        var phone = await _scene.OpenChatAsync(account: "松江水务");
        foreach (var (text, seen) in new[] { ("水费查询", "请输入10位户号"), (account, "请输入开户人的姓名"), (name, $"户号{account}"), ("停水通知", "您在哪个街道或镇"), ("方松街道", "截至") })
        {
            await Scene.SayAsync(phone, text);
            await Scene.SeesAsync(phone, seen);
        }
    }
}
