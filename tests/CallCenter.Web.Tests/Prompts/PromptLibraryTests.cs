using System.Globalization;
using CallCenter.Core.Prompts;
using CallCenter.Web.Prompts;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Scripts;
using CallCenter.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Web.Tests.Prompts;

public sealed class PromptLibraryTests
{
    private readonly string _folder = TestFolder.New("prompts");

    private static readonly Dictionary<string, Fact> Facts = new(StringComparer.Ordinal)
    {
        ["company.name"] = new Fact.Words("晴川通信"),
        ["company.hotline"] = new Fact.Words("10010"),
        ["appointment.time"] = new Fact.Words("11-24 10:00"),
        ["case.number"] = new Fact.Words("C-0321"),
    };

    private PromptLibrary Load() => new(_folder, DataFolder.Phrases);

    private string Refusal(string file, string text)
    {
        TestFolder.Copy(DataFolder.Prompts, _folder);
        File.WriteAllText(Path.Combine(_folder, file), text);
        return Assert.Throws<BadFilesException>(Load).Message;
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_prompt_is_there_in_both_languages_without_a_blank(string locale)
    {
        var library = new PromptLibrary(DataFolder.Prompts, DataFolder.Phrases);
        foreach (var prompt in Enum.GetValues<Prompt>())
        {
            var text = library.Text(prompt, locale).Render(Facts, CultureInfo.GetCultureInfo(locale));
            Assert.DoesNotContain("［", text, StringComparison.Ordinal);
            Assert.Equal(locale == "zh-CN", library.Text(prompt, locale).Source.Any(c => c is >= '\u4E00' and <= '\u9FFF'));
        }
        Assert.Contains("recording-notice", DataFolder.Phrases.For(locale).Heard(library.Text(Prompt.RecordingNotice, locale).Source));
    }

    [Fact]
    public void Both_languages_name_the_same_facts_in_every_prompt()
    {
        var library = new PromptLibrary(DataFolder.Prompts, DataFolder.Phrases);
        Assert.All(Enum.GetValues<Prompt>(), prompt => Assert.Equal(
            library.Text(prompt, "zh-CN").Names.Order(StringComparer.Ordinal), library.Text(prompt, "en").Names.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("zh-CN", "按一", "按四")]
    [InlineData("en", "press one", "press four")]
    public void A_survey_question_offers_at_most_three_choices(string locale, string first, string fourth)
    {
        var library = new PromptLibrary(DataFolder.Prompts, DataFolder.Phrases);
        foreach (var prompt in new[] { Prompt.SurveyInvite, Prompt.SurveyQuestion })
        {
            Assert.Contains(first, library.Text(prompt, locale).Source, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(fourth, library.Text(prompt, locale).Source, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_language_without_prompts_is_spoken_to_in_Chinese()
    {
        var library = new PromptLibrary(DataFolder.Prompts, DataFolder.Phrases);
        Assert.Equal(library.Text(Prompt.Hold, "zh-CN"), library.Text(Prompt.Hold, "fr"));
        Assert.NotEqual(library.Text(Prompt.Hold, "zh-CN"), library.Text(Prompt.Hold, "en"));
    }

    [Theory]
    [InlineData("{company.phone}", "unknown placeholder 'company.phone'")]
    [InlineData("您的话费是{bill.latest}", "placeholder 'bill.latest' is personal: a prompt reaches whoever picks up")]
    [InlineData("我不知道", "forbidden phrase '不知道' (rule 'ignorance-dont-know')")]
    [InlineData("您好{", "a brace without its partner")]
    [InlineData(" \n", "is empty")]
    public void A_bad_prompt_is_refused_with_its_reason(string text, string reason) =>
        Assert.Equal($"prompts/zh-CN/hold.txt:1:1: {reason}", Refusal("zh-CN/hold.txt", text));

    [Fact]
    public void An_unknown_prompt_and_a_missing_one_are_refused()
    {
        Assert.StartsWith("prompts/en/holding.txt:1:1: unknown prompt, known are recording-notice.txt, hold.txt", Refusal("en/holding.txt", "x"), StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "en", "holding.txt"));
        File.Delete(Path.Combine(_folder, "en", "hold.txt"));
        Assert.Equal("prompts/en/hold.txt:1:1: is missing", Assert.Throws<BadFilesException>(Load).Message);
    }

    [Fact]
    public void A_bad_reload_keeps_the_old_texts()
    {
        TestFolder.Copy(DataFolder.Prompts, _folder);
        var library = Load();
        var old = library.Text(Prompt.Hold, "en");
        File.WriteAllText(Path.Combine(_folder, "en", "hold.txt"), "{x}");
        Assert.Equal("prompts/en/hold.txt:1:1: unknown placeholder 'x'", Assert.Single(library.Reload()).ToString());
        Assert.Same(old, library.Text(Prompt.Hold, "en"));
        File.WriteAllText(Path.Combine(_folder, "en", "hold.txt"), "One moment please.");
        Assert.Empty(library.Reload());
        Assert.Equal("One moment please.", library.Text(Prompt.Hold, "en").Source);
    }

    [Fact]
    public void The_start_loads_the_prompts_eagerly()
    {
        var builder = WebApplication.CreateBuilder(["--Prompts:Folder", DataFolder.Prompts, "--Scripts:Folder", DataFolder.Scripts]).AddPrompts();
        Assert.NotNull(builder.Services.BuildServiceProvider().GetService<PromptLibrary>());
    }
}
