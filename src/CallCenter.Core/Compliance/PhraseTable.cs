using System.Globalization;
using System.Text;

namespace CallCenter.Core.Compliance;

/// <summary>
/// What each UTF-16 code unit means to the phrase engine: a plain character (width, case, accents and traditional forms
/// folded), several of them, nothing (spaces, punctuation, symbols, invisible marks), or the end of a sentence.
/// </summary>
internal static class PhraseTable
{
    /// <summary>Means nothing inside a phrase.</summary>
    internal const char Skip = '\0';

    /// <summary>Ends a sentence: no phrase goes across.</summary>
    internal const char SentenceEnd = '\u0001';

    /// <summary>Stands for several characters: <see cref="Several"/> has them.</summary>
    internal const char Many = '\u0002';

    // Traditional before simplified, pair by pair: the characters that service talk is made of. Widened from Unihan later.
    private const string Traditional =
        "們们這这個个沒没請请問问說说話话謝谢對对還还會会來来時时間间過过後后從从給给讓让為为與与麼么嗎吗開开關关電电費费賬账帳账單单業业務务員员號号碼码錢钱買买賣卖錯错誤误難难聽听見见認认識识誰谁應应" +
        "該该辦办處处邊边裡里裏里頭头點点線线網网絡络訊讯資资訂订記记錄录設设備备維维復复報报導导師师幾几萬万億亿當当氣气罵骂煩烦瘋疯腦脑壞坏賤贱滾滚閉闭豬猪廢废賠赔償偿擔担證证驗验簽签銀银詐诈騙骗規规" +
        "則则條条約约滿满評评價价獎奖勸劝訴诉訟讼體体嚴严懶懒愛爱願愿樣样歲岁動动態态車车門门樓楼區区東东轉转撥拨幫帮覺觉試试誠诚許许課课談谈變变準准確确實实現现總总經经歷历結结終终絕绝級级紀纪組组織织" +
        "繼继續续數数據据無无離离雙双優优傳传傷伤僅仅倉仓兒儿兩两別别剛刚創创劃划勞劳勢势親亲責责負负質质領领題题類类顧顾飛飞養养館馆馬马驚惊鬧闹魚鱼鳥鸟黃黄龍龙齊齐憑凭慣惯憐怜戰战戲戏換换損损攔拦擾扰" +
        "擇择敗败斷断昇升術术機机檢检權权歡欢殺杀決决減减測测溝沟滅灭潑泼烏乌熱热營营牽牵獨独獲获環环盡尽監监盤盘眾众矇蒙礙碍禮礼種种稱称穩稳窮穷筆笔節节範范簡简糧粮緊紧緩缓編编縮缩罷罢羅罗義义習习職职" +
        "聯联肅肃脅胁脫脱膽胆臉脸臟脏艱艰藥药蘇苏蠻蛮補补裝装製制觀观計计討讨訓训託托訪访詞词詢询詳详誇夸誘诱調调諒谅論论諾诺謀谋謊谎講讲謹谨譽誉讀读豈岂貨货貴贵貸贷貼贴賀贺賓宾賞赏賴赖賺赚購购贈赠贏赢" +
        "趕赶趙赵跡迹踐践躍跃軟软較较載载輕轻輛辆輝辉輪轮輸输辭辞農农迴回連连週周進进運运達达違违遠远適适遲迟選选遺遗邏逻郵邮鄉乡醜丑醫医釋释針针鈍钝鉤钩錶表鍵键鎖锁鏡镜鐘钟鐵铁長长閃闪閒闲閱阅闆板陰阴" +
        "陣阵階阶際际陸陆險险隨随隱隐雖虽雜杂靈灵靜静響响頁页頂顶項项順顺須须預预頓顿頗颇頻频額额顛颠顯显風风飯饭飲饮餓饿餘余騎骑騰腾驅驱歸归攪搅緒绪";

    private static readonly Dictionary<char, string> Expanded = [];
    private static readonly char[] Plain = Build();

    /// <summary>The meaning of one code unit.</summary>
    internal static char Of(char c) => Plain[c];

    /// <summary>The characters that one code unit stands for where <see cref="Of"/> says <see cref="Many"/>.</summary>
    internal static string Several(char c) => Expanded[c];

    /// <summary>A letter or digit of a script that separates its words.</summary>
    internal static bool IsWordCharacter(char c) =>
        Plain[c] is var p && (p > Many && (char.IsAsciiLetterOrDigit(p) || (p is >= '\u00DF' and < '\u0530')));

    private static char[] Build()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = Fold((char)i);
        for (var i = 0; i < Traditional.Length; i += 2)
            table[Traditional[i]] = Traditional[i + 1];
        foreach (var end in "。！？!?｡．！？")
            table[end] = SentenceEnd;
        return table;
    }

    private static char Fold(char c)
    {
        if (char.IsSurrogate(c) || c is >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3')
            return c;
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : Skip;
        if (!IsAssigned(c))
            return Skip;
        var parts = c.ToString().Normalize(NormalizationForm.FormKD).Where(Counts).Select(char.ToLowerInvariant).ToArray();
        if (parts.Length > 1)
            Expanded[c] = new string(parts);
        return parts.Length switch { 0 => Skip, 1 => parts[0], _ => Many };
    }

    private static bool IsAssigned(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
            or UnicodeCategory.Control or UnicodeCategory.Format);

    private static bool Counts(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
