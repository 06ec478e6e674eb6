using CallCenter.Core.Compliance;

namespace CallCenter.Web.Compliance;

/// <summary>What the labelled cases of a language teach, learnt once for each state of their file: beside the start, or by whoever needs it first.</summary>
internal static class KnownCases
{
    private const int Most = 16;

    private static readonly Dictionary<(string Folder, string Locale, DateTime WrittenAt), Lazy<LearnedCases>> Known = [];

    /// <summary>Reads them now and learns beside; throws what <see cref="CaseFiles.Read"/> throws.</summary>
    internal static Lazy<LearnedCases> Learn(string scriptsFolder, string locale)
    {
        var files = new CaseFiles(scriptsFolder);
        var key = (scriptsFolder, locale, files.WrittenAt(locale));
        lock (Known)
        {
            if (Known.TryGetValue(key, out var known)) return known;
            if (Known.Count >= Most) Known.Clear();
            var cases = files.Read(locale);
            var learnt = Known[key] = new(() => new(cases));
            _ = Task.Run(() => learnt.Value);
            return learnt;
        }
    }
}
