namespace Zhijian.Server.Services.Definitions;

/// <summary>How long the words of a service may be, in bytes of UTF-8 as WeChat counts them, and how many options a choice has.</summary>
internal static class DefinitionLimits
{
    public const int Title = 60;
    public const int EnglishTitle = 128;
    public const int Intro = 600;
    public const int Ask = 900;
    public const int Help = 600;
    public const int Option = 90;
    public const int Stop = 900;
    public const int Outcome = 1500;
    public const int Fee = 120;
    public const int Basis = 400;
    public const int Counter = 200;
    public const int Closed = 600;
    public const int LeastOptions = 2;
    public const int MostOptions = 20;
}
