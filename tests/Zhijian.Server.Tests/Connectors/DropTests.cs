using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Audit;
using Zhijian.Server.Audit.Contracts;
using Zhijian.Server.Connectors.Contracts;
using Zhijian.Server.Connectors.Definitions;
using Zhijian.Server.Connectors.Drops;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Connectors;

/// <summary>A department without an interface drops tables, and they answer as if it had been asked.</summary>
public sealed class DropTests
{
    private const string Two = "XA01,张三,居民身份证,1,2026-12-01,20.5,内部备注不该留下\nXA02,李四,护照,2,2026/12/3,,\nXA01,张三,结婚证,2,,,\n";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_table_answers_by_its_key_columns_with_the_time_of_the_file(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        await scene.DropAsync(Two);

        var both = await scene.AskAsync("ｘa01", "张三 ");
        var one = await scene.AskAsync("XA02", "李四");

        both.Outcome.ShouldBe(DepartmentOutcome.Found);
        both.At.ShouldBe(new DateTimeOffset(2026, 11, 20, 1, 1, 0, TimeSpan.Zero));
        both.Values["state"].ShouldBe(new DepartmentValue("1", "正在审核"));
        both.Values["fee"].ShouldBe(new DepartmentValue("2050", "20.5元"));
        both.Items.Select(item => item["item"].Shown).ShouldBe(["居民身份证", "结婚证"]);
        one.Values["due"].Shown.ShouldBe("2026年12月3日");
        one.Values.Keys.ShouldNotContain("fee");
        (await scene.AskAsync("XA02", "张三")).Outcome.ShouldBe(DepartmentOutcome.Empty);
        (await scene.AskAsync("", "")).Outcome.ShouldBe(DepartmentOutcome.Empty);
    }

    [Fact]
    public async Task A_table_as_Excel_writes_it_in_China_is_read_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var scene = await DropScene.OpenAsync();

        await scene.DropAsync(Two.Replace("\n", "\r\n", StringComparison.Ordinal), Encoding.GetEncoding("GB18030"));

        (await scene.AskAsync("XA02", "李四")).Values["item"].Shown.ShouldBe("护照");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_lies_in_the_database_is_sealed_and_only_what_the_operation_names(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        await scene.DropAsync(Two);

        var rows = await scene.RowsAsync();
        using var cipher = new DropCipher(scene.Host.Services.GetRequiredService<Server.Platform.Security.SecretBox>().Open((await scene.FileAsync()).SealedKey));

        rows.Select(row => row.Line).ShouldBe([2, 3, 4]);
        rows.ShouldAllBe(row => !Encoding.UTF8.GetString(row.Sealed).Contains("XA0") && !Encoding.UTF8.GetString(row.KeyHash).Contains("XA0"));
        var opened = Encoding.UTF8.GetString(cipher.Open(2, rows[0].Sealed));
        opened.ShouldContain("居民身份证");
        opened.ShouldNotContain("内部备注");
        Should.Throw<CryptographicException>(() => cipher.Open(3, rows[0].Sealed), "a row cannot be moved to another line");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Few_bad_rows_are_left_out_and_named_and_too_many_leave_the_file_before(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        await scene.DropAsync("XA01,张三,居民身份证,1,,,\nXA02,李四秘密,护照,9,,,\n");
        var first = await scene.FileAsync();
        await scene.DropAsync("XA01,张三,居民身份证,2,,,\nXA02,李四,护照,9,,,\nXA03,,护照,1,,,\nXA04,王五,护照\nXA05,赵六,护照,1,昨天,,\n");
        var second = await scene.FileAsync();

        (first.Rows, first.BadRows, first.Last!.IsTaken).ShouldBe((1, 1, true));
        first.Last.Faults.ShouldHaveSingleItem().ShouldBe(new DropFault(3, "状态", "is none of the codes"));
        (second.Rows, second.Last!.IsTaken, second.Last.BadRows).ShouldBe((1, false, 2));
        second.Last.Why.ShouldBe("2 rows are bad, and the connector allows 1 (mostBadRows)");
        second.Last.Faults[1].ShouldBe(new DropFault(4, "申请人", "is empty, and rows are found by it"));
        System.Text.Json.JsonSerializer.Serialize(second.Last, JsonColumn.Options).ShouldNotContain("李四");
        (await scene.AskAsync("XA01", "张三")).Values["state"].Value.ShouldBe("1", "the file before goes on answering");
        (await scene.RowsAsync()).Count.ShouldBe(1, "nothing of the refused file is left");
    }

    [Theory]
    [InlineData("受理编号,申请人,事项\nXA01,张三,护照\n", 1, "状态", "the header lacks this column")]
    [InlineData("受理编号,申请人,事项,状态,办结期限,费用,事项\n", 1, "事项", "stands in the header more than once")]
    [InlineData(DropScene.Header + "XA01,张三,\"护照,1,,,\nXA02,李四,护照,1,,,\n", 2, "", "a quotation mark is opened in this row and never closed")]
    [InlineData(DropScene.Header + "XA01,张三,护照,1,,12.345,\n", 2, "费用", "is no amount in yuan")]
    [InlineData(DropScene.Header + "XA01,张三,护照,1,,420102199001011234,\n", 2, "费用", "is no amount in yuan")]
    [InlineData(DropScene.Header + "XA01,张三,护照,1,,79228162514264337593543950335,\n", 2, "费用", "is no amount in yuan")]
    public async Task What_is_wrong_with_a_table_is_named_with_line_and_column(string table, int line, string column, string why)
    {
        await using var scene = await DropScene.OpenAsync();
        using var administrator = await scene.Host.SignInAsync(scene.Agency, StaffRole.SystemAdministrator);

        var report = await (await DropScene.UploadAsync(administrator, table)).ReadJsonAsync();

        var fault = report["faults"]![0]!;
        ((int)fault["line"]!, (string)fault["column"]!, (string)fault["why"]!).ShouldBe((line, column, why));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_not_read()
    {
        await using var scene = await DropScene.OpenAsync();
        scene.Write("XA01,张三,居民身份证,1,,,\n");
        await scene.LookAsync();
        scene.Write("XA01,张三,居民身份证,1,,,\nXA02,李四,护照,2,,,\n");
        await scene.LookAsync();
        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Unreachable, "it changed between two looks");

        await scene.LookAsync();

        (await scene.AskAsync("XA02", "李四")).Outcome.ShouldBe(DepartmentOutcome.Found);
    }

    [Fact]
    public async Task Where_a_checksum_is_agreed_upon_nothing_is_read_before_it_fits()
    {
        await using var scene = await DropScene.OpenAsync(change: yaml => yaml.Replace("mostBadRows: 1", "checksum: true", StringComparison.Ordinal));
        await scene.DropAsync(Two);
        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Unreachable);
        var path = Path.Combine(scene.Folder, "papers.csv");
        await File.WriteAllTextAsync(path + ".sha256", new string('0', 64));
        await scene.LookAsync();
        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Unreachable);

        await File.WriteAllTextAsync(path + ".sha256", Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path))) + "  papers.csv\n");
        await scene.LookAsync();

        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Found);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_replaced_file_answers_whole_survives_a_restart_and_the_same_again_says_that_it_still_holds(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        await scene.DropAsync(Two);
        await scene.DropAsync("XA03,王五,护照,2,,,\n");
        var replaced = await scene.FileAsync();

        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Empty);
        (await scene.RowsAsync()).Count.ShouldBe(1, "the rows before are swept");
        await scene.Host.RestartAsync();
        (await scene.AskAsync("XA03", "王五")).Outcome.ShouldBe(DepartmentOutcome.Found);
        await scene.DropAsync("XA03,王五,护照,2,,,\n");
        var again = await scene.FileAsync();

        again.Current.ShouldBe(replaced.Current, "it is not read again");
        again.FileAt.ShouldBe(replaced.FileAt!.Value.AddMinutes(1));
        again.Debris.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_server_that_died_while_reading_leaves_the_file_before_and_the_next_one_cleans_up(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        await scene.DropAsync(Two);
        var many = string.Concat(Enumerable.Range(0, 5_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"N{number},张三,护照,1,,,\n")));
        var book = scene.Host.Services.GetRequiredService<ConnectorBook>().Find(scene.Agency, "papers")!;
        using var torn = new TornStream(Encoding.UTF8.GetBytes(DropScene.Header + many));
        await Should.ThrowAsync<IOException>(() => scene.Host.Services.GetRequiredService<DropLoader>().LoadAsync(book, book.Definition.Operations[0], new DroppedFile(torn, scene.Host.Clock.GetUtcNow(), () => true), default));
        (await scene.RowsAsync()).Count.ShouldBeGreaterThan(2_000, "some of it was written");
        // As a process leaves it that had no time to give its claim back.
        await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<DropFile>().ExecuteUpdateAsync(set => set.SetProperty(file => file.ClaimedUntil, scene.Host.Clock.GetUtcNow().AddMinutes(1))));
        await scene.Host.RestartAsync();

        (await scene.AskAsync("XA02", "李四")).Outcome.ShouldBe(DepartmentOutcome.Found, "the file before answers");
        scene.Host.Clock.Leap(TimeSpan.FromMinutes(2));
        await scene.DropAsync(many);

        (await scene.FileAsync()).Rows.ShouldBe(5_000);
        (await scene.RowsAsync()).Count.ShouldBe(5_000);
        (await scene.AskAsync("N4999", "张三")).Outcome.ShouldBe(DepartmentOutcome.Found);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_server_that_stood_still_while_it_read_takes_nothing_from_the_one_that_took_over(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        var (book, at) = (scene.Host.Services.GetRequiredService<ConnectorBook>().Find(scene.Agency, "papers")!, scene.Host.Clock.GetUtcNow());
        var bytes = Encoding.UTF8.GetBytes(DropScene.Header + Two);
        var others = (DropOutcome?)null;

        var late = await LoadAsync(() =>
        {
            // As when the machine was suspended after the last row was read.
            scene.Host.Clock.Leap(TimeSpan.FromMinutes(2));
            others = LoadAsync(() => true).GetAwaiter().GetResult();
            return true;
        });

        (late.IsOver, others!.Value.Report!.IsTaken).ShouldBe((false, true));
        (await scene.AskAsync("XA02", "李四")).Outcome.ShouldBe(DepartmentOutcome.Found);
        (await scene.FileAsync()).ClaimedUntil.ShouldBeNull();
        (await scene.RowsAsync()).Count.ShouldBe(3);

        Task<DropOutcome> LoadAsync(Func<bool> isWhole) =>
            scene.Host.Services.GetRequiredService<DropLoader>().LoadAsync(book, book.Definition.Operations[0], new DroppedFile(new MemoryStream(bytes), at, isWhole), default);
    }

    [Fact]
    public async Task A_file_that_is_too_old_answers_no_more_and_the_page_says_so()
    {
        await using var scene = await DropScene.OpenAsync();
        await scene.DropAsync(Two);
        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Found);
        scene.Host.Clock.Leap(TimeSpan.FromHours(49));
        using var officer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);

        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Unreachable);
        var old = await DropScene.HealthAsync(officer);
        ((string)old["state"]!, (bool)old["files"]![0]!["isOld"]!).ShouldBe(("failing", true));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_administrator_gives_a_file_by_hand_and_staff_see_what_came_of_it(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        using var administrator = await scene.Host.SignInAsync(scene.Agency, StaffRole.SystemAdministrator);
        using var officer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);
        ((string)(await DropScene.HealthAsync(officer))["state"]!).ShouldBe("notAsked");

        (await DropScene.UploadAsync(officer, DropScene.Header + Two)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await DropScene.UploadAsync(administrator, DropScene.Header + Two, "nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await DropScene.UploadAsync(administrator, "")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var report = await (await DropScene.UploadAsync(administrator, DropScene.Header + Two)).ReadJsonAsync();
        var known = await (await DropScene.UploadAsync(administrator, DropScene.Header + Two)).ReadJsonAsync(HttpStatusCode.Conflict);
        var seen = (await DropScene.HealthAsync(officer))["files"]![0]!;

        ((bool)report["isTaken"]!, (int)report["rows"]!).ShouldBe((true, 3));
        ((string)known["code"]!).ShouldBe("drop_known");
        ((string)seen["file"]!, (int)seen["rows"]!, (int)seen["badRows"]!, (bool)seen["isOld"]!).ShouldBe(("papers.csv", 3, 0, false));
        (await scene.AskAsync("XA01", "张三")).At.ShouldBe(scene.Host.Clock.GetUtcNow());
        var entry = await scene.Host.InScopeAsync(services => services.GetRequiredService<ZhijianDb>().Set<AuditEntry>().SingleAsync(one => one.Action == AuditAction.DropUploaded));
        (entry.Subject, entry.Details).ShouldBe(("connector:papers/paper", "taken True, rows 3, bad 0"));
    }

    [Fact]
    public async Task Another_description_of_the_columns_reads_the_same_file_anew()
    {
        await using var scene = await DropScene.OpenAsync();
        await scene.DropAsync(Two);
        scene.Pack.WriteConnector("papers", DropScene.Connector.Replace("each: { item: 事项 }", "each: { item: 事项, note: 备注? }", StringComparison.Ordinal));
        await scene.Host.RestartAsync();
        await scene.LookAsync();
        await scene.LookAsync();

        (await scene.AskAsync("XA01", "张三")).Items[0]["note"].Shown.ShouldBe("内部备注不该留下");
    }

    [Theory]
    [InlineData(FieldKind.Yuan, "1,234.50", "123450", "1234.5元")]
    [InlineData(FieldKind.Number, "12.50", "12.5", "12.5")]
    [InlineData(FieldKind.Date, "2026年1月5日", "2026-01-05", "2026年1月5日")]
    [InlineData(FieldKind.Date, "20260105", "2026-01-05", "2026年1月5日")]
    [InlineData(FieldKind.Time, "2026-01-05 08:30", "2026-01-05T08:30:00+08:00", "2026年1月5日08:30")]
    [InlineData(FieldKind.Time, "2026-01-05T08:30:00Z", "2026-01-05T16:30:00+08:00", "2026年1月5日16:30")]
    [InlineData(FieldKind.Time, "2026-01-05", "2026-01-05T00:00:00+08:00", "2026年1月5日00:00")]
    public void Cells_are_read_as_people_write_them(FieldKind kind, string cell, string value, string shown) =>
        new FieldRule("列", kind, IsOptional: false, new Dictionary<string, string>()).ReadCell(cell).ShouldBe(new DepartmentValue(value, shown));

    [Theory]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Times_at_the_ends_of_the_calendar_are_no_times_anybody_can_read(string cell) =>
        new FieldRule("列", FieldKind.Time, IsOptional: false, new Dictionary<string, string>()).WhyNot(cell).ShouldBe("is no time such as 2026-11-22 10:30");

    [Theory, ClassData(typeof(Databases))]
    public async Task A_file_that_fails_in_a_way_nobody_foresaw_keeps_no_other_from_being_read(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind, yaml => yaml.Replace("  - key: paper\n", "  - { key: broken, file: papers.csv, keys: { number: 受理编号 }, values: { item: 事项 } }\n  - key: paper\n", StringComparison.Ordinal));
        await scene.Host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ZhijianDb>();
            db.Add(new DropFile { AgencyId = scene.Agency, Connector = "papers", Operation = "broken" });
            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync("""UPDATE "DropFiles" SET "Debris" = '"no list"' """);
        });

        await scene.DropAsync(Two);

        (await scene.AskAsync("XA02", "李四")).Outcome.ShouldBe(DepartmentOutcome.Found);
    }

    [Theory]
    [InlineData("fee: \"费用? | yuan\" }", "fee: \"费用? | yuan\", place: 领取地点 }", "领取地点")]
    [InlineData("item: 事项, state", "item: \"事项 | number\", state", "事项")]
    public async Task Rows_that_lack_what_the_operation_names_by_now_are_an_answer_that_cannot_be_had_and_staff_see_why(string before, string after, string column)
    {
        await using var scene = await DropScene.OpenAsync();
        await scene.DropAsync(Two);
        scene.Pack.WriteConnector("papers", DropScene.Connector.Replace(before, after, StringComparison.Ordinal));
        await scene.Host.RestartAsync();
        await scene.LookAsync();
        await scene.LookAsync();
        using var officer = await scene.Host.SignInAsync(scene.Agency, StaffRole.Officer);

        (await scene.AskAsync("XA01", "张三")).Outcome.ShouldBe(DepartmentOutcome.Unreachable);

        var health = await DropScene.HealthAsync(officer);
        ((string)health["state"]!, (string)health["files"]![0]!["last"]!["faults"]![0]!["column"]!).ShouldBe(("failing", column));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_restart_does_not_put_an_older_file_of_the_folder_back_over_one_given_by_hand(DatabaseKind kind)
    {
        await using var scene = await DropScene.OpenAsync(kind);
        await scene.DropAsync("XA01,张三,居民身份证,1,,,\n");
        using (var administrator = await scene.Host.SignInAsync(scene.Agency, StaffRole.SystemAdministrator))
            (await DropScene.UploadAsync(administrator, DropScene.Header + "XA01,张三,居民身份证,2,,,\n")).EnsureSuccessStatusCode();
        await scene.Host.RestartAsync();

        await scene.LookAsync();
        await scene.LookAsync();

        (await scene.AskAsync("XA01", "张三")).Values["state"].Value.ShouldBe("2");
    }

    /// <summary>Breaks off in the middle when it is read a third time: after the hash and the encoding were told from it.</summary>
    private sealed class TornStream(byte[] bytes) : MemoryStream(bytes)
    {
        private int _begun;

        // What reads into spans comes by here too: that is how streams with a Read of their own are made.
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position == 0) _begun++;
            if (_begun == 3 && Position > Length * 2 / 3) throw new IOException("The disk went away.");
            return base.Read(buffer, offset, Math.Min(count, 4096));
        }
    }
}
