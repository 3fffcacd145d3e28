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

    /// <summary>A department that pushes events.</summary>
    public static void AddConnector(string pack, string key, string secret) => Write(pack, "connectors", "police.yaml",
        $$"""
        connector: police
        title: 业务系统
        baseAddress: http://127.0.0.1:9
        credentials: load
        demoCredentials: { key: {{key}}, secret: {{secret}} }
        operations:
          - { key: health, get: /health }
        """);

    /// <summary>What the department pushes is told to who has subscribed with this service.</summary>
    public static void AddNotices(string pack, string begin)
    {
        File.AppendAllText(
            Path.Combine(pack, "connectors", "police.yaml"),
            """

            events:
              - type: road.changed
                values: { id: /id, level: "/level | words jam=拥堵 smooth=畅通" }
            """);
        Write(pack, "services", "notices.yaml",
            $$$"""
            service: notices
            title: {{{begin}}}
            steps:
              - { key: road, kind: choice, title: 道路, ask: 哪条路？, options: [ { key: tunnel, label: 长江隧道 }, { key: bridge, label: 长江大桥 } ] }
            outcome:
              kind: notice
              say: 已为您订阅{{road}}的路况。
              notice: { on: [police/road.changed], match: { id: "{{road}}" }, tell: "长江隧道现在{{level}}。" }
            """);
    }

    /// <summary>A department that drops tables.</summary>
    public static void AddDrops(string pack) => Write(pack, "connectors", "papers.yaml",
        """
        connector: papers
        title: 办证进度
        source: csv
        operations:
          - key: paper
            title: 办证进度
            file: papers.csv
            keys: { number: 受理编号, name: 申请人 }
            oldAfterHours: 48
            values: { item: 事项, state: "状态 | words 1=正在审核 2=可以领取", due: "办结期限? | date", fee: "费用? | yuan" }
        """);

    /// <summary>A service that says all entries at its end.</summary>
    public static void AddService(string pack, string begin, int steps)
    {
        var asked = Enumerable.Range(1, steps).Select(step => $"  - {{ key: s{step}, kind: text, title: 第{step}项, ask: 请输入第{step}项 }}");
        var said = string.Join('；', Enumerable.Range(1, steps).Select(step => $"{{{{s{step}}}}}"));
        Write(pack, "services", "load.yaml",
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

    /// <summary>One slot a day with so many seats, and the service that books it.</summary>
    public static void AddOffer(string pack, string begin, int seats)
    {
        Write(pack, "appointments", "load.yaml",
            $$"""
            offer: load
            title: {{begin}}
            place: 一楼
            hours: ["09:00-10:00"]
            slotMinutes: 60
            capacity: {{seats}}
            booking: { workingDays: 1, leadDays: 1 }
            reminders: [1h]
            """);
        Write(pack, "services", "book.yaml",
            $$$"""
            service: book
            title: {{{begin}}}
            steps:
              - { key: name, kind: name, title: 姓名, ask: 请输入姓名。 }
              - { key: time, kind: slot, title: 时间, ask: 什么时间？, offer: load }
            outcome: { kind: booking, say: "预约成功，预约号{{number}}，预约码{{code}}" }
            """);
    }

    private static void Write(string pack, string folder, string file, string yaml) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(pack, folder)).FullName, file), yaml);
}
