using System.Collections.Concurrent;
using CallCenter.Core.Compliance;

namespace CallCenter.Web.Compliance;

/// <summary>What the labelled cases of a language teach, learnt once for each state of their file: beside the start, and before the first sentence is judged.</summary>
internal static class KnownCases
{
    private const int Most = 16;

    private static readonly ConcurrentDictionary<(string Folder, string Locale, DateTime WrittenAt), Lazy<Task<LearnedCases>>> Known = new();

    /// <summary>Reads them now and learns beside; throws what <see cref="CaseFiles.Read"/> throws.</summary>
    internal static Task<LearnedCases> Learn(string scriptsFolder, string locale)
    {
        if (Known.Count >= Most) Known.Clear();
        var files = new CaseFiles(scriptsFolder);
        return Known.GetOrAdd((scriptsFolder, locale, files.WrittenAt(locale)), _ => new(() =>
        {
            var cases = files.Read(locale);
            return Task.Run(() => new LearnedCases(cases));
        })).Value;
    }
}
