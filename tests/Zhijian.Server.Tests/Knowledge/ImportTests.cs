using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Persistence;
using Zhijian.Server.Staff;
using Zhijian.Server.Tests.Harness;

namespace Zhijian.Server.Tests.Knowledge;

public sealed class ImportTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_table_is_imported_once_and_changes_nothing_the_second_time(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var (agency, editor) = await PrepareAsync(host);

        var first = await ImportAsync(host, agency, editor, TempPack.GoodAnswers);
        Counts(first).ShouldBe(("done", 2, 0, 0));
        Counts(await ImportAsync(host, agency, editor, TempPack.GoodAnswers)).ShouldBe(("done", 0, 0, 2));
        Counts(await ImportAsync(host, agency, editor, TempPack.GoodAnswers.Replace("到任一派出所补领", "到任意派出所补领"))).ShouldBe(("done", 0, 1, 1));

        var answer = (await editor.GetJsonAsync("/api/answers?query=id-lost"))["items"]![0]!;
        ((int)answer["version"]!, (string)answer["text"]!).ShouldBe((2, "到任意派出所补领。"));
        ((string)answer["updatedBy"]!).ShouldStartWith("测试 editor-");
    }

    [Theory]
    [InlineData("/api/answers/import")]
    [InlineData("/api/media/")]
    public async Task An_upload_that_is_none_is_refused_as_such(string path)
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var (_, editor) = await PrepareAsync(host);

        (await editor.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await editor.PostAsJsonAsync(path, new { file = "table.csv" })).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_table_calls_approved_waits_for_a_second_person_and_what_is_approved_stays_so(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var (agency, editor) = await PrepareAsync(host);
        using var colleague = await host.SignInAsync(agency, StaffRole.Editor, StaffRole.Reviewer);

        ((int)(await ImportAsync(host, agency, colleague, TempPack.GoodAnswers))["toReview"]!).ShouldBe(2);
        var lost = (await editor.GetJsonAsync("/api/answers?query=id-lost"))["items"]![0]!;
        (await (await colleague.PostAsJsonAsync($"/api/answers/{lost["id"]}/approve", new { version = 1 })).ReadCodeAsync(HttpStatusCode.Forbidden)).ShouldBe("answer_own_change");
        await AnswerScene.StepAsync(editor, lost, "approve");
        Counts(await ImportAsync(host, agency, editor, TempPack.GoodAnswers)).ShouldBe(("done", 0, 0, 2));

        var progress = await ImportAsync(host, agency, editor, TempPack.GoodAnswers.Replace("到任一派出所补领", "到任意派出所补领"));
        (Counts(progress), (int)progress["toReview"]!).ShouldBe((("done", 0, 1, 1), 1));
        lost = (await editor.GetJsonAsync("/api/answers?query=id-lost&status=review"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((int)lost["approvedVersion"]!, (int)lost["version"]!).ShouldBe((2, 3));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_bad_row_and_nothing_is_changed(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var (agency, editor) = await PrepareAsync(host);

        var progress = await ImportAsync(host, agency, editor, TempPack.GoodAnswers + "bad,问题,,text,答案,,,,,nobody,依据,,,,approved\n");

        progress["state"]!.ToString().ShouldBe("rejected");
        progress["errors"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString(Relaxed).ShouldBe("""{"line":4,"column":"department","message":"there is no department “nobody”; known are household"}""");
        (await editor.GetJsonAsync("/api/answers"))["total"]!.ToString().ShouldBe("0");
    }

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var (agency, editor) = await PrepareAsync(host);

        Counts(await ImportAsync(host, agency, editor, TempPack.GoodAnswers, dryRun: true)).ShouldBe(("done", 2, 0, 0));

        (await editor.GetJsonAsync("/api/answers"))["total"]!.ToString().ShouldBe("0");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_export_imports_into_another_agency_as_it_was(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var (agency, editor) = await PrepareAsync(host);
        await ImportAsync(host, agency, editor, TempPack.GoodAnswers);
        var (otherAgency, other) = await PrepareAsync(host, "other");

        var response = await editor.GetAsync("/api/answers/export.csv");
        var exported = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("answers-20261120.csv");
        exported[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        Counts(await ImportAsync(host, otherAgency, other, Encoding.UTF8.GetString(exported))).ShouldBe(("done", 2, 0, 0));
        (await (await other.GetAsync("/api/answers/export.csv")).Content.ReadAsByteArrayAsync()).ShouldBe(exported);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_workbook_goes_out_and_in_again_as_it_was(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var (agency, editor) = await PrepareAsync(host);
        await ImportAsync(host, agency, editor, TempPack.GoodAnswers);
        var (otherAgency, other) = await PrepareAsync(host, "other");

        var response = await editor.GetAsync("/api/answers/export.xlsx");
        var workbook = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("answers-20261120.xlsx");
        Counts(await ImportAsync(host, otherAgency, other, workbook)).ShouldBe(("done", 2, 0, 0));
        (await other.GetByteArrayAsync("/api/answers/export.csv")).ShouldBe(await editor.GetByteArrayAsync("/api/answers/export.csv"));
        Counts(await ImportAsync(host, agency, editor, workbook)).ShouldBe(("done", 0, 0, 2));
    }

    [Fact]
    public async Task A_bad_cell_of_a_workbook_is_named_by_row_and_column()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var (agency, editor) = await PrepareAsync(host);
        using var workbook = new MemoryStream();
        var rows = new[] { "household", "nobody" }.Select((department, row) => SheetColumns.All.ToDictionary(column => column, column => (object?)(column switch
        {
            "key" => "k-" + row,
            "question" => "问题" + row,
            "text" => "答案",
            "department" => department,
            "source" => "依据",
            "effective_from" => new DateTime(2026, 11, 20),
            _ => null,
        })));
        await MiniExcelLibs.MiniExcel.SaveAsAsync(workbook, rows, cancellationToken: TestContext.Current.CancellationToken);

        var progress = await ImportAsync(host, agency, editor, workbook.ToArray());

        progress["errors"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString(Relaxed).ShouldBe("""{"line":3,"column":"department","message":"there is no department “nobody”; known are household"}""");
    }

    [Fact]
    public async Task What_only_begins_like_a_workbook_is_refused_with_advice()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var (agency, editor) = await PrepareAsync(host);

        var progress = await ImportAsync(host, agency, editor, [.. "PK\u0003\u0004"u8, .. new byte[100]]);

        progress["errors"]!.AsArray().ShouldHaveSingleItem()!["message"]!.ToString().ShouldStartWith("the file is no readable .xlsx workbook");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Ten_thousand_rows_with_three_hundred_bad_ones_are_rejected_fast_and_the_good_ones_imported(DatabaseKind kind)
    {
        await using var host = await ServerHost.StartAsync(kind);
        var (agency, editor) = await PrepareAsync(host);
        var bad = new StringBuilder(TempPack.Header);
        for (var row = 0; row < 10_000; row++) bad.Append($"k-{row},第{row}个问题怎么办,说法{row},text,第{row}个答案。,,,,,{(row % 33 == 0 && row < 9_900 ? "nobody" : "household")},依据,,,,approved\n");

        var started = Stopwatch.GetTimestamp();
        var rejected = await ImportAsync(host, agency, editor, bad.ToString());
        var checking = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        var imported = await ImportAsync(host, agency, editor, bad.Replace("nobody", "household").ToString());
        var importing = Stopwatch.GetElapsedTime(started);

        rejected["errors"]!.AsArray().Count.ShouldBe(300);
        Counts(imported).ShouldBe(("done", 10_000, 0, 0));
        TestContext.Current.SendDiagnosticMessage($"{kind}: 10,000 rows checked in {checking.TotalMilliseconds:F0} ms, imported in {importing.TotalMilliseconds:F0} ms");
        checking.ShouldBeLessThan(TimeSpan.FromSeconds(20), "a generous bound for a busy machine");
    }

    [Fact]
    public async Task Nobody_sees_the_imports_of_another_agency()
    {
        await using var host = await ServerHost.StartAsync(DatabaseKind.Sqlite);
        var (agency, editor) = await PrepareAsync(host);
        var (_, other) = await PrepareAsync(host, "other");
        var id = (await ImportAsync(host, agency, editor, TempPack.GoodAnswers))["id"];

        (await (await other.GetAsync($"/api/answers/imports/{id}")).ReadCodeAsync(HttpStatusCode.NotFound)).ShouldBe("import_not_found");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<(AgencyId, HttpClient)> PrepareAsync(ServerHost host, string key = "test-agency")
    {
        var agency = await host.AddAgencyAsync(key);
        host.Services.GetRequiredService<AgencyDirectory>().Put(new DepartmentName(agency, "household", "户政管理支队"));
        return (agency, await host.SignInAsync(agency, StaffRole.Editor, StaffRole.Reviewer));
    }

    /// <summary>Uploads and waits on the live feed until the import has ended.</summary>
    private static Task<JsonNode> ImportAsync(ServerHost host, AgencyId agency, HttpClient editor, string table, bool dryRun = false) =>
        ImportAsync(host, agency, editor, Encoding.UTF8.GetBytes(table), dryRun);

    private static async Task<JsonNode> ImportAsync(ServerHost host, AgencyId agency, HttpClient editor, byte[] table, bool dryRun = false)
    {
        using var listener = host.Services.GetRequiredService<LiveFeed>().Listen(agency);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(table), "file", "answers" }, { new StringContent(dryRun ? "true" : "false"), "dryRun" } };
        var id = (await (await editor.PostAsync("/api/answers/import", form)).ReadJsonAsync(HttpStatusCode.Accepted))["id"]!.ToString();
        await foreach (var news in listener.ReadAllAsync(TestContext.Current.CancellationToken))
            if (news.Kind == "import" && news.Data is ImportProgress { State: not ImportState.Running }) break;
        return await editor.GetJsonAsync($"/api/answers/imports/{id}");
    }

    private static (string State, int Added, int Changed, int Unchanged) Counts(JsonNode progress) =>
        (progress["state"]!.ToString(), (int)progress["added"]!, (int)progress["changed"]!, (int)progress["unchanged"]!);
}
