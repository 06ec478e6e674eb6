using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Scripts;

/// <summary>A place taken over into the same script in another language.</summary>
public sealed class CarriedPlaceTests
{
    private static readonly Script Here = SampleScripts.Sound();

    private static ScriptPlace Walked(params string[] answers) =>
        answers.Aggregate(ScriptRunner.Begin(Here), (place, answer) => ((ScriptMove.Moved)ScriptRunner.Answer(Here, place, answer)).Place);

    private static Script Without(string step) => Here with
    {
        Locale = "en",
        Version = "other",
        Steps = Here.Steps.Where(s => s.Key != step).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal),
    };

    [Fact]
    public void Where_the_ids_agree_everything_stays()
    {
        var place = Walked("next", "next", "holder");
        var carried = CarriedPlace.Of(place, Here with { Locale = "en" });
        Assert.Equal((place.StepId, place.Identity, place.ReturnTo), (carried.Place.StepId, carried.Place.Identity, carried.Place.ReturnTo));
        Assert.Equal(place.Asked, carried.Place.Asked);
        Assert.Equal(place.Known, carried.Place.Known);
        Assert.Equal(place.Answers, carried.Place.Answers);
        Assert.Empty(carried.Gone.Concat(carried.Dropped));
    }

    [Fact]
    public void A_step_the_other_script_lacks_is_named_and_the_last_one_it_has_is_shown()
    {
        var place = Walked("next", "next", "holder");
        var carried = CarriedPlace.Of(place, Without("bill"));
        Assert.Equal(("identity", "greeting|notice|identity"), (carried.Place.StepId, string.Join('|', carried.Place.Asked)));
        Assert.Equal(["bill"], carried.Gone);
        Assert.Equal(3, carried.Place.Answers.Count);
        var earlier = CarriedPlace.Of(place, Without("notice"));
        Assert.Equal(("bill", 2), (earlier.Place.StepId, earlier.Place.Answers.Count));
        Assert.Equal(["notice"], earlier.Dropped);
    }

    [Fact]
    public void An_answer_the_other_step_does_not_know_is_to_be_asked_again()
    {
        var other = Without("none");
        var identity = Here.Steps["identity"] with { Answers = [.. Here.Steps["identity"].Answers.Where(a => a.Key != "holder")] };
        other = other with { Steps = new Dictionary<string, Step>(other.Steps, StringComparer.Ordinal) { ["identity"] = identity } };
        Assert.Equal(["identity"], CarriedPlace.Of(Walked("next", "next", "holder"), other).Dropped);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("notice")]
    [InlineData("bill")]
    [InlineData("greeting")]
    public void Folding_the_stored_event_gives_the_same_place(string missing)
    {
        var placed = new CallPlaced(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), CallbackKind.SecondCallback, Guid.NewGuid(), 1, Here.Id, Here.Version, "zh-CN", Here.Start, 1, true, "+8613800005678");
        var (place, other) = (Walked("next", "next", "holder"), Without(missing));
        var carried = CarriedPlace.Of(place, other);
        var changed = new LanguageChanged("en", "en", "other", carried.Place.StepId, carried.Place.ReturnTo, carried.Place.Ended, carried.Gone, carried.Dropped);
        var state = CallFold.From(Guid.NewGuid(), [new(1, DateTimeOffset.UnixEpoch, placed, null)])! with { Place = place };
        var after = CallFold.Next(state.Id, state, new(2, DateTimeOffset.UnixEpoch, EventJson.Read(EventJson.Write(changed)), null))!;
        Assert.Equal((carried.Place.StepId, carried.Place.ReturnTo), (after.Place.StepId, after.Place.ReturnTo));
        Assert.Equal(carried.Place.Asked, after.Place.Asked);
        Assert.Equal(carried.Place.Answers, after.Place.Answers);
        Assert.Equal(("en", "other"), (after.Order.Locale, after.Order.ScriptVersion));
    }
}
