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
    public const int Hint = 200;
    public const int Unit = 12;
    public const int Area = 60;
    public const int Outside = 300;
    public const int Result = 900;
    public const int Each = 600;
    public const int None = 300;
    public const int Error = 600;
    public const int Listed = 300;
    public const int Invite = 600;
    public const int Otherwise = 300;
    public const int LeastOptions = 2;
    public const int MostOptions = 20;
    public const int MostFiles = 20;

    /// <summary>Of what is typed.</summary>
    public const int Characters = 10_000;

    /// <summary>Minutes, a year.</summary>
    public const int TakenWithin = 525_600;
}
