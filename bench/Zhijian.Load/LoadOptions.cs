using System.Globalization;

namespace Zhijian.Load;

/// <summary>What the command line says; every number has a default that suits a laptop.</summary>
internal sealed record LoadOptions(string Command)
{
    /// <summary>sqlite or postgres; the latter's server is named by ZHIJIAN_TEST_POSTGRES.</summary>
    public string Database { get; init; } = "sqlite";

    public int Seconds { get; init; } = 10;

    public int Connections { get; init; } = 32;

    public int Messages { get; init; } = 200_000;

    public int Followers { get; init; } = 150_000;

    public int Kills { get; init; } = 5;

    public int Minutes { get; init; } = 10;

    /// <summary>Citizens a minute.</summary>
    public int Arrivals { get; init; } = 200;

    public int Officers { get; init; } = 20;

    /// <summary>Consoles somebody works at.</summary>
    public int Consoles { get; init; } = 50;

    public int Conversations { get; init; } = 5_000;

    public int Port { get; init; } = 6500;

    public static LoadOptions? Parse(string[] args)
    {
        if (args.Length == 0 || args.Length % 2 == 0) return null;
        var options = new LoadOptions(args[0]);
        for (var i = 1; i < args.Length; i += 2)
        {
            var number = int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
            LoadOptions? next = args[i] switch
            {
                "--database" => options with { Database = args[i + 1] },
                "--seconds" => options with { Seconds = number },
                "--connections" => options with { Connections = number },
                "--messages" => options with { Messages = number },
                "--followers" => options with { Followers = number },
                "--kills" => options with { Kills = number },
                "--minutes" => options with { Minutes = number },
                "--arrivals" => options with { Arrivals = number },
                "--officers" => options with { Officers = number },
                "--consoles" => options with { Consoles = number },
                "--conversations" => options with { Conversations = number },
                "--port" => options with { Port = number },
                _ => null,
            };
            if (next is null) return null;
            options = next;
        }

        return options;
    }

    public static int Usage()
    {
        Console.Error.WriteLine(
            """
            Zhijian.Load <command> [--database sqlite|postgres] [--port 6500]
              callbacks [--seconds 10] [--connections 32] [--followers 150000]   rate and latency against a bare Kestrel echo in the same run
              absorb    [--messages 200000] [--followers 150000]                 everything stored once and in order, read back from the database
              kill      [--messages 200000] [--kills 5]                          kill -9 in the middle, restart, retries
              startup   [--messages 200000]                                      from start to the first answered callback
              assign    [--minutes 10] [--arrivals 200] [--officers 20]          waiting citizens given to officers by turn; on postgres by two servers
              desk      [--seconds 10] [--consoles 50] [--conversations 5000]    officers at work on open conversations while citizens write
              search    [--messages 10000000]                                    an officer's search in everything that was ever said
              restrictions [--seconds 10]                                        "may I cross today?" beside plain questions, and the queries of a day
              events    [--messages 200000]                                      events that a department pushes, durable before they are acknowledged
              notices                                                            everybody who subscribed is told of an event while citizens ask
              drops                                                              a department drops a table of a million rows while citizens ask
              dialogues                                                          a thousand citizens in the middle of a service at once
              bookings  [--connections 32]                                       five thousand citizens submit at once for five hundred seats
            PostgreSQL is taken from ZHIJIAN_TEST_POSTGRES.
            """);
        return 2;
    }
}
