using Zhijian.Server.Staff;

namespace Zhijian.Server.Tests.Staff;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Zhijian-demo-1", "admin", true)]
    [InlineData("abcDEF12", "admin", true)]
    [InlineData("密码Abc123", "admin", true)]
    [InlineData("abcDE12", "admin", false)]
    [InlineData("abcdefgh", "admin", false)]
    [InlineData("abcdefg1", "admin", false)]
    [InlineData("my-ADMIN-1", "admin", false)]
    public void A_password_needs_length_three_kinds_and_not_the_name(string password, string userName, bool good) =>
        (PasswordRules.WhyNot(password, userName) is null).ShouldBe(good);

    [Fact]
    public void A_password_of_129_characters_is_refused() => PasswordRules.WhyNot(new string('a', 63) + new string('B', 63) + "123", "admin").ShouldNotBeNull();
}
