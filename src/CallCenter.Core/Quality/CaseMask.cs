using System.Text;

namespace CallCenter.Core.Quality;

/// <summary>
/// Takes numbers and names out of a sentence that is kept as a case, character for character, so that the place of its hit holds.
/// The hit's own characters stay: without them there is no case. domain §3, customer data only by need.
/// </summary>
public static class CaseMask
{
    /// <summary>So many spoken digits in a row are a number of somebody.</summary>
    private const int SpokenRun = 7;

    private const string Spoken = "零〇一二三四五六七八九幺两";

    /// <summary>The sentence without numbers and names.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="hit">Where the hit is, UTF-16 code units.</param>
    /// <param name="names">Names of people in this call; of a Chinese name the surname before 女士 or 先生 goes as well.</param>
    public static string Of(string text, Range hit, IEnumerable<string> names)
    {
        var masked = new StringBuilder(text);
        var (from, length) = hit.GetOffsetAndLength(text.Length);
        void Hide(int start, int end, char by)
        {
            for (var i = start; i < end; i++)
                if (i < from || i >= from + length)
                    masked[i] = by;
        }

        foreach (var name in names.SelectMany(Forms))
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
                Hide(at, at + name.Length - Kept(name), '某');
        for (var i = 0; i < text.Length; i++)
            if (char.IsDigit(text[i]))
                Hide(i, i + 1, '0');
        for (int i = 0, end; i < text.Length; i = end + 1)
        {
            end = i;
            while (end < text.Length && Spoken.Contains(text[end], StringComparison.Ordinal))
                end++;
            if (end - i >= SpokenRun)
                Hide(i, end, '零');
        }
        return masked.ToString();
    }

    // 张小敏 is also 小敏, 张女士, 张先生; Mary Smith is also Mary and Smith.
    private static IEnumerable<string> Forms(string name)
    {
        yield return name;
        if (name.Contains(' ', StringComparison.Ordinal))
            foreach (var part in name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length > 1))
                yield return part;
        else if (name.Length > 1)
        {
            foreach (var honorific in Honorifics)
                yield return name[..1] + honorific;
            if (name.Length > 2)
                yield return name[1..];
        }
    }

    private static readonly string[] Honorifics = ["女士", "先生", "小姐", "老师", "师傅", "经理"];

    private static int Kept(string form) => Honorifics.FirstOrDefault(h => form.Length == h.Length + 1 && form.EndsWith(h, StringComparison.Ordinal))?.Length ?? 0;
}
