using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>Webhooks as they come over the wire: signed or not, late, twice, out of order, too large.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_wrong_signature_is_403_and_stores_nothing()
    {
        await using var product = await Product.Start();
        var (hands, call, sid) = await Talking(product);
        var before = await Count(product, call);
        (string, string)[] ended = [("CallSid", sid), ("CallStatus", "completed"), ("SequenceNumber", "99")];
        Assert.Equal(HttpStatusCode.Forbidden, await Post(product, call, "status/customer", ended, "nonsense"));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(product, call, "status/customer", ended, ""));
        Assert.Equal(before, await Count(product, call));
        Assert.Equal(CallPhase.Talking, (await hands.Until(call, _ => true, "state")).Phase);
    }

    [Fact]
    public async Task Duplicate_late_and_reordered_webhooks_have_no_effect_and_answer_204()
    {
        await using var product = await Product.Start();
        var (hands, call, sid) = await Talking(product);
        (string, string)[] ringing = [("CallSid", sid), ("CallStatus", "ringing"), ("SequenceNumber", "1"), ("SomethingNew", "kept apart")];
        (string, string)[] ended = [("CallSid", sid), ("CallStatus", "completed"), ("SequenceNumber", "99")];
        var before = await Count(product, call);
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", ringing));
        Assert.Equal(before, await Count(product, call));
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", ended));
        await hands.Reaches(call, CallPhase.WrapUp);
        var after = await Count(product, call);
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", ended));
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", ringing));
        (string, string)[] foreign = [("CallSid", "CAffffffffffffffffffffffffffffffff"), ("CallStatus", "in-progress"), ("SequenceNumber", "2")];
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", foreign));
        // The agent's leg may still be going down; the customer's stays as it was.
        await using var db = product.OpenDb();
        Assert.Single((await CallQueries.Events(db, call).ToListAsync()).Select(LiveCalls.Read), h => h.Event is LegEnded { Leg: Leg.Customer });
        Assert.True(await Count(product, call) - after <= 1);
    }

    [Fact]
    public async Task What_another_writer_keeps_us_from_storing_is_answered_503_so_that_the_carrier_says_it_again()
    {
        await using var product = await Product.Start();
        var (hands, call, sid) = await Talking(product);
        (string, string)[] ended = [("CallSid", sid), ("CallStatus", "completed"), ("SequenceNumber", "99")];
        await using var db = product.OpenDb();
        var seq = await db.Calls.Where(c => c.Id == call).Select(c => c.LastSeq).SingleAsync();
        await db.Calls.Where(c => c.Id == call).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSeq, seq + 1000));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Signed(product, call, "status/customer", ended));
        await db.Calls.Where(c => c.Id == call).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSeq, c => db.CallEvents.Count(e => e.CallId == call)));
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", ended));
        await hands.Reaches(call, CallPhase.WrapUp);
    }

    [Fact]
    public async Task Unknown_fields_and_events_are_kept_in_the_history_and_change_nothing()
    {
        await using var product = await Product.Start();
        var (hands, call, sid) = await Talking(product);
        (string, string)[] strange = [("CallSid", sid), ("CallStatus", "parked"), ("SequenceNumber", "50"), ("Lot", "7")];
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", strange));
        (string, string)[] spoken = [("ConferenceSid", "CF1"), ("StatusCallbackEvent", "participant-dances"), ("SequenceNumber", "51")];
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "conference", spoken));
        Assert.Equal(CallPhase.Talking, (await hands.Until(call, _ => true, "state")).Phase);
        (string, string)[] ended = [("CallSid", sid), ("CallStatus", "completed"), ("SequenceNumber", "99"), ("Mood", "glad")];
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, call, "status/customer", ended));
        await using var db = product.OpenDb();
        var said = (await CallQueries.Events(db, call).ToListAsync()).Select(LiveCalls.Read).Select(h => h.Event).OfType<CarrierSaid>().ToList();
        Assert.Equal(["status parked", "conference participant-dances", "status"], said.Select(s => s.What));
        Assert.Equal("""{"Mood":"glad"}""", said[^1].Fields);
        Assert.Contains("\"Lot\":\"7\"", said[0].Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_differ_only_by_case_are_signed_apart()
    {
        await using var product = await Product.Start();
        (string, string)[] odd = [("CallSid", "CA0"), ("callsid", "other"), ("CALLSID", ""), ("CallStatus", "ringing"), ("SequenceNumber", "1")];
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, Guid.NewGuid(), "status/customer", odd));
    }

    [Fact]
    public async Task An_unknown_call_is_answered_204_and_a_form_over_64_KB_is_refused()
    {
        await using var product = await Product.Start();
        (string, string)[] ringing = [("CallSid", "CA0"), ("CallStatus", "ringing"), ("SequenceNumber", "1")];
        Assert.Equal(HttpStatusCode.NoContent, await Signed(product, Guid.NewGuid(), "status/customer", ringing));
        var large = await Signed(product, Guid.NewGuid(), "status/customer", [("Text", new string('x', 70_000))]);
        Assert.True(large is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_agents_leg_is_told_to_join_the_conference_of_its_call()
    {
        await using var product = await Product.Start();
        var call = Guid.NewGuid();
        var (url, signature) = Sign(product, call, "agent-voice", []);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(WebhookSignature.Header, signature);
        using var response = await product.Client().SendAsync(request);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($">call-{call:N}</Conference>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(DeskHands Hands, Guid Call, string Sid)> Talking(Product product)
    {
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        var state = await hands.Until(call, s => s is { Phase: CallPhase.Talking, Customer.Sid: not null, ConferenceSid: not null }, "talking");
        return (hands, call, state.Customer.Sid!);
    }

    private static async Task<int> Count(Product product, Guid call)
    {
        await using var db = product.OpenDb();
        return await CallQueries.Events(db, call).CountAsync();
    }

    private static Task<HttpStatusCode> Signed(Product product, Guid call, string path, (string Name, string Value)[] form) =>
        Post(product, call, path, form, Sign(product, call, path, form).Signature);

    private static (string Url, string Signature) Sign(Product product, Guid call, string path, (string Name, string Value)[] form)
    {
        var options = product.Services.GetRequiredService<IOptions<TelephonyOptions>>().Value;
        var url = $"{options.PublicUrl}/twilio/calls/{call:N}/{path}";
        var fields = string.Concat(form.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.Name + f.Value));
        return (url, WebhookSignature.Sign(options.AuthToken, url + fields));
    }

    private static async Task<HttpStatusCode> Post(Product product, Guid call, string path, (string Name, string Value)[] form, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Sign(product, call, path, form).Url)
        {
            Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        if (signature.Length > 0) request.Headers.Add(WebhookSignature.Header, signature);
        using var client = product.Client();
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
