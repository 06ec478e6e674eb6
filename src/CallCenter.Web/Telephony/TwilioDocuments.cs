using System.Xml.Linq;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Prompts;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;

namespace CallCenter.Web.Telephony;

/// <summary>Where the carrier asks what a leg shall hear: signed forms in, documents out.</summary>
internal static class TwilioDocuments
{
    private const string Fallback =
        """<?xml version="1.0" encoding="UTF-8"?><Response><Say language="cmn-CN" voice="Polly.Zhiyu">非常抱歉，系统暂时繁忙，我们会尽快给您回电话。</Say><Say language="en-US" voice="Polly.Joanna">We are sorry, something went wrong on our side. We will call you back.</Say><Hangup/></Response>""";

    /// <summary>What needs neither database nor settings, and so is there when nothing else is. It says nothing about anybody: anyone may read it.</summary>
    public static void MapStaticDocuments(this RouteGroupBuilder twilio)
    {
        twilio.MapMethods("/fallback", ["GET", "POST"], () => Results.Text(Fallback, "text/xml"));
        twilio.MapGet("/music.wav", () => Results.Bytes(HoldMusic.Wav, "audio/wav"));
    }

    public static void MapDocuments(this RouteGroupBuilder calls)
    {
        calls.MapPost("/agent-voice", AgentVoiceAsync);
        calls.MapPost("/agent-left", () => Document(Twiml.HangUp()));
        calls.MapPost("/hold", async (Guid call, LiveCalls live, PromptVoice prompts, CallAddresses addresses) =>
            await SpokenAsync(call, live, locale => Twiml.Hold(prompts.Of(locale), prompts.Text(Prompt.Hold, locale), addresses.Music)));
        calls.MapPost("/say/{prompt}", async (Guid call, Prompt prompt, LiveCalls live, PromptVoice prompts) =>
            await SpokenAsync(call, live, locale => Twiml.Announce(prompts.Of(locale), prompts.Text(prompt, locale))));
        calls.MapPost("/voicemail", async (Guid call, LiveCalls live, PromptVoice prompts) =>
            await SpokenAsync(call, live, locale => Twiml.Farewell(prompts.Of(locale), prompts.Text(Prompt.Voicemail, locale))));
        calls.MapPost("/lost", async (Guid call, LiveCalls live, PromptVoice prompts) =>
            await SpokenAsync(call, live, locale => Twiml.Farewell(prompts.Of(locale), prompts.Text(Prompt.AgentLost, locale))));
        calls.MapPost("/survey", async (Guid call, LiveCalls live, PromptVoice prompts, CallAddresses addresses) =>
            await SpokenAsync(call, live, locale => Twiml.Ask(new(prompts.Of(locale), prompts.Text(Prompt.SurveyInvite, locale), addresses.SurveyAnswer(call)))));
        calls.MapPost("/survey-answer", async (Guid call, WebhookRequest request, CallDesk desk, LiveCalls live, PromptVoice prompts) =>
        {
            await AnsweredAsync(call, request.Form, desk);
            return await SpokenAsync(call, live, locale => request.Form["Digits"].Length == 0
                ? Twiml.HangUp() : Twiml.Farewell(prompts.Of(locale), prompts.Text(Prompt.SurveyThanks, locale)));
        });
    }

    /// <summary>The agent's leg joins the conference of its call; one that comes when all is over is put down.</summary>
    private static async Task<IResult> AgentVoiceAsync(Guid call, LiveCalls live, CallAddresses addresses) =>
        await live.StateAsync(call) is { ClosedAt: not null } or { EndedAt: not null }
            ? Document(Twiml.HangUp())
            : Document(Twiml.Join(new(CallAddresses.ConferenceName(call), "agent", addresses.Conference(call), addresses.AgentLeft(call))
            {
                Muted = live.Peek(call) is { Muted: true },
            }));

    private static Task<CallReply> AnsweredAsync(Guid call, WebhookForm form, CallDesk desk) =>
        desk.SendAsync(new Actor.Carrier(), call, new ReportSurvey(form["Digits"]) { SourceKey = $"survey:{form["CallSid"]}" });

    private static async Task<IResult> SpokenAsync(Guid call, LiveCalls live, Func<string, XElement> document) =>
        Document(document((await live.StateAsync(call))?.Order.Locale ?? PhraseLibrary.Fallback));

    private static IResult Document(XElement response) => Results.Text(Twiml.Write(response), "text/xml");
}
