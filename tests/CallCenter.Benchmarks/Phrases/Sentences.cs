namespace CallCenter.Benchmarks.Phrases;

/// <summary>Frames of what is said in callbacks; the names in braces are drawn anew every time.</summary>
internal static class Sentences
{
    public static readonly string[] Frames =
    [
        "{name}，您好，我是客户经理{agent}，工号{number}，{date}给您打过一次电话。",
        "上次您反映{place}{thing}不好用，我们{date}派人去看过，现在好些了吗？",
        "您{month}的账单是{money}元，比前一个月多了{money}元，主要是{fee}。",
        "您现在用的是{plan}，每个月包含{gb}G流量和{minutes}分钟通话。",
        "我家住{place}，{thing}从{date}开始就断断续续的，{time}最厉害。",
        "{time}的时候{thing}特别慢，孩子上网课老是卡，我都打过{few}次电话了。",
        "上个月扣了我{money}元的{fee}，我根本没有开过这个，你们帮我查一查。",
        "师傅{date}来过，换了一个{device}，用了{few}天又不行了。",
        "我把{device}重启了{few}遍，指示灯还是红的，电脑和手机都连不上。",
        "这件事我已经登记好了，编号是{number}，{date}之前会有同事给您答复。",
        "您看{date}{time}我再给您打电话，可以吗？",
        "我{time}一般在上班，你们{date}{time}以后打过来吧。",
        "短信里写的是{money}元，营业厅的人说是{money}元，到底哪个对？",
        "您的合约到{date}结束，到时候我们会提前{few}天发短信提醒您。",
        "我妈妈今年{age}岁了，字太小看不见，想换一个字大一点的{device}。",
        "{place}那边新开了小区，一进电梯电话就断，邻居{name}家也是一样。",
        "我们给您提交了{fee}的核查，工单尾号{number}，处理的进展会发到您手机上。",
        "{plan}对您来说可能更合适，每个月{money}元，多{gb}G流量，要不要我发短信给您看看？",
        "{name}让我问一下，{few}个号码能不能共用一个套餐，流量怎么分。",
        "我{date}要去外地出差，打电话和上网会不会另外收钱？",
        "上次答应{date}之前回电话，我等到{time}也没有人打来。",
        "您说的情况我记下来了：{place}，{thing}，{time}掉线，每天大约{few}次。",
        "手机开机以后右上角显示没有服务，换到{place}又有了，是不是基站的原因？",
        "请您把{device}背面的灯看一下，第{few}个是绿色的还是红色的？",
        "发票我要开{money}元的，抬头写我们单位，{date}前要交给财务。",
        "您{date}办理的{plan}已经生效了，之前的优惠会保留到{date}。",
        "你们{device}的押金{money}元什么时候可以拿回来？我{date}就把它还到{place}了。",
        "宽带装好以后测了一下，{time}只有{gb}兆，合同上写的不是这个数。",
        "这个号码我用了{few}年，从{date}起总有陌生电话打进来，一天{minutes}个。",
        "我帮您看到{month}流量用了{gb}G，超出的部分收了{money}元。",
        "您女儿的副卡是{date}开通的，每个月{money}元，从主号的账单里一起扣。",
        "{time}来的那位师傅姓{family}，很客气，把线路从{place}一直查到家里。",
        "如果{date}还是不好用，请您拨打热线，按{few}号键，说工单{number}就可以了。",
        "{place}的营业厅{time}排队的人有{minutes}个，能不能多开{few}个窗口？",
        "我想把{plan}改成便宜一点的，流量{gb}G就够用了，电话不怎么打。",
        "好的{name}，我重复一遍：{date}{time}，由{family}师傅上门，检查{thing}和{device}。",
    ];

    public static readonly string[] Things = ["宽带", "手机信号", "电视", "固定电话", "无线网", "视频通话", "语音通话", "流量"];
    public static readonly string[] Devices = ["光猫", "路由器", "机顶盒", "遥控器", "话机", "网线", "电源", "手机卡"];
    public static readonly string[] Fees = ["彩铃费", "增值业务费", "国际漫游费", "超出流量费", "来电显示费", "视频会员费", "短信费", "副卡月租"];
    public static readonly string[] Plans = ["畅享套餐", "全家套餐", "长者套餐", "校园套餐", "商务套餐", "基础套餐"];
    public static readonly string[] Times = ["早上", "上午", "中午", "下午", "傍晚", "晚上", "夜里", "周末"];
    public static readonly string[] Streets = ["人民路", "解放路", "文化路", "滨江大道", "湖滨路", "建设街", "学院路", "东风路", "新华街", "中山路"];
    public static readonly string[] Places = ["地下车库", "卧室", "客厅", "阳台", "电梯口", "书房", "楼道", "院子"];
    public static readonly string[] Openings = ["", "", "", "嗯，", "是这样，", "对，", "那个，", "好，", "不好意思，", "我跟您说，"];
}
