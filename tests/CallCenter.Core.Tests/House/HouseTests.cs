namespace CallCenter.Core.Tests.House;

/// <summary>Holds the house over the whole repository, as it lies on disk.</summary>
public sealed class HouseTests
{
    private static readonly IReadOnlyList<SourceFile> Written = [.. Sources.All.Where(file => file.IsCode || file.IsRazor)];

    private static readonly IReadOnlyList<SourceFile> Product = [.. Written.Where(file => file.IsUnder("src"))];

    private static readonly IReadOnlyList<SourceFile> Core = [.. Product.Where(file => file.IsUnder("src/CallCenter.Core"))];

    [Fact]
    public void The_sources_are_found()
    {
        Assert.Contains(Core, file => file.Path == "src/CallCenter.Core/People/Actor.cs");
        Assert.Contains(Product, file => file.Path == "src/CallCenter.Web/Program.cs");
        Assert.DoesNotContain(Written, file => file.Segments.Contains("obj", StringComparer.Ordinal));
    }

    [Fact]
    public void Files_are_short() => Sources.HoldNone(Written.SelectMany(FileRules.TooLong));

    [Fact]
    public void Folders_are_nouns_of_the_trade() => Sources.HoldNone(Sources.All.SelectMany(FileRules.BannedFolder));

    [Fact]
    public void Paths_are_at_most_four_deep() => Sources.HoldNone(Sources.All.SelectMany(FileRules.TooDeep));

    [Fact]
    public void Methods_are_short() => Sources.HoldNone(Product.SelectMany(CodeRules.LongMethods));

    [Fact]
    public void Methods_take_at_most_four_parameters() => Sources.HoldNone(Product.SelectMany(CodeRules.ManyParameters));

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var pages = Product.Where(file => file.IsRazor).Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToHashSet(StringComparer.Ordinal);
        Sources.HoldNone(Product.SelectMany(file => CodeRules.UnsealedClasses(file, pages)));
    }

    [Fact]
    public void Names_say_the_job_and_not_that_there_is_one() => Sources.HoldNone(Written.SelectMany(CodeRules.BannedNames));

    [Fact]
    public void Nothing_forgives_null() => Sources.HoldNone(Product.SelectMany(CodeRules.NullForgiving));

    [Fact]
    public void Time_comes_from_a_provider_or_an_argument() => Sources.HoldNone(Product.SelectMany(CodeRules.WallClockReads));

    [Fact]
    public void Only_the_edges_catch_every_exception()
    {
        Sources.HoldNone(Product.Where(file => !Edges.Known.ContainsKey(file.Path)).SelectMany(CodeRules.CatchAll));
        Sources.HoldNone(Edges.Known.Keys.Where(path => !Product.Any(file => file.Path == path && CodeRules.CatchAll(file).Any())).Select(path => $"{path}:1: is no such edge any more"));
        Assert.All(Edges.Known.Values, reason => Assert.True(reason.Length > 10));
    }

    [Fact]
    public void Core_references_nothing()
    {
        const string Project = "src/CallCenter.Core/CallCenter.Core.csproj";
        Sources.HoldNone(CoreRules.References(Project, Read(Project)));
    }

    [Fact]
    public void The_carrier_shares_no_code_with_the_product()
    {
        const string Project = "src/CallCenter.Carrier/CallCenter.Carrier.csproj";
        Sources.HoldNone(CoreRules.References(Project, Read(Project)).Where(reference => reference.Contains("ProjectReference", StringComparison.Ordinal)));
    }

    [Fact]
    public void Core_has_no_clock_no_chance_and_no_files() => Sources.HoldNone(Core.SelectMany(CoreRules.Impurities));

    [Fact]
    public void Core_says_what_its_values_mean() => Sources.HoldNone(Core.SelectMany(CoreRules.Undocumented));

    [Fact]
    public void A_feature_uses_no_page_of_another() => Sources.HoldNone(WebRules.ForeignPages(Product));

    private static string Read(string path) => File.ReadAllText(Path.Combine(Sources.Root, path));
}
