using System.Text.Json;

namespace Zhijian.Sandbox.Tests.Harness;

/// <summary>Short reading of answers.</summary>
public static class JsonShouldly
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).ToString();

    public static int Int(this JsonElement json, string name) => json.GetProperty(name).GetInt32();

    public static bool Has(this JsonElement json, string name) => json.TryGetProperty(name, out _);

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(one => one.ToString())];

    /// <summary>0 when the answer carries no errcode.</summary>
    public static int ErrCode(this JsonElement json) => json.TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;

    public static JsonElement ShouldSucceed(this JsonElement json)
    {
        json.ErrCode().ShouldBe(0, json.ToString());
        return json;
    }

    public static JsonElement ShouldFail(this JsonElement json, int errcode)
    {
        json.ErrCode().ShouldBe(errcode, json.ToString());
        return json;
    }
}
