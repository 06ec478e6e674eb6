using System.Collections.Frozen;

namespace CallCenter.Core.Compliance;

/// <summary>How often the wordings of a part are likely to be met in service talk: what is rare is looked for, what is frequent is completed.</summary>
internal static class AnchorCost
{
    // Weights of a pair that is in every other sentence, of a longer wording that begins with one, and of any other.
    private const int Everywhere = 300;
    private const int Begun = 20;
    private const int Rare = 1;

    private const string Pairs =
        "我们您的您这可以系统密码投诉给您没有客户用户自己手机这个公司这里明天今天马上不是他们什么怎么就是还是现在帮您我这我来一下一个"
        + "那个套餐流量宽带号码电话短信信息满意评价营业业务费用话费权限软件程序管理提供需要不要不会不能已经知道问题时候情况服务处理解决登记"
        + "请您让您跟您和您对您为您向您您可您要您是您在您有您说您看我给我帮我再我会我是我在我要我的你们你的咱们大家那边这边这样那样有的有什上网"
        + "验证身份通过办理缴费账单合约到期到的好的是的了吗的话的时不了不到不好不用上面里面以后之前之后下次";

    private static readonly FrozenSet<string> Known = Enumerable.Range(0, Pairs.Length / 2).Select(i => Pairs.Substring(i * 2, 2)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = new[]
    {
        "you", "your", "i", "we", "the", "that", "this", "it", "is", "are", "to", "my", "our", "a", "if", "will", "can", "do", "not", "don't", "have", "be",
        "number", "phone", "service", "they", "for", "on", "in", "of", "and", "me", "us", "they're", "it's", "that's", "account", "line", "call",
    }.Select(PhraseTerms.Fold).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sum over wordings; the lower, the better an anchor.</summary>
    internal static long Of(string[] wordings) => wordings.Sum(Of);

    private static long Of(string wording)
    {
        if (char.IsAscii(wording[0]))
            return Words.Contains(wording) ? Everywhere : Words.Contains(wording.Split(' ')[0]) ? Begun : Rare;
        if (wording.Length < 2 || !Known.Contains(wording[..2]))
            return Rare;
        return wording.Length == 2 ? Everywhere : Begun;
    }
}
