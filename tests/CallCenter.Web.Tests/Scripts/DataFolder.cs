using CallCenter.Core.Compliance;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>The data files as they are shipped, and the fixtures of these tests.</summary>
internal static class DataFolder
{
    internal static readonly string Scripts = Path.Combine(TestFolder.Source, "scripts");
    internal static readonly string Prompts = Path.Combine(TestFolder.Source, "prompts");
    internal static readonly PhraseLibrary Phrases = new(Scripts);
    internal static readonly ScriptLibrary Library = new(Scripts, Phrases);

    /// <summary>A small list, so that fixtures do not hang on the wording of the shipped one.</summary>
    internal static readonly PhraseMatcher Few = new(
        [new("ignorance", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "domain §3")],
        [new("greeting", "问候", ["您好"])]);

    /// <summary>An agent's sentence that no phrase of the list is in and that is heard all the same.</summary>
    internal static string Alike(string locale) => new CaseFiles(Scripts).Read(locale)
        .First(c => c.Said.Speaker is Speaker.Agent && c.Text.Length > 12 && Phrases.ListOf(locale).Match(c.Text, c.Said).Count == 0
            && Phrases.For(locale).Match(c.Text, c.Said) is [{ Alike: true }]).Text;

    internal static string Fixture(string folder, string name) =>
        Path.Combine(TestFolder.Source, "tests", "CallCenter.Web.Tests", folder, name);

    internal static IEnumerable<string> Fixtures(string folder, string pattern) =>
        Directory.EnumerateFiles(Fixture(folder, ""), pattern).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);
}
