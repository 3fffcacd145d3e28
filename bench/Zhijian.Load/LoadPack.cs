namespace Zhijian.Load;

/// <summary>What single runs add to the pack of the load.</summary>
internal static class LoadPack
{
    /// <summary>The rules of Wuhan as they are shipped.</summary>
    public static void AddRestrictions(string pack)
    {
        var rules = Directory.CreateDirectory(Path.Combine(pack, "rules"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "packs", "wuhan-traffic", "rules", "420100-wuhan.yaml"), Path.Combine(rules.FullName, "420100-wuhan.yaml"));
    }

    /// <summary>A service that says all entries at its end.</summary>
    public static void AddService(string pack, string begin, int steps)
    {
        var asked = Enumerable.Range(1, steps).Select(step => $"  - {{ key: s{step}, kind: text, title: 第{step}项, ask: 请输入第{step}项 }}");
        var said = string.Join('；', Enumerable.Range(1, steps).Select(step => $"{{{{s{step}}}}}"));
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.Combine(pack, "services")).FullName, "load.yaml"),
            $"""
            service: load
            title: {begin}
            steps:
            {string.Join('\n', asked)}
            outcome:
              kind: answer
              say: 您填写的是：{said}
            """);
    }
}
