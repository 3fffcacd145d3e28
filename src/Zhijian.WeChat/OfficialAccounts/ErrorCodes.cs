using System.Collections.Frozen;

namespace Zhijian.WeChat.OfficialAccounts;

/// <summary>What an errcode (返回码) means and what to do about it.</summary>
public static class ErrorCodes
{
    private static readonly FrozenDictionary<int, ErrorCode> ByCode = ErrorCodeTable.Rows.ToFrozenDictionary(row => row.Code);

    /// <summary>Everything known, by number.</summary>
    public static IReadOnlyList<ErrorCode> All => ErrorCodeTable.Rows;

    /// <returns>Nothing for a code this library does not know.</returns>
    public static ErrorCode? Find(int code) => ByCode.GetValueOrDefault(code);

    /// <returns><see cref="ErrorAdvice.GiveUp"/> for a code this library does not know.</returns>
    public static ErrorAdvice AdviceFor(int code) => Find(code)?.Advice ?? ErrorAdvice.GiveUp;
}
