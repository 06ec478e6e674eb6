namespace CallCenter.Web.Demo;

/// <summary>What an earlier call was about, in both languages, and what was promised then. A promise is one the catalogue allows: a reply, a text, a visit from a confirmed work order.</summary>
/// <param name="Key">Names the subject.</param>
/// <param name="Subject">The subject in a few words.</param>
/// <param name="Note">What the agent wrote down.</param>
/// <param name="Promise">What was promised; none where nothing was owed.</param>
/// <param name="PromiseKey">Key in the catalogue of what may be promised.</param>
public sealed record DemoTopic(string Key, DemoText Subject, DemoText Note, DemoText? Promise, string? PromiseKey)
{
    public static readonly IReadOnlyList<DemoTopic> All =
    [
        new("signal", new("信号弱", "weak signal"),
            new("客户反映地下车库和卧室信号弱，通话常断，近一个月更明显。已登记地址，转网络部排查。",
                "Weak signal in the garage and the bedroom, calls drop, worse this month. Address taken, passed to the network desk."),
            new("24 小时内答复信号排查进展", "Progress of the signal check within 24 hours"), "reply-24h"),
        new("broadband", new("晚间宽带慢", "slow broadband in the evening"),
            new("晚上八点后宽带变慢，孩子上网课卡顿。已核实上门工单，客户周末在家。",
                "Broadband slows after eight in the evening, online lessons stall. Visit confirmed by work order, customer is at home at weekends."),
            new("按已确认的工单上门检测宽带", "Visit to test the line as the confirmed work order says"), "visit"),
        new("over-bundle", new("流量超出套餐", "data beyond the plan"),
            new("上月流量超出套餐，客户不清楚用在哪里。已解释计费方式，约定发送明细。",
                "Went over the data allowance last month and does not know where it went. Charging explained, breakdown to follow."),
            new("一个工作日内短信发送上月流量明细", "Last month's data breakdown by text within one working day"), "itemised-bill"),
        new("value-added", new("对增值业务费有疑问", "a disputed value-added service"),
            new("账单里有一项增值业务客户表示没有办理过，要求核实。已提交费用核查。",
                "Disputes a value-added service on the bill, asks for a check. Fee check filed."),
            new("8 个工作小时内答复费用核查进展", "Progress of the fee check within 8 working hours"), "reply-8h"),
        new("plan", new("想换更合适的套餐", "looking for a better plan"),
            new("客户觉得套餐偏贵，通话用得少、流量不够，想换更合适的。",
                "Finds the plan dear: few calls, too little data. Wants something that fits better."),
            new("一个工作日内短信发送两个适合的套餐说明", "Two suitable plans by text within one working day"), "usage-guide"),
        new("roaming", new("咨询国际漫游", "roaming abroad"),
            new("下月出国，询问国际漫游怎么开通、怎么收费。已口头说明，客户要书面资料。",
                "Travels abroad next month, asks how roaming works and what it costs. Explained, wants it in writing."),
            new("一个工作日内短信发送国际漫游使用指引", "Roaming guide by text within one working day"), "usage-guide"),
        new("elder", new("老人使用不便", "elderly user"),
            new("老人使用，字太小、验证码看不清。已教如何放大字体，建议家人陪同设置。",
                "Elderly user, text too small. Showed how to enlarge it, suggested setting up with family."),
            new("一个工作日内发送长者服务热线使用指引", "Guide to the senior hotline within one working day"), "usage-guide"),
        new("handset", new("手机常掉网", "handset loses the network"),
            new("手机更新后经常掉网，重启能恢复。已指导重置网络设置，请客户观察几天。",
                "Handset loses the network since an update, a restart helps. Network reset explained, customer will watch it."),
            new("24 小时内答复手机掉网的检测建议", "Advice on the handset within 24 hours"), "reply-24h"),
        new("invoice", new("需要电子发票", "electronic invoices"),
            new("公司报销需要电子发票，客户找不到入口。已说明在线开具步骤。",
                "Needs electronic invoices for expenses, could not find where. Steps explained."),
            new("一个工作日内短信发送电子发票开具指引", "Guide to electronic invoices by text within one working day"), "usage-guide"),
        new("shop", new("建议营业厅增加窗口", "more counters in the shop"),
            new("建议营业厅周末增加窗口，上次排队近一小时。意见已记录，转营业部。",
                "Suggests more counters at weekends, queued for nearly an hour. Noted and passed to the shop desk."),
            null, null),
        new("content", new("使用正常", "all works well"),
            new("使用正常，客户对服务满意，没有其他意见。", "All works well, satisfied, nothing else to say."), null, null),
        new("family", new("咨询副卡", "an extra card"),
            new("想给家人加副卡，问共享流量怎么算。已说明，客户考虑后再定。",
                "Wants an extra card for the family, asked how shared data counts. Explained, will think about it."),
            null, null),
    ];
}

/// <summary>A text in both languages of the house.</summary>
public sealed record DemoText(string Chinese, string English)
{
    public string In(string locale) => locale == "en" ? English : Chinese;
}
