namespace CallCenter.Web.Demo;

/// <summary>Names, places and plans the demo customers are drawn from.</summary>
public static class DemoNames
{
    // Common family names, the most common ones several times as in life.
    private static readonly string[] Families =
        [.. "王李张刘陈王李张刘陈杨黄赵吴周杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤"
            .Select(c => c.ToString()), "欧阳", "上官", "司徒"];

    private static readonly string[] Women =
        ["敏", "静", "丽", "娟", "艳", "秀英", "桂芳", "丽华", "雪梅", "晓燕", "雅琴", "婷婷", "佳怡", "欣怡", "诗涵", "雨桐", "梦瑶", "思琪", "玉兰", "淑珍", "春梅", "海霞", "红梅", "文静", "晓雯", "佩珊", "若曦", "子涵", "美玲", "慧芳"];

    private static readonly string[] Men =
        ["伟", "强", "磊", "军", "勇", "建国", "志强", "建华", "国平", "德明", "俊杰", "浩然", "子轩", "宇航", "家豪", "天宇", "文博", "志远", "海涛", "永刚", "卫东", "晓峰", "立新", "振华", "明辉", "少华", "立军", "昊天", "思远", "嘉诚"];

    public static readonly (string Region, string Zone)[] Home =
    [
        ("浙江 杭州", China), ("浙江 宁波", China), ("浙江 温州", China), ("浙江 嘉兴", China), ("浙江 绍兴", China), ("浙江 金华", China),
        ("江苏 南京", China), ("江苏 苏州", China), ("江苏 无锡", China), ("上海", China), ("安徽 合肥", China), ("福建 福州", China),
        ("福建 厦门", China), ("江西 南昌", China), ("山东 济南", China), ("山东 青岛", China), ("湖北 武汉", China), ("湖南 长沙", China),
        ("广东 广州", China), ("广东 深圳", China), ("四川 成都", China), ("重庆", China), ("陕西 西安", China), ("北京", China), ("辽宁 沈阳", China),
    ];

    /// <summary>Places that live two hours behind the office: the legal window opens at 11:00 in Shanghai.</summary>
    public static readonly (string Region, string Zone)[] West =
        [("新疆 乌鲁木齐", "Asia/Urumqi"), ("新疆 喀什", "Asia/Urumqi"), ("新疆 伊犁", "Asia/Urumqi")];

    public static readonly (string Region, string Zone)[] Abroad =
        [("新加坡", "Asia/Singapore"), ("日本 东京", "Asia/Tokyo"), ("英国 伦敦", "Europe/London"), ("德国 法兰克福", "Europe/Berlin")];

    public static readonly (string Name, string Honorific)[] English =
    [
        ("Emily Carter", "Ms"), ("Daniel Hughes", "Mr"), ("Priya Raman", "Ms"), ("Thomas Weber", "Mr"),
        ("Grace Lim", "Ms"), ("James O'Connor", "Mr"), ("Sofia Rossi", "Ms"), ("Kenji Mori", "Mr"),
    ];

    public static readonly string[] Prefixes =
        ["134", "135", "136", "137", "138", "139", "147", "150", "151", "152", "157", "158", "159", "178", "182", "183", "187", "188", "198", "130", "131", "132", "155", "156", "185", "186", "133", "153", "177", "180", "181", "189"];

    private const string China = "Asia/Shanghai";

    public static (string Name, string Honorific) Chinese(DemoRandom random)
    {
        var woman = random.Chance(50);
        var honorific = random.Below(100) switch { < 6 => "老师", < 9 => "经理", _ => woman ? "女士" : "先生" };
        return (random.Pick(Families) + random.Pick(woman ? Women : Men), honorific);
    }
}
