using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Parts;
using CallCenter.Web.People;

namespace CallCenter.Web.Tests.Calls;

/// <summary>A desk in the middle of a second callback, as tests and screenshots want it.</summary>
public static class DeskSample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 30, 0, TimeSpan.Zero);

    public static DeskAgent Agent(AgentState state) => new("王芳", "1001", state, Now.AddMinutes(-3), Simulated: true);

    public static DeskView Idle(AgentState state) =>
        new(Now, Agent(state), new(23, 40, 6, 2), Task: null, Call: null, WrapUp: null);

    public static DeskView BeforeCall(DeskGate? gate = null) =>
        Idle(AgentState.Busy) with { Task = Task(gate ?? new(Allowed: true, [], NextAt: null)) };

    public static DeskView InCall(CallPhase phase = CallPhase.Talking) =>
        BeforeCall() with { Call = Call(phase), WrapUp = Record };

    public static DeskView WrapUp() => InCall(CallPhase.WrapUp);

    public static DeskView Unanswered() =>
        InCall(CallPhase.Closed) with { WrapUp = Record with { FromCarrier = true, Suggested = "no-answer" } };

    private static DeskWrapUp Record { get; } = new(
        [.. CallResult.Chosen.Select(result => result.Key)], "done", ["roaming", "over-bundle", "signal"], FromCarrier: false,
        [Now.AddHours(3.5), Now.AddHours(5), Now.AddDays(1), Now.AddDays(1).AddHours(5), Now.AddDays(2)], []);

    private static DeskTask Task(DeskGate gate) => new(
        new(Guid.Parse("01940000-0000-7000-8000-000000000001"), "张敏", "女士", CustomerClass.A, Vip: true, RedList: false, "138****5678",
            "浙江 杭州", "Asia/Shanghai", "5G 畅享 129 元", Bills, OpenComplaints: 0, Complaints: 1),
        CallbackKind.SecondCallback, "十一月二次回访", "首次回访时反映家中信号弱，答应三天内安排师傅上门。", Now.AddHours(-1), AgreedAt: null,
        [
            new(Guid.CreateVersion7(), Now.AddDays(-12), CallbackKind.FirstCallback, "done", "李娜",
                ["卧室只有一格信号，视频通话常断。", "希望安排师傅上门检测，工作日晚上在家。"]),
            new(Guid.CreateVersion7(), Now.AddDays(-140), CallbackKind.Satisfaction, "done", "陈刚", ["对营业厅服务满意。"]),
        ],
        [
            new("三天内安排师傅上门", Now.AddDays(-9), PromiseState.NotKept),
            new("24 小时内答复您", Now.AddDays(-11), PromiseState.Kept),
        ],
        gate);

    private static IReadOnlyList<BillBar> Bills { get; } =
        [new(202605, 12900), new(202606, 13150), new(202607, 12900), new(202608, 14780), new(202609, 12900), new(202610, 28650)];

    private static DeskCall Call(CallPhase phase) => new(
        Guid.Parse("01940000-0000-7000-8000-000000000002"), phase, Now.AddSeconds(-151),
        phase is CallPhase.OnHold ? Now.AddSeconds(100) : null, Muted: false, Resumed: false, LineIdentity.Holder, Step, Branches,
        [new("greeting", "问候", Said: true), new("notice", "录音告知", Said: true), new("identity", "核实身份", Said: true),
            new("thanks", "致谢", Said: false), new("hotline", "热线", Said: false)],
        Transcript, new(5, Severity.Warn, "不知道", "请您稍等，我帮您查一下。", Now.AddSeconds(-5)), ["客户语气平和。"],
        [new("TS20261124-0007", ComplaintCategory.Network, Now.AddHours(24))], [new(FollowUpKind.Appointment, Now.AddHours(26), Agreed: true)],
        [new("24 小时内答复您", Now.AddHours(24), PromiseState.Unknown)]);

    private static ScriptStepView Step { get; } = new(
        "promise", "二次回访", "承诺是否兑现", 3, 9,
        "张女士，上次答应您三天内安排师傅上门，我们没有做到，很抱歉。师傅后来联系过您吗？", "zh-CN",
        [
            Choice("contacted", "联系过"), Choice("not-contacted", "没联系过"), Choice("complains", "客户要投诉", DeskForm.Complaint),
            Choice("unknown", "说不清"), Choice("declined", "不愿回答"),
        ],
        Given: null, Branch: null, CanGoBack: true);

    private static StepAnswer Choice(string key, string label, DeskForm? opens = null) => new(key, label, "next", null, false, null, opens);

    private static IReadOnlyList<DeskBranch> Branches { get; } =
    [
        new("busy", "不方便", 'b'), new("refused", "拒访", 'r'), new("not-owner", "非机主", 'o'), new("wrong-number", "错号", 'w'),
        new("privacy-sensitive", "不愿提供", 'p'), new("handset", "手机故障", 'h'), new("fault", "报障", 'f'), new("bill-dispute", "费用疑问", 'd'),
        new("dissatisfied", "不满", 'm'), new("superior", "找班长", 's'), new("suspects-fraud", "疑似诈骗", 'q'), new("in-hand", "已报过", 'i'),
        new("beyond-authority", "超权限", 'a'), new("leaving", "要离网", 'l'), new("stop-calling", "不要再打", 't'), new("deceased", "机主去世", 'x'),
        new("silence", "无声", 'v'), new("abuse", "辱骂", 'u'), new("dropped", "掉线", 'k'), new("language", "方言", 'g'), new("driving", "在开车", 'c'),
    ];

    private static IReadOnlyList<DeskLine> Transcript { get; } =
    [
        Line(1, Speaker.Agent, "您好，我是中国移通回访中心 1001 号客户经理，为保证服务质量，本次通话会录音。"),
        Line(2, Speaker.Customer, "嗯，你说吧。"),
        Line(3, Speaker.Agent, "请问您是这个号码的机主张女士本人吗？"),
        Line(4, Speaker.Customer, "是我。上次说三天内来人，没有，一直没人来，到底什么时候来？"),
        Line(5, Speaker.Agent, "这个我不知道。", new Offence("ignorance-1", "ignorance", Severity.Warn, 3, 3)),
        Line(6, Speaker.Customer, "那我找谁去？"),
    ];

    private static DeskLine Line(int seq, Speaker speaker, string text, params Offence[] offences) =>
        new(seq, speaker, text, Now.AddSeconds(-60 + (seq * 8)), offences);
}
