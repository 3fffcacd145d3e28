using Microsoft.EntityFrameworkCore;
using Zhijian.Server.Agencies.Contracts;
using Zhijian.Server.Knowledge.Answers;
using Zhijian.Server.Knowledge.Media;
using Zhijian.Server.Knowledge.Replies;
using Zhijian.Server.Knowledge.Rules;
using Zhijian.Server.Knowledge.Sheets;
using Zhijian.Server.Platform.Packs;

namespace Zhijian.Server.Knowledge.Packs;

/// <summary>Answers, replies, keyword rules and media from a pack.</summary>
internal sealed class KnowledgePackPart(MediaStore store) : IPackPart
{
    private const string Sheet = "answers.csv";

    public int Order => 10;

    public Func<PackLoad, CancellationToken, Task> Read(Pack pack)
    {
        var media = new PackMedia(pack);
        var replies = new ReplyReader(media);
        var (answers, keys) = ReadAnswers(pack, media);
        var served = pack.ReadFolder("services").SelectMany(service => service.Map("start")?.Texts("menu") ?? []).ToHashSet(StringComparer.Ordinal);
        var accounts = pack.Root.Maps("accounts").Select(map => PackAccountReplies.Read(map, replies, served)).ToList();
        replies.RefuseUnknownAnswers(keys);
        var departments = pack.Root.Maps("departments").Select(map => map.Text("key")).ToHashSet();
        replies.RefuseUnknownDepartments(departments.Contains);

        return async (load, cancellation) =>
        {
            foreach (var file in media.Used) await LoadMediaAsync(load, file, cancellation);
            await LoadAnswersAsync(load, answers, cancellation);
            foreach (var account in accounts) await LoadRepliesAsync(load, account, cancellation);
        };
    }

    private static (IReadOnlyList<SheetRow> Rows, IReadOnlySet<string> Keys) ReadAnswers(Pack pack, PackMedia media)
    {
        if (pack.FindFile(Sheet) is not { } path) return ([], new HashSet<string>());
        var departments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var map in pack.Root.Maps("departments"))
            if (map.Text("key") is { Length: > 0 } key)
                (departments[key], departments[map.Text("name") ?? key]) = (key, key);

        using var stream = File.OpenRead(path);
        var reading = SheetReader.Read(stream, new SheetSurroundings(departments, media.Has));
        foreach (var fault in reading.Faults) pack.Complain(Sheet, fault.Line, (fault.Column.Length > 0 ? fault.Column + ": " : "") + fault.Message);
        foreach (var row in reading.Rows.Where(row => row.Content.Media is { } name && AnswerRules.IsMediaName(name)))
            media.Require(row.Content.Media!, KindOf(row.Content.Kind), reason => pack.Complain(Sheet, row.Line, "media: " + reason));
        return (reading.Rows, reading.Keys);
    }

    private static MediaKind KindOf(AnswerKind kind) => kind switch
    {
        AnswerKind.Voice => MediaKind.Voice,
        AnswerKind.Video => MediaKind.Video,
        _ => MediaKind.Picture,
    };

    private async Task LoadMediaAsync(PackLoad load, PackMediaFile file, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file.Path);
        var hash = await store.PutAsync(stream, cancellation);
        if (!load.IsNews(file.Name, hash) || file.Form is not { } form) return;
        var row = await load.Db.Set<MediaFile>().SingleOrDefaultAsync(m => m.AgencyId == load.Agency && m.Name == file.Name, cancellation);
        if (row is null) load.Db.Add(row = new MediaFile { Id = MediaFileId.New(load.Time), AgencyId = load.Agency, Name = file.Name });
        (row.Kind, row.ContentType, row.Hash, row.Bytes, row.UpdatedAt) = (form.Kind, form.ContentType, hash, file.Bytes, load.Time.GetUtcNow());
    }

    private static async Task LoadAnswersAsync(PackLoad load, IReadOnlyList<SheetRow> rows, CancellationToken cancellation)
    {
        var news = rows.Where(row => load.IsNews("answers/" + row.Key, row with { Line = 0 })).ToList();
        if (news.Count == 0) return;
        var present = await load.Db.Set<CanonicalAnswer>().Where(a => a.AgencyId == load.Agency).ToDictionaryAsync(a => a.Key, StringComparer.Ordinal, cancellation);
        var (author, now) = (new AnswerAuthor(Id: null, load.Author), load.Time.GetUtcNow());
        foreach (var row in news)
        {
            if (!present.TryGetValue(row.Key, out var answer)) load.Db.Add(answer = new CanonicalAnswer { Id = AnswerId.New(load.Time), AgencyId = load.Agency, Key = row.Key });
            if (answer.Take(row.Content, row.Status, author, now) is { } kept) load.Db.Add(kept);
        }
    }

    private static async Task LoadRepliesAsync(PackLoad load, PackAccountReplies row, CancellationToken cancellation)
    {
        var account = new AccountId(load.Ids["accounts/" + row.AccountKey]);
        if (load.IsNews("replies/" + row.AccountKey, row with { Rules = [] }))
        {
            var replies = await load.Db.Set<AccountReplies>().SingleOrDefaultAsync(r => r.AccountId == account, cancellation);
            if (replies is null) load.Db.Add(replies = new AccountReplies { AccountId = account, AgencyId = load.Agency });
            row.CopyTo(replies);
        }

        foreach (var rule in row.Rules) await LoadRuleAsync(load, account, row.AccountKey, rule, cancellation);
    }

    private static async Task LoadRuleAsync(PackLoad load, AccountId account, string accountKey, PackRule row, CancellationToken cancellation)
    {
        if (!load.IsNews($"rules/{accountKey}/{row.Name}", row)) return;
        var rule = await load.Db.Set<KeywordRule>().FirstOrDefaultAsync(r => r.AgencyId == load.Agency && r.AccountId == account && r.Name == row.Name, cancellation);
        if (rule is null)
        {
            rule = new KeywordRule { Id = KeywordRuleId.New(load.Time), AgencyId = load.Agency, AccountId = account, Name = row.Name, Kind = row.Kind, Terms = row.Terms, Reply = row.Reply };
            load.Db.Add(rule);
        }

        (rule.Kind, rule.Terms, rule.Priority, rule.Reply) = (row.Kind, row.Terms, row.Priority, row.Reply);
        (rule.FromTime, rule.ToTime, rule.Days) = (row.FromTime, row.ToTime, row.Days);
    }
}
