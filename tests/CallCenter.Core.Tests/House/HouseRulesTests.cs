namespace CallCenter.Core.Tests.House;

/// <summary>Every rule of the house finds its own offender, at its line, and leaves the innocent alone.</summary>
public sealed class HouseRulesTests
{
    private static readonly HashSet<string> Pages = new(StringComparer.Ordinal) { "Desk" };

    [Theory]
    [InlineData("src/CallCenter.Core/Calls/A.cs", 250, 0)]
    [InlineData("src/CallCenter.Core/Calls/A.cs", 251, 1)]
    [InlineData("tests/CallCenter.Core.Tests/Calls/A.cs", 400, 0)]
    [InlineData("tests/CallCenter.Core.Tests/Calls/A.cs", 401, 1)]
    [InlineData("src/CallCenter.Web/Calls/A.razor", 150, 0)]
    [InlineData("src/CallCenter.Web/Calls/A.razor", 151, 1)]
    [InlineData("src/CallCenter.Web/Program.cs", 60, 0)]
    [InlineData("src/CallCenter.Web/Program.cs", 61, 1)]
    [InlineData("src/CallCenter.Web/wwwroot/app.css", 900, 0)]
    public void A_long_file_is_found(string path, int lines, int offenders) =>
        Assert.Equal(offenders, FileRules.TooLong(new SourceFile(path, string.Join('\n', Enumerable.Repeat("x", lines)) + "\n")).Count());

    [Theory]
    [InlineData("src/CallCenter.Web/Services/A.cs", 1, 0)]
    [InlineData("src/CallCenter.Web/Calls/Parts/A.cs", 0, 1)]
    [InlineData("src/CallCenter.Web/Calls/A.cs", 0, 0)]
    public void A_bad_place_is_found(string path, int banned, int deep)
    {
        var file = new SourceFile(path, "");
        Assert.Equal((banned, deep), (FileRules.BannedFolder(file).Count(), FileRules.TooDeep(file).Count()));
    }

    [Theory]
    [InlineData(38, 0)]
    [InlineData(39, 1)]
    public void A_long_method_is_found(int statements, int offenders)
    {
        var body = string.Concat(Enumerable.Repeat("x++;\n", statements));
        Assert.Equal(offenders, CodeRules.LongMethods(Code($"/// <summary>\n/// Long.\n/// </summary>\nvoid M() {{\n{body}}}")).Count());
    }

    [Theory]
    [InlineData("void M(int a, int b, int c, int d) { }", 0)]
    [InlineData("void M(int a, int b, int c, int d, int e) { }", 1)]
    [InlineData("override void M(int a, int b, int c, int d, int e) { }", 0)]
    [InlineData("A(int a, int b, int c, int d, int e) { }", 0)]
    [InlineData("void M() { void L(int a, int b, int c, int d, int e) { } }", 1)]
    public void Many_parameters_are_found(string member, int offenders) =>
        Assert.Equal(offenders, CodeRules.ManyParameters(Code(member)).Count());

    [Theory]
    [InlineData("public class A;", 1)]
    [InlineData("internal record A(int B);", 1)]
    [InlineData("public sealed class A { class B; }", 1)]
    [InlineData("public partial class Desk;", 0)]
    [InlineData("public partial class Other;", 1)]
    [InlineData("public sealed record A; static class B; abstract class C; record struct D; interface E;", 0)]
    public void An_unsealed_class_is_found(string text, int offenders) =>
        Assert.Equal(offenders, CodeRules.UnsealedClasses(new SourceFile("src/A.cs", text), Pages).Count());

    [Theory]
    [InlineData("sealed class CallManager;", "src/A.cs:1: CallManager ends in Manager")]
    [InlineData("\nenum LineInfo { A }", "src/A.cs:2: LineInfo ends in Info")]
    [InlineData("interface ICallRepository;", "src/A.cs:1: ICallRepository ends in Repository")]
    [InlineData("sealed record Database; sealed class Informer;", null)]
    public void A_banned_ending_is_found(string text, string? offender) =>
        Assert.Equal(offender, CodeRules.BannedNames(new SourceFile("src/A.cs", text)).SingleOrDefault());

    [Fact]
    public void A_banned_ending_of_a_page_is_found() =>
        Assert.Single(CodeRules.BannedNames(new SourceFile("src/CallCenter.Web/Calls/CallHelper.razor", "<p/>")));

    [Theory]
    [InlineData("string A = null!;", 1)]
    [InlineData("int M(string? a) => a!.Length;", 1)]
    [InlineData("bool M(string? a) => a != null && !a.Any();", 0)]
    [InlineData("string A = \"Hello!\"; // sure!", 0)]
    public void Null_forgiving_is_found(string member, int offenders) =>
        Assert.Equal(offenders, CodeRules.NullForgiving(Code(member)).Count());

    [Fact]
    public void Null_forgiving_is_found_in_pages_at_its_line()
    {
        var page = new SourceFile("src/CallCenter.Web/Calls/A.razor", "<p>@Call!.Name</p>\n@if (a != b) { }\n@code {\n    string A = null!;\n}\n");
        Assert.Equal(["src/CallCenter.Web/Calls/A.razor:1", "src/CallCenter.Web/Calls/A.razor:4"], CodeRules.NullForgiving(page).Select(o => o[..o.LastIndexOf(": ", StringComparison.Ordinal)]).Order());
    }

    [Theory]
    [InlineData("catch (Exception) { }", 1)]
    [InlineData("catch (System.Exception e) { }", 1)]
    [InlineData("catch { }", 1)]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { }", 1)]
    [InlineData("catch (Exception e) when (log(e)) { }", 1)]
    [InlineData("catch (Exception e) when (e is IOException or FormatException) { }", 0)]
    [InlineData("catch (Exception e) when (e is IOException) { }", 0)]
    [InlineData("catch (IOException) { }", 0)]
    public void A_catch_of_everything_is_found(string clause, int offenders) =>
        Assert.Equal(offenders, CodeRules.CatchAll(Code($"void M() {{ try {{ }} {clause} }}")).Count());

    [Theory]
    [InlineData("var a = DateTime.Now;", 1, 1)]
    [InlineData("var a = DateTimeOffset.UtcNow;", 1, 1)]
    [InlineData("var a = Guid.NewGuid();", 0, 1)]
    [InlineData("var a = File.ReadAllText(b);", 0, 1)]
    [InlineData("var a = new HttpClient();", 0, 1)]
    [InlineData("var a = Random.Shared.Next();", 0, 1)]
    [InlineData("var a = call.File; var b = call.Random(); var c = DateTimeOffset.MaxValue;", 0, 0)]
    public void A_clock_chance_or_file_is_found(string statement, int clock, int impure)
    {
        var file = Code($"void M() {{ {statement} }}");
        Assert.Equal((clock, impure), (CodeRules.WallClockReads(file).Count(), CoreRules.Impurities(file).Count()));
    }

    [Theory]
    [InlineData("<Project><ItemGroup><PackageReference Include=\"A\" /><ProjectReference Include=\"B\" /></ItemGroup></Project>", 2)]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\" />", 0)]
    public void A_reference_is_found(string project, int offenders) => Assert.Equal(offenders, CoreRules.References("a.csproj", project).Count());

    [Theory]
    [InlineData("public sealed class A;", 1)]
    [InlineData("/// <summary>A.</summary>\npublic sealed class A { public int B; private int C; public override string ToString() => \"\"; }", 1)]
    [InlineData("/// <summary>A.</summary>\npublic enum A { B, /** <summary>C.</summary> */ C }", 1)]
    [InlineData("/// <summary>A.</summary>\npublic interface A { void B(); }", 1)]
    [InlineData("// A.\npublic sealed record A(int B);", 1)]
    [InlineData("internal sealed class A { public int B; public enum C { D } }", 0)]
    [InlineData("/// <inheritdoc/>\npublic sealed record A(int B);", 0)]
    public void A_missing_doc_comment_is_found(string text, int offenders) =>
        Assert.Equal(offenders, CoreRules.Undocumented(new SourceFile("src/A.cs", "namespace N;\n" + text)).Count());

    [Fact]
    public void A_page_of_another_feature_is_found()
    {
        SourceFile[] files =
        [
            new("src/CallCenter.Web/Calls/CallList.razor", "<Clock/>\n<CallRow/>\n<ComplaintList/>"),
            new("src/CallCenter.Web/Calls/CallRow.razor", "<p/>"),
            new("src/CallCenter.Web/Calls/CallDesk.cs", "dialogs.OpenAsync<ComplaintList>(); var a = new List<ComplaintRow>();"),
            new("src/CallCenter.Web/Complaints/ComplaintList.razor", "<p/>"),
            new("src/CallCenter.Web/Complaints/ComplaintRow.cs", ""),
            new("src/CallCenter.Web/Parts/Clock.razor", "<p/>"),
            new("src/CallCenter.Web/Layout/Main.razor", "<CallList/>"),
            new("src/CallCenter.Web/App.razor", "<ComplaintList/>"),
        ];
        Assert.Equal(
            ["src/CallCenter.Web/Calls/CallDesk.cs:1: uses page ComplaintList of Complaints", "src/CallCenter.Web/Calls/CallList.razor:3: uses page ComplaintList of Complaints"],
            WebRules.ForeignPages(files).Order(StringComparer.Ordinal));
    }

    private static SourceFile Code(string member) => new("src/A.cs", $"class A {{ {member} }}");
}
