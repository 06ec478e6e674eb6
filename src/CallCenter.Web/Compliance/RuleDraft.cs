using CallCenter.Core.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>The text of a list while somebody works on it: as a whole, or one rule by itself.</summary>
public sealed class RuleDraft(string yaml)
{
    private string saved = yaml;

    /// <summary>The whole list.</summary>
    public string Yaml { get; private set; } = yaml;

    /// <summary>The rules in it; while the text is broken those it had before.</summary>
    public IReadOnlyList<RuleBlock> Blocks { get; private set; } = RuleText.Blocks(yaml);

    /// <summary>The rule that is edited; none for the whole list.</summary>
    public RuleBlock? Chosen { get; private set; }

    /// <summary>What is in the editor.</summary>
    public string Shown { get; private set; } = yaml;

    /// <summary>What the loader says of the whole list.</summary>
    public IReadOnlyList<Flaw> Flaws { get; private set; } = [];

    /// <summary>It differs from what is stored.</summary>
    public bool Changed => Yaml != saved;

    /// <summary>Opens a rule; none opens the whole list.</summary>
    public void Choose(RuleBlock? block)
    {
        Chosen = block;
        Shown = block is null ? Yaml : RuleText.Of(Yaml, block);
    }

    /// <summary>Takes what was typed.</summary>
    public void Type(string text)
    {
        Shown = text;
        if (Chosen is { } block)
        {
            Yaml = RuleText.With(Yaml, block, text);
            Chosen = block with { Lines = text.Length == 0 ? 0 : text.Split('\n').Length };
        }
        else
        {
            Yaml = text;
        }
    }

    /// <summary>Begins a new rule after the last one.</summary>
    public void Add()
    {
        if (RuleText.Added(Yaml) is not { } added) return;
        Yaml = added.Yaml;
        Check();
        Choose(added.Block);
    }

    /// <summary>Looks at the whole list; asked when the hand rests.</summary>
    public void Check()
    {
        Flaws = RuleRoom.Check(Yaml);
        if (RuleText.Blocks(Yaml) is not { Count: > 0 } blocks) return;
        Blocks = blocks;
        if (Chosen is { } chosen && blocks.FirstOrDefault(b => b.From == chosen.From) is { } same) Chosen = same;
    }

    /// <summary>What is shown is stored now.</summary>
    public void Save() => saved = Yaml;

    /// <summary>The line of a flaw in the editor; none where it stands outside of the rule that is edited.</summary>
    public int? LineOf(Flaw flaw) => Chosen is not { } block ? flaw.Line
        : flaw.Line > block.From && flaw.Line <= block.From + block.Lines ? flaw.Line - block.From : null;
}
