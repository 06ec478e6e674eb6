namespace CallCenter.Core.Tests.House;

/// <summary>How long files are, what they are called and where they lie.</summary>
internal static class FileRules
{
    private const int MostSegments = 4;
    private static readonly string[] BannedFolders = ["Services", "Models", "Helpers", "Common", "Utils", "Managers"];

    public static IEnumerable<string> TooLong(SourceFile file)
    {
        var most = MostLines(file);
        if (file.LineCount > most)
            yield return file.At(most + 1, $"{file.LineCount} lines, at most {most}");
    }

    public static IEnumerable<string> BannedFolder(SourceFile file) => file.Segments[..^1]
        .Where(folder => BannedFolders.Contains(folder, StringComparer.OrdinalIgnoreCase))
        .Select(folder => file.At(1, $"folder {folder}"));

    public static IEnumerable<string> TooDeep(SourceFile file)
    {
        if (file.IsUnder("src") && file.Segments.Length > MostSegments)
            yield return file.At(1, $"{file.Segments.Length} segments deep, at most {MostSegments}");
    }

    private static int MostLines(SourceFile file)
    {
        if (file.IsRazor)
            return 150;
        if (!file.IsCode)
            return int.MaxValue;
        if (file.Name == "Program.cs")
            return 60;
        return file.IsUnder("tests") ? 400 : 250;
    }
}
