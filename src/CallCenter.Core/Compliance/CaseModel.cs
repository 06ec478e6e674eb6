using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>What the labelled sentences of one speaker teach: for every gram how much it speaks for each kind. Unchanging once taught.</summary>
internal sealed class CaseModel
{
    // One gram of so many has to be known.
    private const int LeastKnown = 5;

    private readonly Dictionary<ulong, int> _rowOf;
    private readonly float[] _rows;
    private readonly float[] _bases;

    /// <summary>Takes what was taught: a row for each gram with its weight for every kind, the square of its rarity, and nothing up to its width.</summary>
    internal CaseModel(IReadOnlyList<string> kinds, Dictionary<ulong, int> rowOf, float[] rows, float[] bases) =>
        (Kinds, _rowOf, _rows, _bases) = (kinds, rowOf, rows, bases);

    /// <summary>How long the rows of so many kinds are: whole registers of this machine.</summary>
    internal static int WidthFor(int kinds) => (kinds + Vector<float>.Count) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>The kinds it tells.</summary>
    internal IReadOnlyList<string> Kinds { get; }

    /// <summary>How common a kind is: the score of a sentence that says nothing.</summary>
    internal float BaseOf(int kind) => _bases[kind];

    /// <summary>How much a sentence is like those of each kind: from about -1 for not at all to 1 and more; 0 is as much as not.</summary>
    internal void Score(CaseGrams sentence, Span<float> scores)
    {
        var known = 0;
        Span<float> sum = stackalloc float[WidthFor(Kinds.Count)];
        sum.Clear();
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        foreach (var gram in sentence.Grams)
        {
            if (!_rowOf.TryGetValue(gram, out var row))
                continue;
            known++;
            var weights = MemoryMarshal.Cast<float, Vector<float>>(Row(row));
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weights[i];
        }
        var weight = sum[Kinds.Count];
        // Of a sentence in another language the few grams that are known by chance say nothing.
        var norm = known * LeastKnown >= sentence.Count && weight > 0 ? 1 / MathF.Sqrt(weight) : 0;
        for (var kind = 0; kind < scores.Length; kind++)
            scores[kind] = (sum[kind] * norm) + _bases[kind];
    }

    /// <summary>The part of a sentence that speaks most for a kind, as places of the text.</summary>
    internal (int From, int To) Part(CaseGrams sentence, int kind)
    {
        Span<float> each = stackalloc float[sentence.Tokens];
        each.Clear();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!_rowOf.TryGetValue(sentence.Grams[i], out var row))
                continue;
            var (first, last) = sentence.SpanOf(i);
            foreach (ref var token in each[first..(last + 1)])
                token += Row(row)[kind] / (last - first + 1);
        }
        var (from, to) = Heaviest(each[1..^1]);
        return (sentence.PlaceOf(from + 1).From, sentence.PlaceOf(to + 1).To);
    }

    private ReadOnlySpan<float> Row(int row) => _rows.AsSpan(row * WidthFor(Kinds.Count), WidthFor(Kinds.Count));

    // The stretch with the greatest sum.
    private static (int First, int Last) Heaviest(ReadOnlySpan<float> each)
    {
        var (best, first, last) = (float.MinValue, 0, 0);
        var (sum, from) = (0f, 0);
        for (var i = 0; i < each.Length; i++)
        {
            if (sum <= 0)
                (sum, from) = (0, i);
            sum += each[i];
            if (sum > best)
                (best, first, last) = (sum, from, i);
        }
        return (first, last);
    }
}
