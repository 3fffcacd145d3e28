namespace Zhijian.Answers.Words;

/// <summary>What sort of word a token is: ten coarse parts of speech, enough to know how much its absence says.</summary>
internal enum WordKind : byte
{
    Unknown = 0,
    Noun = 1,
    Verb = 2,
    Adjective = 3,
    PersonName = 4,
    PlaceName = 5,
    Quantity = 6,
    Function = 7,
    Adverb = 8,
    Idiom = 9,
    Latin = 10,
}
