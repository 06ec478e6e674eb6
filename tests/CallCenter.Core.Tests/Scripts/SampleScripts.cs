using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Scripts;

/// <summary>A small sound script to walk and to spoil.</summary>
internal static class SampleScripts
{
    internal static StepAnswer To(string key, string next) => new(key, key, next, null, false, null, null);

    internal static StepAnswer End() => new("end", "结束", null, null, false, null, null);

    internal static Step Step(string id, string say, params StepAnswer[] answers) =>
        new(id, id, StepRole.None, new(say), answers, [], null, []);

    internal static Script Sound()
    {
        Step[] steps =
        [
            Step("greeting", "您好，我是{agent.name}。", To("next", "notice")),
            Step("notice", "为了保证服务质量，通话会录音。", To("next", "identity")) with { Role = StepRole.Notice },
            Step("identity", "请问是{customer.honorific}本人吗？",
                To("holder", "bill") with { Identity = LineIdentity.Holder },
                To("other", "bye") with { Identity = LineIdentity.Other },
                new("away", "away", null, "not-owner", false, LineIdentity.Other, null),
                To("declined", "bye"), To("unknown", "bye")) with { Role = StepRole.Identity },
            Step("bill", "您{bill.month}的话费是{bill.latest}。", To("next", "bye")),
            Step("bye", "感谢您的接听，再见。", End()) with { Role = StepRole.Closing, Outcomes = ["done"] },
            Step("busy-ask", "那换个时间给您打过去？",
                To("yes", "busy-bye"),
                new("go-on", "go-on", null, null, true, null, null),
                To("declined", "busy-bye"), To("unknown", "busy-bye")) with { Branch = "busy" },
            Step("busy-bye", "好的，再见。", End()) with { Branch = "busy", Role = StepRole.Closing, Outcomes = ["booked"] },
            Step("away-bye", "打扰您了，再见。", End()) with { Branch = "not-owner", Role = StepRole.Closing, Outcomes = ["not-owner"] },
        ];
        return new("sample", "v1", "second-callback", "zh-CN", "样例", "greeting",
            steps.ToDictionary(s => s.Id, StringComparer.Ordinal),
            new Dictionary<string, Branch>(StringComparer.Ordinal)
            {
                ["busy"] = new("busy", "不方便", 'b', "busy-ask"),
                ["not-owner"] = new("not-owner", "非机主", 'n', "away-bye"),
            },
            ["identity", "bill"]);
    }

    internal static Script With(this Script script, params Step[] steps)
    {
        var all = script.Steps.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        foreach (var step in steps)
            all[step.Id] = step;
        return script with { Steps = all };
    }
}
