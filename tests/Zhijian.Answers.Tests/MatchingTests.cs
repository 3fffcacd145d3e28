namespace Zhijian.Answers.Tests;

public sealed class MatchingTests
{
    [Theory]
    [InlineData("身份证掉了怎么重新办", "id-lost")]
    [InlineData("证件身份证遗失如何补办", "id-lost")]
    [InlineData("驾照过期了咋换", "licence-renew")]
    [InlineData("刚生的小孩怎么落户", "hukou-birth")]
    [InlineData("小汽车几年一次年审", "car-check")]
    [InlineData("违章在哪查", "violation-query")]
    [InlineData("暂住证去哪办", "residence-permit")]
    [InlineData("宝宝办护照带什么资料", "passport-child")]
    [InlineData("去香港澳门的港澳通行证咋办", "hk-pass")]
    [InlineData("电瓶车上牌", "ebike")]
    [InlineData("開無犯罪記錄證明", "no-crime")]
    public void Own_words_find_the_answer(string question, string expected) => SmallBase.Best(question).ShouldBe(expected);

    [Theory]
    [InlineData("今天股票涨了没有")]
    [InlineData("给我讲个笑话")]
    [InlineData("红烧肉怎么做好吃")]
    public void What_the_base_does_not_know_is_not_answered(string question) =>
        SmallBase.Index.Match(question).Decision.ShouldNotBe(MatchDecision.Answer);

    [Fact]
    public void Every_question_and_phrasing_of_the_base_finds_its_own_entry_and_is_answered()
    {
        foreach (var entry in SmallBase.Entries)
            foreach (var wording in entry.Phrasings.Prepend(entry.Question))
            {
                var match = SmallBase.Index.Match(wording);
                match.Candidates[0].Id.ShouldBe(entry.Id, wording);
                match.Decision.ShouldBe(MatchDecision.Answer, wording);
            }
    }

    [Theory]
    [InlineData("请问", "")]
    [InlineData("你好，我想问一下", "呢")]
    [InlineData("", "？谢谢")]
    [InlineData("【", "】")]
    [InlineData("麻烦问下，", "啊？？？")]
    public void Politeness_and_punctuation_around_a_question_change_nothing(string before, string after)
    {
        foreach (var entry in SmallBase.Entries)
        {
            var plain = SmallBase.Index.Match(entry.Question);
            var polite = SmallBase.Index.Match(before + entry.Question + after);
            polite.Candidates.ShouldBe(plain.Candidates, entry.Question);
        }
    }

    [Fact]
    public void A_full_width_question_is_the_same_question()
    {
        foreach (var entry in SmallBase.Entries)
        {
            var wide = string.Concat(entry.Question.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xfee0) : c));
            SmallBase.Index.Match(wide).Candidates.ShouldBe(SmallBase.Index.Match(entry.Question).Candidates);
        }
    }

    [Fact]
    public void The_order_of_the_entries_does_not_matter()
    {
        var reversed = AnswerIndex.Build(SmallBase.Entries.Reverse());
        foreach (var entry in SmallBase.Entries)
            reversed.Match(entry.Question[..^1], 5).Candidates.ShouldBe(SmallBase.Index.Match(entry.Question[..^1], 5).Candidates);
    }

    [Fact]
    public void Candidates_come_best_first_with_scores_between_0_and_1()
    {
        foreach (var entry in SmallBase.Entries)
        {
            var scores = SmallBase.Index.Match(entry.Question, 10).Candidates.Select(c => c.Score).ToList();
            scores.ShouldBeInOrder(SortDirection.Descending);
            scores.ShouldAllBe(score => score >= 0 && score <= 1);
        }
    }

    [Fact]
    public void Each_entry_is_a_candidate_once()
    {
        var ids = SmallBase.Index.Match("身份证怎么办", 30).Candidates.Select(c => c.Id).ToList();
        ids.ShouldBeUnique();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(2, 2)]
    public void No_more_candidates_come_than_were_asked_for(int top, int count) =>
        SmallBase.Index.Match("身份证怎么办", top).Candidates.Count.ShouldBe(count);

    [Fact]
    public void An_empty_base_hands_everything_over()
    {
        var match = AnswerIndex.Build([]).Match("身份证丢了怎么办");
        match.Decision.ShouldBe(MatchDecision.HandOver);
        match.Candidates.ShouldBeEmpty();
    }

    [Fact]
    public void Many_threads_get_the_same_matches()
    {
        var questions = SmallBase.Entries.Select(e => e.Question).ToList();
        var alone = questions.ConvertAll(q => SmallBase.Index.Match(q));
        Parallel.For(0, 2000, i =>
        {
            var match = SmallBase.Index.Match(questions[i % questions.Count]);
            match.Candidates.ShouldBe(alone[i % questions.Count].Candidates);
            match.Decision.ShouldBe(alone[i % questions.Count].Decision);
        });
    }

    [Fact]
    public void A_letter_of_a_mebibyte_is_matched_by_its_beginning()
    {
        var letter = "身份证丢了怎么补办？" + new string('啊', 1 << 20);
        SmallBase.Best(letter).ShouldBe("id-lost");
    }

    [Fact]
    public void Thresholds_decide_between_answering_offering_and_handing_over()
    {
        var question = "身份证怎么办";
        var score = SmallBase.Index.Match(question).Candidates[0].Score;
        MatchDecision With(double answer, double suggest) =>
            AnswerIndex.Build(SmallBase.Entries, new AnswerOptions { AnswerThreshold = answer, SuggestThreshold = suggest }).Match(question).Decision;

        With(score, 0).ShouldBe(MatchDecision.Answer);
        With(1.01, score).ShouldBe(MatchDecision.Suggest);
        With(1.01, 1.01).ShouldBe(MatchDecision.HandOver);
    }

    [Fact]
    public void A_build_can_be_cancelled_and_tells_how_far_it_is()
    {
        using var cancelled = new CancellationTokenSource();
        var seen = new List<int>();
        var progress = new Seen(seen, cancelled);
        var entries = Enumerable.Range(0, 5000).Select(i => new KnowledgeEntry($"{i}", $"第{i}号文件怎么办理", [], null));

        Should.Throw<OperationCanceledException>(() => AnswerIndex.Build(entries, progress: progress, cancellation: cancelled.Token));
        seen.ShouldBe([1000, 2000]);
    }

    private sealed class Seen(List<int> seen, CancellationTokenSource cancel) : IProgress<int>
    {
        public void Report(int value)
        {
            seen.Add(value);
            if (seen.Count == 2) cancel.Cancel();
        }
    }
}
