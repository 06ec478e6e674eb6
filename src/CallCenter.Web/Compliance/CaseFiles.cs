using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Core.Compliance;
using CallCenter.Web.Quality;

namespace CallCenter.Web.Compliance;

/// <summary>The labelled sentences the product ships: <c>phrases/cases/{locale}.jsonl</c>, one a line.</summary>
public sealed class CaseFiles(string scriptsFolder)
{
    private sealed record Expected(string Kind, string Text);

    private sealed record Line(string Id, string Locale, Speaker Speaker, string Text, IReadOnlyList<Expected> Expect);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The sentences of a language; none where there is no file. Throws <see cref="JsonException"/> naming the line that cannot be read.</summary>
    public IReadOnlyList<RuleCase> Read(string locale) => File.Exists(PathOf(locale))
        ? [.. File.ReadLines(PathOf(locale)).Select((text, i) => (text, i)).Where(l => l.text.Length > 0).Select(l => Of(l.text, l.i + 1))] : [];

    /// <summary>When they were last written; a constant where there is no file.</summary>
    public DateTime WrittenAt(string locale) => File.GetLastWriteTimeUtc(PathOf(locale));

    private string PathOf(string locale) => Path.Combine(scriptsFolder, "phrases", "cases", locale + ".jsonl");

    /// <summary>A verdict as a case: the label is about its place alone. What depends is no label.</summary>
    public static RuleCase? Of(JudgedHit hit)
    {
        var place = new ExpectedHit(hit.Kind, hit.Offset, hit.Length);
        return hit.Verdict is HitVerdict.Depends ? null : new(
            $"{hit.CallId}:{hit.Seq}", hit.Customer ? Speaker.Customer : Speaker.Agent, hit.Text, hit.Verdict is HitVerdict.Right ? [place] : [])
        { About = place };
    }

    private static RuleCase Of(string text, int number)
    {
        var line = Read(text, number);
        return new(line.Id, line.Speaker, line.Text, [.. line.Expect.Select(e => Place(line, e, number))]);
    }

    private static Line Read(string text, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Json) ?? throw new JsonException($"Line {number} is empty.");
        }
        catch (JsonException e) when (e.BytePositionInLine is not null)
        {
            throw new JsonException($"Line {number}: {e.Message}", e);
        }
    }

    private static ExpectedHit Place(Line line, Expected expected, int number) =>
        line.Text.IndexOf(expected.Text, StringComparison.Ordinal) is var at and >= 0
            ? new(expected.Kind, at, expected.Text.Length) : throw new JsonException($"Line {number}: '{expected.Text}' is not in its text.");
}
