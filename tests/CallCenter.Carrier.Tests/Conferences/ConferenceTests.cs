using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Conferences;

public sealed class ConferenceTests
{
    private const string Customer = "+8613800000000";

    [Fact]
    public async Task Agent_and_customer_meet_and_the_end_is_told_in_order()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        var seen = await lab.Get($"/Conferences/{talk.Conference}/Participants.json");
        Assert.Equal(["customer", "agent"], seen.Body!["participants"]!.AsArray().Select(p => (string?)p!["label"]));
        Assert.All(seen.Body!["participants"]!.AsArray(), p => Assert.Equal("connected", (string?)p!["status"]));
        Assert.Equal("in-progress", (await lab.Get($"/Conferences/{talk.Conference}.json")).Text("status"));
        await lab.Post($"/simulator/calls/{talk.Agent}/hangup");
        var end = await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "conference-end");
        Assert.Equal("participant-with-end-conference-on-exit-left", end["ReasonConferenceEnded"]);
        Assert.Equal((talk.Agent, "agent"), (end["CallSidEndingConference"], end["ParticipantLabelEndingConference"]));
        await lab.Receiver.Status(talk.Customer, "completed");
        var events = lab.Receiver.All.Where(h => h.Path == "/conference").ToList();
        Assert.Equal(["participant-join", "participant-join", "conference-start", "participant-leave", "participant-leave", "conference-end"], events.Select(e => e["StatusCallbackEvent"]));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], events.Select(e => e["SequenceNumber"]));
        Assert.Equal(["participant_hung_up", "moderator_ended_conference"], events.Select(e => e["ReasonParticipantLeft"]).Where(r => r.Length > 0));
        Assert.All(events, e => Assert.True(e.Genuine));
        Assert.Equal("completed", (await lab.Get($"/Conferences/{talk.Conference}.json")).Text("status"));
    }

    [Fact]
    public async Task Mute_hold_and_coaching_are_shown_and_told()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        var seat = $"/Conferences/{talk.Conference}/Participants/customer.json";
        Assert.Equal("true", (await lab.Post(seat, "Hold", "true")).Text("hold"));
        Assert.Equal(talk.Customer, (await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-hold"))["CallSid"]);
        await lab.Post(seat, "Hold", "false");
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-unhold");
        await lab.Post($"/Conferences/{talk.Conference}/Participants/{talk.Agent}.json", "Muted", "true");
        Assert.Equal("true", (await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-mute"))["Muted"]);
        var held = await lab.Get($"/Conferences/{talk.Conference}/Participants.json?Muted=true");
        Assert.Equal(talk.Agent, (string?)held.Body!["participants"]!.AsArray().Single()!["call_sid"]);
        await lab.Post(seat, "Coaching", "true", "CallSidToCoach", talk.Agent);
        Assert.Equal("true", (await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-modify"))["Coaching"]);
    }

    [Fact]
    public async Task A_kicked_participant_is_gone_and_its_call_ends()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        var path = $"/Conferences/{talk.Conference}/Participants/customer.json";
        Assert.Equal(204, (await lab.Delete(path)).Status);
        Assert.Equal(404, (await lab.Get(path)).Status);
        await lab.Receiver.Status(talk.Customer, "completed");
        Assert.Equal("participant_updated_via_api", (await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-leave"))["ReasonParticipantLeft"]);
        await lab.UntilStatus(talk.Agent, "in-progress");
    }

    [Fact]
    public async Task A_conference_is_ended_over_rest()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        Assert.Equal("completed", (await lab.Post($"/Conferences/{talk.Conference}.json", "Status", "completed")).Text("status"));
        Assert.Equal("conference-ended-via-api", (await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "conference-end"))["ReasonConferenceEnded"]);
        await lab.Receiver.Status(talk.Agent, "completed");
        await lab.Receiver.Status(talk.Customer, "completed");
        var named = await lab.Get("/Conferences.json?FriendlyName=room&Status=completed");
        Assert.Equal(talk.Conference, (string?)named.Body!["conferences"]!.AsArray().Single()!["sid"]);
        Assert.Empty((await lab.Get("/Conferences.json?FriendlyName=room&Status=in-progress")).Body!["conferences"]!.AsArray());
    }

    [Fact]
    public async Task A_customer_who_does_not_answer_never_joins()
    {
        await using var lab = await CarrierLab.Start();
        await lab.Join("room", CarrierLab.Agent);
        var customer = (await lab.Join("room", "+8613800000086")).Text("call_sid");
        await lab.Receiver.Status(customer, "busy");
        var left = await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-leave");
        Assert.Equal((customer, "participant_add_failed"), (left["CallSid"], left["ReasonParticipantLeft"]));
        Assert.DoesNotContain(lab.Receiver.All, h => h["StatusCallbackEvent"] == "conference-start");
    }

    [Fact]
    public async Task A_leg_joins_by_twiml_and_goes_on_with_the_action_afterwards()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/agent", $"""
            <Response><Dial action="/after"><Conference endConferenceOnExit="false" participantLabel="agent" statusCallback="{lab.Receiver.At("/conference")}" statusCallbackEvent="start end join leave">room 7</Conference></Dial></Response>
            """);
        lab.Receiver.Answer("/after", "<Response><Hangup/></Response>");
        var agent = (await lab.Call(CarrierLab.Agent, "Url", lab.Receiver.At("/agent"))).Text("sid");
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-join" && h["CallSid"] == agent);
        var customer = await lab.Join("room%207", Customer);
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "conference-start");
        await lab.Post($"/Conferences/{customer.Text("conference_sid")}.json", "Status", "completed");
        var after = await lab.Receiver.Next(h => h.Path == "/after");
        Assert.Equal("answered", after["DialCallStatus"]);
        await lab.Receiver.Status(agent, "completed");
    }
}
