using System.Buffers;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>A literal found in a text, not judged yet.</summary>
/// <param name="Term">Which literal; once it is sifted, which use of it.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Heard">Only by its sound.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundPhrase(int Term, int Start, int End, bool Heard);

/// <summary>Gathers what a scan finds in pooled memory; empty, it holds none.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct FoundPhrases : IPhraseSink
{
    private FoundPhrase[]? _items;

    /// <summary>How many were found.</summary>
    internal int Count { get; private set; }

    /// <summary>What was found, in the order of their ends.</summary>
    internal readonly Span<FoundPhrase> Items => _items.AsSpan(0, Count);

    /// <inheritdoc/>
    public void Found(int term, int start, int end, bool heard) => Add(new(term, start, end, heard));

    /// <summary>Takes one.</summary>
    internal void Add(FoundPhrase find)
    {
        _items ??= ArrayPool<FoundPhrase>.Shared.Rent(16);
        if (Count == _items.Length)
            Grow(_items);
        _items[Count++] = find;
    }

    /// <summary>Forgets those that end before a place.</summary>
    internal void Forget(int before)
    {
        var kept = 0;
        foreach (var find in Items)
            if (find.End > before)
                Items[kept++] = find;
        Count = kept;
    }

    /// <summary>Gives the memory back.</summary>
    internal void Free()
    {
        if (_items is not null)
            ArrayPool<FoundPhrase>.Shared.Return(_items);
        _items = null;
    }

    private void Grow(FoundPhrase[] full)
    {
        var wider = ArrayPool<FoundPhrase>.Shared.Rent(full.Length * 2);
        full.CopyTo(wider, 0);
        ArrayPool<FoundPhrase>.Shared.Return(full);
        _items = wider;
    }
}
