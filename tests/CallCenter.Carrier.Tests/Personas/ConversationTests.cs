using CallCenter.Carrier.Personas;

namespace CallCenter.Carrier.Tests.Personas;

public sealed class ConversationTests
{
    private static readonly PersonaFiles Files = PersonaFiles.Load();

    [Fact]
    public void Every_persona_named_by_the_contract_is_there()
    {
        string[] keys = ["angry", "blocked", "busy", "busy-signal", "calm", "complaint-listed", "declined", "handset", "in-arrears", "no-answer", "not-holder", "not-in-service", "out-of-area",
            "outside-window", "region-barred", "softphone", "suspects-fraud", "switched-off", "talker", "too-frequent", "voicemail"];
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

    [Theory]
    [InlineData("calm", "请问您是李女士本人吗？", "我")]
    [InlineData("calm", "今天打来是想看看当时说的事落实得怎么样，您现在方便吗？", "方便|可以")]
    [InlineData("calm", "上次我们答应您月底前调整套餐。请问这件事办到了吗？", "办|落实")]
    [InlineData("calm", "从上次回访到现在，使用上有没有什么新情况？", "没")]
    [InlineData("calm", "最近打电话、上网都正常吗？", "信号|网速")]
    [InlineData("calm", "对我们的服务，您有什么建议吗？", "没")]
    [InlineData("calm", "维修人员会和您联系，进展也会告诉您，可以吗？", "可以")]
    [InlineData("calm", "您好，请问能听到我说话吗？", "听")]
    [InlineData("calm", "Last time we promised you a new bundle. Has it been done?", "done")]
    [InlineData("calm", "All in all, how do you find our service. Good, fair, or not good enough?", "[Ss]atisfied")]
    [InlineData("calm", "Has anything new come up with your service since we last spoke?", "Nothing|same")]
    [InlineData("calm", "When would be a good time to get back to you?", "ten|three")]
    [InlineData("angry", "上次您反映的问题，现在都解决了吗？", "没有?解决|根本没解决")]
    [InlineData("angry", "总的来说，您对我们的服务满意、一般，还是不满意？", "投诉")]
    [InlineData("angry", "让您不满意了，很抱歉。您请说，我在听，也会完整地记下来。", "三次")]
    [InlineData("angry", "好的，我现在为您登记投诉，二十四小时以内给您答复。", "登记")]
    [InlineData("angry", "投诉已经登记，编号是12号。我们接着说完回访，还是先到这里？", "十二点半")]
    [InlineData("angry", "事情没有办好，向您诚恳道歉。您看什么时间给您答复方便？", "十二点半")]
    [InlineData("angry", "Your complaint is registered under number 12.", "half past twelve|12:30")]
    [InlineData("busy", "不好意思打扰您了。您看什么时间方便，我再给您打过来？", "三点")]
    [InlineData("not-holder", "打扰您了。请问您和机主是什么关系，机主什么时候接听比较方便？", "爱人.*(七点|上午)")]
    [InlineData("not-holder", "How are you related to the account holder, and when would be a good time to reach them?", "wife.*(seven|tomorrow)")]
    [InlineData("suspects-fraud", "您好！我是客户经理，工号1001。", "诈骗|证明")]
    [InlineData("suspects-fraud", "您可以先挂机，拨打官方客服热线核实。", "热线|自己去问")]
    [InlineData("handset", "最近打电话、上网都正常吗？", "手机")]
    [InlineData("handset", "请您挂机后重启手机，再看看飞行模式关了没有。", "重启|试试")]
    public void Each_step_of_a_second_callback_gets_an_answer_that_makes_sense(string key, string sentence, string answer)
    {
        for (var seed = 0; seed < 8; seed++) Assert.Matches(answer, Talk(key, seed).Hear([sentence], byPerson: true).Text);
    }

    [Theory]
    [InlineData("not-holder", "好的，请您方便时转告机主，我们会再联系。谢谢您，再见！")]
    [InlineData("calm", "请问没有别的事了吧？那就再见。")]
    [InlineData("busy", "好的，那就按约好的时间联系您。谢谢您，再见！")]
    [InlineData("handset", "Thank you for taking this call. Our hotline can tell you more about your phone. Goodbye.")]
    public void A_goodbye_counts_whatever_else_the_sentence_holds(string key, string sentence) =>
        Assert.True(Talk(key).Hear([sentence], byPerson: true).HangsUp);

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
