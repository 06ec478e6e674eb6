using System.Threading.Channels;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Calls;

/// <summary>One leg. Changed only under the switchboard's gate.</summary>
internal sealed class Call(string account, CallPlan plan, Persona persona, DateTimeOffset now) : IDisposable
{
    private readonly CancellationTokenSource _life = new();
    private CancellationToken? _token;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Sid { get; } = Hosting.Sid.New("CA");

    public string Account { get; } = account;

    public CallPlan Plan { get; set; } = plan;

    public Persona Persona { get; } = persona;

    public Call? Parent { get; init; }

    /// <summary>Somebody rang the account, instead of the account somebody.</summary>
    public bool Inbound { get; init; }

    /// <summary>Number or address of the simulated person on this leg.</summary>
    public string Person => Inbound ? Plan.From : Plan.To;

    public CallDirection Direction => Inbound ? CallDirection.Inbound : Parent is null ? CallDirection.OutboundApi : CallDirection.OutboundDial;

    public CallStatus Status { get; set; } = CallStatus.Queued;

    public DateTimeOffset Created { get; } = now;

    public DateTimeOffset Updated { get; set; } = now;

    /// <summary>When it left the queue.</summary>
    public DateTimeOffset? Dialled { get; set; }

    public DateTimeOffset? Answered { get; set; }

    public DateTimeOffset? Ended { get; set; }

    public TimeSpan QueueTime { get; init; }

    public AnsweredBy? AnsweredBy { get; set; }

    /// <summary>How long it took to tell who answered.</summary>
    public TimeSpan DetectionTook { get; set; }

    public int? SipCode { get; set; }

    /// <summary>The carrier's own code of the end, when it gives one.</summary>
    public int? CarrierCode { get; set; }

    /// <summary>Number of the next status callback that is sent.</summary>
    public int NextSequence { get; set; }

    /// <summary>Its place in a conference, when it has one.</summary>
    public Participant? Seat { get; set; }

    /// <summary>The other end of a Dial, when bridged.</summary>
    public Call? Peer { get; set; }

    /// <summary>Set by an update over REST: what the leg does instead.</summary>
    public Course? NextCourse { get; set; }

    /// <summary>The course it is on; cancelled by a redirect.</summary>
    public CancellationTokenSource? Turn { get; set; }

    public List<Transcription> Transcriptions { get; } = [];

    public List<Recording> Recordings { get; } = [];

    /// <summary>Things that went wrong with the customer's server or TwiML, as the debugger would list them.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What reaches the person's ear.</summary>
    public Channel<Heard> Ears { get; } = Channel.CreateBounded<Heard>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>What the person has said, for TwiML that listens.</summary>
    public Channel<string> Said { get; } = Channel.CreateBounded<string>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Keys the person presses.</summary>
    public Channel<char> Keys { get; } = Channel.CreateBounded<char>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>The utterance being spoken: the next one waits for it.</summary>
    public Task Mouth { get; set; } = Task.CompletedTask;

    // Kept: a call that was deleted is asked for it by what still winds down.
    public CancellationToken Life => _token ??= _life.Token;

    /// <summary>Completes when the call is over.</summary>
    public Task Over => _over.Task;

    public bool IsOver => Status is not (CallStatus.Queued or CallStatus.Ringing or CallStatus.InProgress);

    /// <summary>Whole seconds from answer to end, begun ones counted; 0 when never answered.</summary>
    public int DurationSeconds(DateTimeOffset now) => Answered is { } from ? (int)Math.Ceiling(((Ended ?? now) - from).TotalSeconds) : 0;

    /// <summary>Stops everything that runs for this call, outside the caller's lock.</summary>
    public void Finish()
    {
        _over.TrySetResult();
        _ = _life.CancelAsync();
    }

    public void Dispose() => _life.Dispose();
}

/// <param name="Text">What was said.</param>
/// <param name="ByPerson">False for announcements, which nobody answers out of politeness.</param>
internal sealed record Heard(string Text, bool ByPerson)
{
    /// <summary>No words: somebody came, left, or the music of the hold began or ended.</summary>
    public static Heard Click { get; } = new("", ByPerson: false);
}
