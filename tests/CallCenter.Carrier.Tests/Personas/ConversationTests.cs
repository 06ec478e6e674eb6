using CallCenter.Carrier.Personas;

namespace CallCenter.Carrier.Tests.Personas;

public sealed class ConversationTests
{
    private static readonly PersonaFiles Files = PersonaFiles.Load();

    [Fact]
    public void Every_persona_named_by_the_contract_is_there()
    {
        string[] keys = ["angry", "busy", "busy-signal", "calm", "handset", "no-answer", "not-holder", "not-in-service", "softphone", "suspects-fraud", "switched-off", "voicemail"];
        Assert.Equal(keys, Files.ByKey.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_line_that_can_be_said_is_in_the_language_it_stands_under()
    {
        foreach (var persona in Files.ByKey.Values)
        {
            var sayings = persona.Rules.Select(r => r.Says).Append(persona.Greeting).Append(persona.Fallback).Append(persona.Patience.Prompts).ToList();
            Assert.All(sayings.SelectMany(s => s.Chinese), line => Assert.Contains(line, c => c is >= '\u4e00' and <= '\u9fff'));
            Assert.All(sayings.SelectMany(s => s.English), line => Assert.DoesNotContain(line, c => c > '\u2e80'));
        }
    }

    [Theory]
    [InlineData("calm")]
    [InlineData("angry")]
    [InlineData("not-holder")]
    [InlineData("handset")]
    [InlineData("busy")]
    [InlineData("suspects-fraud")]
    public void After_a_farewell_everybody_says_goodbye_and_hangs_up(string key)
    {
        foreach (var farewell in new[] { "感谢您的支持，祝您生活愉快，再见！", "Thank you for your time, goodbye." })
        {
            var answer = Talk(key).Hear([farewell], byPerson: true);
            Assert.True(answer.HangsUp, $"{key}: {farewell}");
            Assert.Matches("再见|[Bb]ye", answer.Text);
        }
    }

    [Fact]
    public void The_same_line_is_never_said_twice_running()
    {
        var talk = Talk("calm");
        var said = Enumerable.Range(0, 50).Select(_ => talk.Hear(["请问您是机主本人吗？"], byPerson: true).Text).ToList();
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void The_same_seed_and_number_say_the_same_and_another_seed_does_not()
    {
        string[] asked = ["您好", "请问您是本人吗？", "方便吗？", "满意吗？", "还有其他问题吗？", "故障解决了吗？"];
        List<string> Said(int seed)
        {
            var talk = Talk("calm", seed);
            return [.. Enumerable.Range(0, 3).SelectMany(_ => asked).Select(a => talk.Hear([a], byPerson: true).Text)];
        }

        Assert.Equal(Said(1), Said(1));
        Assert.NotEqual(Said(1), Said(2));
    }

    [Fact]
    public void A_mood_changes_what_is_answered()
    {
        var talk = Talk("angry");
        Assert.Equal("upset", talk.Mood);
        talk.Hear(["您要投诉吗？"], byPerson: true);
        Assert.Equal("registered", talk.Mood);
        Assert.Contains("十二点半", talk.Hear(["已经登记好了，编号是123。"], byPerson: true).Text, StringComparison.Ordinal);
        Assert.Equal("appointed", talk.Mood);
    }

    [Fact]
    public void The_latest_sentence_that_makes_sense_is_answered_in_its_language()
    {
        var talk = Talk("calm");
        Assert.Matches("解决|好了|正常", talk.Hear(["您好", "请问故障解决了吗？", "嗯嗯嗯"], byPerson: true).Text);
        Assert.Equal(Tongue.Chinese, talk.Tongue);
        Assert.Matches("solved|fixed|fine", talk.Hear(["Is the fault fixed?"], byPerson: true).Text);
    }

    [Fact]
    public void Nobody_answers_an_announcement_that_asks_nothing()
    {
        Assert.Equal(Answer.Nothing, Talk("calm").Hear(["嘟嘟嘟"], byPerson: false));
        Assert.NotEqual("", Talk("calm").Hear(["嘟嘟嘟"], byPerson: true).Text);
    }

    [Theory]
    [InlineData("Which bill?", "bill", true)]
    [InlineData("Billing", "bill", true)]
    [InlineData("this", "hi", false)]
    [InlineData("您是张先生吗", "您是+吗", true)]
    [InlineData("您是张先生", "您是+吗", false)]
    public void Keywords_are_parts_of_a_sentence(string text, string keyword, bool found) => Assert.Equal(found, Keywords.Any(text, [keyword]));

    [Theory]
    [InlineData("key: x\nrings: {}", "line 2")]
    [InlineData("name: {}", "key is missing")]
    [InlineData("key: x\nring: { outcome: maybe }", "'maybe'")]
    [InlineData("key: x\nring: { outcome: answers, after: [4, 2] }", "ring.after")]
    [InlineData("key: x\nring: { outcome: answers }\ninclude: y", "'y'")]
    [InlineData("key: x\nring: { outcome: answers }\nrules: [{ topic: t, hears: { zh: [好] } }]", "'t'")]
    public void A_persona_file_with_a_fault_is_refused_with_its_place(string yaml, string said)
    {
        var refused = Assert.Throws<InvalidDataException>(() => PersonaFiles.Parse(new Dictionary<string, string> { ["Personas/x.yaml"] = yaml }));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static Conversation Talk(string key, int seed = 1) => new(Files[key], Chance.For(seed, "+8613800000000"), Tongue.Chinese);
}
