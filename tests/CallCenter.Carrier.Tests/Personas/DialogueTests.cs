using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Personas;

/// <summary>Whole conversations over the wire: an agent's sentences in, the customer's transcribed sentences out.</summary>
public sealed class DialogueTests
{
    [Fact]
    public async Task An_angry_customer_complains_asks_for_half_past_twelve_and_hangs_up_after_the_farewell()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk("+8613800000003");
        await Ask(talk, "您好，我是客服代表，请问您是机主本人吗？", "是我|是本人|我是");
        await Ask(talk, "上次答应您的师傅上门，请问按时去了吗？", "周三|没来");
        await Ask(talk, "请问您对我们的服务满意吗？", "不满意.*投诉");
        await Ask(talk, "非常抱歉，我为您登记投诉可以吗？", "投诉|登记");
        await Ask(talk, "请问什么时候给您回电比较好？", "十二点半");
        await Ask(talk, "好的，明天十二点半给您回电。", "十二点半");
        await Ask(talk, "感谢您的接听，祝您生活愉快，再见！", "再见");
        await lab.Receiver.Status(talk.Customer, "completed");
        var left = await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-leave");
        Assert.Equal((talk.Customer, "participant_hung_up"), (left["CallSid"], left["ReasonParticipantLeft"]));
    }

    [Fact]
    public async Task A_calm_customer_answers_every_step_and_lets_the_agent_end_the_talk()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk("+8613800000001");
        await Ask(talk, "您好，请问您是张先生本人吗？", "我");
        await Ask(talk, "为了保证服务质量，本次通话会录音。", "好的|可以");
        await Ask(talk, "您现在方便接听吗？", "方便|可以");
        await Ask(talk, "上次的故障解决了吗？", "解决了|好了|正常");
        await Ask(talk, "您对处理结果满意吗？", "满意");
        await Ask(talk, "最近的话费账单有疑问吗？", "账单|多了|费用");
        await Ask(talk, "请问还有什么可以帮您？", "没有|没别的");
        await Ask(talk, "感谢您的接听，再见。", "再见");
        await lab.Receiver.Status(talk.Customer, "completed");
    }

    [Fact]
    public async Task Somebody_else_answers_for_the_holder()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk("+8613800000004");
        await Ask(talk, "请问您是机主王先生本人吗？", "不是");
        await Ask(talk, "请问机主什么时候方便接听？", "七点|明天");
        await Ask(talk, "请问这个月的账单您清楚吗？", "不清楚|他在管");
    }

    [Theory]
    [InlineData("+8613800000002", "您现在方便接听吗？", "不方便")]
    [InlineData("+8613800000005", "您好，请问您是机主本人吗？", "诈骗|骗子")]
    [InlineData("+8613800000005", "我的工号是1001，您可以拨打官方热线核实。", "热线|自己去问")]
    [InlineData("+8613800000008", "请问故障解决了吗？", "手机")]
    [InlineData("+8613800000002", "Is now a good time to talk?", "not convenient|busy")]
    [InlineData("+8613800000003", "Are you satisfied with our service?", "[Nn]ot satisfied")]
    [InlineData("+8613800000004", "Am I speaking to the account holder?", "wife|husband")]
    [InlineData("+8613800000005", "Am I speaking to the account holder?", "scam|fraud")]
    [InlineData("+8613800000008", "Has the fault been resolved?", "phone")]
    [InlineData("+14155550101", "Did the technician visit as agreed?", "Wednesday|came")]
    public async Task Each_persona_answers_in_the_language_it_is_spoken_to(string number, string sentence, string answer)
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(number);
        await Ask(talk, sentence, answer);
    }

    [Fact]
    public async Task A_number_can_be_given_another_persona()
    {
        await using var lab = await CarrierLab.Start(o => o.Personas["+8613800000001"] = "busy-signal");
        var call = await lab.Call("+8613800000001", "Twiml", "<Response/>");
        await lab.Receiver.Status(call.Text("sid"), "busy");
    }

    [Fact]
    public async Task Silence_makes_the_customer_ask_whether_anybody_is_there()
    {
        await using var lab = await CarrierLab.Start(o => o.Patience = 0.01);
        var talk = await lab.Talk("+8613800000000");
        Assert.StartsWith("喂", await talk.CustomerSays(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_angry_customer_does_not_stay_on_hold_for_ever()
    {
        await using var lab = await CarrierLab.Start(o => o.Patience = 0.005);
        var talk = await lab.Talk("+8613800000003");
        await lab.Post($"/Conferences/{talk.Conference}/Participants/customer.json", "Hold", "true");
        await lab.Receiver.Status(talk.Customer, "completed");
    }

    [Fact]
    public async Task A_customer_left_alone_on_the_line_hangs_up_in_the_end()
    {
        await using var lab = await CarrierLab.Start(o => o.Patience = 0.02);
        var agent = (await lab.Join("room", CarrierLab.Agent)).Text("call_sid");
        var customer = (await lab.Join("room", "+8613800000000")).Text("call_sid");
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "conference-start");
        await lab.Post($"/simulator/calls/{agent}/hangup");
        await lab.Receiver.Status(customer, "completed");
    }

    private static async Task Ask(Talk talk, string sentence, string answer)
    {
        await talk.AgentSays(sentence);
        Assert.Matches(answer, await talk.CustomerSays());
    }
}
