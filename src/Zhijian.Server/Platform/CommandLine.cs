namespace Zhijian.Server.Platform;

internal static class CommandLine
{
    /// <summary>The value after an option's name, or null.</summary>
    public static string? Option(this string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
