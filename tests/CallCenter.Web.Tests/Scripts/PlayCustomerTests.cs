using Bunit;
using CallCenter.Carrier.Personas;
using CallCenter.Core.Scripts;
using CallCenter.Web.Layout;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>The author's play-through against any persona of the carrier.</summary>
public sealed class PlayCustomerTests : IDisposable
{
    private static readonly Script Script = DataFolder.Library.Find("bill-anomaly", "zh-CN")!;
    private readonly BunitContext context = new();

    public static TheoryData<string> Personas => [.. PersonaTalk.All.Select(p => p.Key)];

    public void Dispose() => context.Dispose();

    [Theory]
    [MemberData(nameof(Personas))]
    public void Every_persona_answers_what_the_script_says_or_is_said_not_to_be_reached(string persona)
    {
        var card = PersonaTalk.All.Single(p => p.Key == persona);
        var place = ScriptRunner.Begin(Script);
        var shown = context.Render<PlayCustomer>(p => p.Add(x => x.Script, Script).Add(x => x.Place, place).Add(x => x.Facts, ScriptFacts.Samples).AddCascadingValue(Texts.Chinese));
        Assert.Empty(shown.FindAll("[data-testid=play-customer]"));
        shown.Find("select").Change(persona);
        var first = shown.FindAll("[data-testid=play-customer]").Select(e => e.TextContent).FirstOrDefault();
        Assert.Equal(card.Ring == PersonaRing.Answers && !card.Machine, first is { Length: > 0 });
        if (card.Ring != PersonaRing.Answers)
            Assert.Contains(Texts.Chinese["script.notAnswered"], shown.Markup, StringComparison.Ordinal);

        for (var i = 0; i < 2; i++)
            place = ((ScriptMove.Moved)ScriptRunner.Answer(Script, place, "next")).Place;
        shown.Render(p => p.Add(x => x.Place, place));
        Assert.Equal(PersonaTalk.With(persona, chinese: true, seed: 1) is { } && !card.Machine, shown.FindAll("[data-testid=play-customer]").Count == 1);
    }
}
