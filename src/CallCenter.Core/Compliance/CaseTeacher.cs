using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Draws a line between the sentences of each kind and all others: a linear support vector machine by dual coordinate descent
/// (Hsieh and others, 2008), all kinds at once. The order is fixed, so the same cases teach the same.
/// </summary>
internal sealed class CaseTeacher(IReadOnlyList<string> kinds)
{
    // More change nothing that is heard.
    private const int Rounds = 12;

    // The softer the line, the more single cases may lie on its wrong side.
    private const float Softness = 0.1f;

    private readonly int _width = CaseModel.WidthFor(kinds.Count);
    private readonly Dictionary<ulong, int> _rowOf = [];
    private readonly List<int> _seen = [];
    private readonly List<Lesson> _lessons = [];

    /// <summary>A sentence to learn from.</summary>
    /// <param name="Rows">Its grams.</param>
    /// <param name="Is">What it is, by kind.</param>
    /// <param name="About">What it says something about, by kind.</param>
    private sealed record Lesson(int[] Rows, bool[] Is, bool[] About)
    {
        public float[] Values { get; } = new float[Rows.Length];

        /// <summary>How hard it holds the line of each kind.</summary>
        public float[] Pull { get; } = new float[Is.Length];
    }

    /// <summary>Takes a sentence with what it is; only the kinds it is about are taught.</summary>
    internal void Add(CaseGrams sentence, Func<string, bool> isKind, Func<string, bool> isAbout)
    {
        var rows = new int[sentence.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            if (!_rowOf.TryGetValue(sentence.Grams[i], out rows[i]))
            {
                _rowOf[sentence.Grams[i]] = rows[i] = _seen.Count;
                _seen.Add(0);
            }
            _seen[rows[i]]++;
        }
        _lessons.Add(new(rows, [.. kinds.Select(isKind)], [.. kinds.Select(isAbout)]));
    }

    /// <summary>What all of them teach.</summary>
    internal CaseModel Learn()
    {
        var rarity = Rarities();
        foreach (var lesson in _lessons)
            Weigh(lesson, rarity);
        var (rows, bases) = (new float[_seen.Count * _width], new float[_width]);
        var order = Enumerable.Range(0, _lessons.Count).ToArray();
        var state = 1u;
        for (var round = 0; round < Rounds; round++)
        {
            Shuffle(order, ref state);
            foreach (var lesson in order)
                Study(_lessons[lesson], rows, bases);
        }
        for (var row = 0; row < _seen.Count; row++)
        {
            foreach (ref var weight in rows.AsSpan(row * _width, kinds.Count))
                weight *= rarity[row];
            rows[(row * _width) + kinds.Count] = rarity[row] * rarity[row];
        }
        return new(kinds, _rowOf, rows, bases);
    }

    // Cases that stand together are alike, and every round wants another order; always the same ones (Marsaglia's xorshift).
    private static void Shuffle(int[] order, ref uint state)
    {
        for (var last = order.Length - 1; last > 0; last--)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var other = (int)(state % (uint)(last + 1));
            (order[last], order[other]) = (order[other], order[last]);
        }
    }

    // What stands in few sentences says more.
    private float[] Rarities() => [.. _seen.Select(n => MathF.Log((1f + _lessons.Count) / (1f + n)) + 1)];

    // A long sentence weighs as much as a short one.
    private static void Weigh(Lesson lesson, float[] rarity)
    {
        var sum = lesson.Rows.Sum(row => rarity[row] * rarity[row]);
        for (var i = 0; i < lesson.Rows.Length; i++)
            lesson.Values[i] = rarity[lesson.Rows[i]] / MathF.Sqrt(sum);
    }

    private void Study(Lesson lesson, float[] rows, float[] bases)
    {
        Span<float> scores = stackalloc float[_width];
        bases.CopyTo(scores);
        for (var i = 0; i < lesson.Rows.Length; i++)
            AddTo(scores, RowOf(rows, lesson.Rows[i]), lesson.Values[i]);
        if (!Step(lesson, scores[..kinds.Count]))
            return;
        AddTo(bases, scores, 1);
        for (var i = 0; i < lesson.Rows.Length; i++)
            AddTo(RowOf(rows, lesson.Rows[i]), scores, lesson.Values[i]);
    }

    private Span<float> RowOf(float[] rows, int row) => rows.AsSpan(row * _width, _width);

    private static void AddTo(Span<float> sum, ReadOnlySpan<float> part, float times)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var parts = MemoryMarshal.Cast<float, Vector<float>>(part);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += parts[i] * times;
    }

    // Turns scores into how far the line of each kind moves; false when none does.
    private static bool Step(Lesson lesson, Span<float> scores)
    {
        var moves = false;
        for (var kind = 0; kind < scores.Length; kind++)
        {
            var (side, pull) = (lesson.Is[kind] ? 1f : -1f, lesson.Pull[kind]);
            var slope = (side * scores[kind]) - 1 + (Softness * pull);
            scores[kind] = 0;
            if (!lesson.About[kind] || (pull == 0 && slope >= 0))
                continue;
            lesson.Pull[kind] = MathF.Max(pull - (slope / (2 + Softness)), 0);
            scores[kind] = (lesson.Pull[kind] - pull) * side;
            moves |= scores[kind] != 0;
        }
        return moves;
    }
}
