using Zhijian.Benchmarks;

return args switch
{
    ["answers", .. var rest] => AnswersTool.Run(rest),
    ["wechat", .. var rest] => WeChatBenchmarks.Run(rest),
    _ => 1,
};
