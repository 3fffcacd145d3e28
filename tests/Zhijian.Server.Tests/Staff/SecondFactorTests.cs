using System.Net;
using System.Net.Http.Json;
using System.Text;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Staff.SecondFactor;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Staff;

public sealed class SecondFactorTests
{
    /// <summary>RFC 6238, appendix B, SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_rfc(long seconds, string code) =>
        Totp.CodeAt("12345678901234567890"u8, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8).ShouldBe(code);

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_in_base32(string text, string written) => Totp.ToBase32(Encoding.ASCII.GetBytes(text)).ShouldBe(written);

    [Theory, ClassData(typeof(Databases))]
    public async Task Once_enrolled_every_sign_in_asks_for_a_code_and_takes_each_once(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);
        var (key, codes) = await EnrolAsync(host);
        codes.Distinct().Count().ShouldBe(10);

        (await (await SignInAsync(host)).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_required");
        (await (await SignInAsync(host, CodeNow(host, key))).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_wrong", "the enrolment has spent it");
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeNow(host, key);
        (await SignInAsync(host, code[..3] + " " + code[3..])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await SignInAsync(host, code)).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_wrong");

        host.Clock.Advance(TimeSpan.FromSeconds(60));
        (await SignInAsync(host, Totp.CodeAt(key, Totp.StepAt(host.Clock.GetUtcNow()) - 1))).StatusCode.ShouldBe(HttpStatusCode.OK, "slow typists");
        (await (await SignInAsync(host, Totp.CodeAt(key, Totp.StepAt(host.Clock.GetUtcNow()) - 2))).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_wrong");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_many_sign_ins_with_the_same_code_at_once_one_succeeds(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);
        var (key, _) = await EnrolAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeNow(host, key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync(host, code)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_recovery_code_works_in_place_of_the_phone_and_once(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var agency = await host.AddAgencyAsync();
        await host.AddStaffAsync(agency, "anna", StaffRole.Officer);
        var (_, codes) = await EnrolAsync(host);

        ((int)(await (await SignInAsync(host, codes[3].ToUpperInvariant())).ReadJsonAsync())["recoveryCodesLeft"]!).ShouldBe(9);
        (await (await SignInAsync(host, codes[3])).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_wrong");

        using var auditor = await host.SignInAsync(agency, StaffRole.AuditAdministrator);
        (await auditor.GetJsonAsync("/api/audit?action=recoveryCodeUsed"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_name_as_wrong_passwords_do()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);
        var (key, _) = await EnrolAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        var wrong = CodeNow(host, key) == "000000" ? "000001" : "000000";

        for (var attempt = 1; attempt < StaffMember.MostFailures; attempt++) (await (await SignInAsync(host, wrong)).ReadCodeAsync(HttpStatusCode.Unauthorized)).ShouldBe("code_wrong");
        (await (await SignInAsync(host, wrong)).ReadCodeAsync(HttpStatusCode.Locked)).ShouldBe("locked_out");
        (await (await SignInAsync(host, CodeNow(host, key))).ReadCodeAsync(HttpStatusCode.Locked)).ShouldBe("locked_out");
    }

    [Fact]
    public async Task Enrolling_needs_the_password_again_and_a_code_that_fits()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        await host.AddStaffAsync(await host.AddAgencyAsync(), "anna", StaffRole.Officer);
        await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });

        (await (await host.Client.PostAsJsonAsync("/api/session/second-factor/confirm", new { code = "123456" })).ReadCodeAsync(HttpStatusCode.Conflict)).ShouldBe("second_factor_not_offered");
        (await (await host.Client.PostAsJsonAsync("/api/session/second-factor", new { password = "wrong" })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("password_wrong");
        var offer = await host.Client.PostJsonAsync("/api/session/second-factor", new { password = People.Password });
        offer["uri"]!.ToString().ShouldBe($"otpauth://totp/%E6%8C%87%E5%B0%96:anna?secret={offer["key"]}&issuer=%E6%8C%87%E5%B0%96");
        (await (await host.Client.PostAsJsonAsync("/api/session/second-factor/confirm", new { code = "12345" })).ReadCodeAsync(HttpStatusCode.UnprocessableEntity)).ShouldBe("code_wrong");
        (await SignInAsync(host)).StatusCode.ShouldBe(HttpStatusCode.OK, "a key that was never confirmed asks for nothing");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Administrators_do_nothing_before_they_have_enrolled(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind, setup => setup.Settings["SignIn:AdministratorsNeedSecondFactor"] = "true");
        var agency = await host.AddAgencyAsync();
        await host.AddStaffAsync(agency, "anna", StaffRole.SystemAdministrator);
        await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });

        (await (await host.Client.GetAsync("/api/staff")).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("second_factor_required");
        ((bool)(await host.Client.GetJsonAsync("/api/session"))["mustEnrolSecondFactor"]!).ShouldBeTrue();
        await EnrolAsync(host);

        (await host.Client.GetAsync("/api/staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var officer = await host.SignInAsync(agency, StaffRole.Officer);
        (await officer.GetAsync("/api/conversations")).StatusCode.ShouldBe(HttpStatusCode.OK, "only administrators must");
    }

    [Fact]
    public async Task A_lost_phone_is_reset_by_the_system_administrator()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var agency = await host.AddAgencyAsync();
        var anna = await host.AddStaffAsync(agency, "anna", StaffRole.Officer);
        await EnrolAsync(host);
        using var system = await host.SignInAsync(agency, StaffRole.SystemAdministrator);

        ((bool)(await system.PostJsonAsync($"/api/staff/{anna.Id}/second-factor/reset", new { }))["hasSecondFactor"]!).ShouldBeFalse();

        (await SignInAsync(host)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(byte[] Key, List<string> RecoveryCodes)> EnrolAsync(ServerHost host)
    {
        await host.Client.PostJsonAsync("/api/session", new { userName = "anna", password = People.Password });
        var offer = await host.Client.PostJsonAsync("/api/session/second-factor", new { password = People.Password });
        var key = FromBase32((string)offer["key"]!);
        var enrolled = await host.Client.PostJsonAsync("/api/session/second-factor/confirm", new { code = CodeNow(host, key) });
        return (key, [.. enrolled["recoveryCodes"]!.AsArray().Select(code => code!.ToString())]);
    }

    private static string CodeNow(ServerHost host, byte[] key) => Totp.CodeAt(key, Totp.StepAt(host.Clock.GetUtcNow()));

    private static Task<HttpResponseMessage> SignInAsync(ServerHost host, string? code = null) =>
        host.Client.PostAsJsonAsync("/api/session", new { userName = "anna", password = People.Password, code });

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }
}
