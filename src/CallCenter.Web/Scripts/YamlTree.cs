namespace CallCenter.Web.Scripts;

/// <summary>A part of a YAML file with its place, from 1.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    internal string What => this switch
    {
        YamlScalar => "a text",
        YamlList => "a list",
        _ => "a map",
    };
}

internal sealed record YamlScalar(int Line, int Column, string Text) : YamlNode(Line, Column);

internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column);

internal sealed record YamlMap(int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line, Column);

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
