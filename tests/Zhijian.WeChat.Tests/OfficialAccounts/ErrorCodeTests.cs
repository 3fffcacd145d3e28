using Zhijian.WeChat.OfficialAccounts;

namespace Zhijian.WeChat.Tests.OfficialAccounts;

public sealed class ErrorCodeTests
{
    [Theory]
    [InlineData(-1, ErrorAdvice.Retry)]
    [InlineData(40001, ErrorAdvice.RefreshToken)]
    [InlineData(40014, ErrorAdvice.RefreshToken)]
    [InlineData(42001, ErrorAdvice.RefreshToken)]
    [InlineData(40003, ErrorAdvice.GiveUp)]
    [InlineData(40164, ErrorAdvice.AskAdministrator)]
    [InlineData(45009, ErrorAdvice.WaitForQuota)]
    [InlineData(45011, ErrorAdvice.WaitForQuota)]
    [InlineData(45015, ErrorAdvice.GiveUp)]
    [InlineData(45047, ErrorAdvice.WaitForQuota)]
    [InlineData(48001, ErrorAdvice.AskAdministrator)]
    [InlineData(123456, ErrorAdvice.GiveUp)]
    public void A_code_has_an_advice(int code, ErrorAdvice advice) => ErrorCodes.AdviceFor(code).ShouldBe(advice);

    [Fact]
    public void Only_codes_about_the_token_ask_for_a_new_one() =>
        ErrorCodes.All.Where(row => row.Advice is ErrorAdvice.RefreshToken).Select(row => row.Code).ShouldBe([40001, 40014, 42001, 42006]);

    [Fact]
    public void Every_code_says_what_it_means_once()
    {
        ErrorCodes.All.Select(row => row.Code).ShouldBeUnique();
        ErrorCodes.All.Select(row => row.Code).ShouldBeInOrder();
        ErrorCodes.All.ShouldAllBe(row => row.Meaning.Length > 0);
        ErrorCodes.Find(45015)!.Text.ShouldBe("response out of time limit or subscription is canceled");
        ErrorCodes.Find(0).ShouldBeNull();
    }
}
