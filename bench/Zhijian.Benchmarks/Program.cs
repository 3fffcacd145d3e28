using Zhijian.Benchmarks;

return args switch
{
    ["answers", .. var rest] => AnswersTool.Run(rest),
    _ => 1,
};
