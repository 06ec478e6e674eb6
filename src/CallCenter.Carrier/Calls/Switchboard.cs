using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Messages;
using CallCenter.Carrier.Recordings;

namespace CallCenter.Carrier.Calls;

/// <summary>All that is known of calls, conferences and recordings. Read and changed under <see cref="Gate"/>.</summary>
internal sealed class Switchboard(CarrierOptions options)
{
    private readonly Dictionary<string, Call> _calls = [];
    private readonly Dictionary<string, Conference> _conferences = [];
    private readonly Dictionary<string, Conference> _conferencesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Recording> _recordings = [];
    private readonly Dictionary<string, Message> _messages = [];
    private readonly List<Call> _inOrder = [];
    private readonly List<Conference> _conferencesInOrder = [];

    public Lock Gate { get; } = new();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Call> Calls => _inOrder;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Conference> Conferences => _conferencesInOrder;

    /// <summary>Oldest first.</summary>
    public IEnumerable<Message> Messages => _messages.Values.OrderBy(m => m.Created);

    public IEnumerable<Recording> Recordings => _recordings.Values;

    public Call? Call(string sid) => _calls.GetValueOrDefault(sid);

    public Conference? Conference(string sid) => _conferences.GetValueOrDefault(sid);

    public Recording? Recording(string sid) => _recordings.GetValueOrDefault(sid);

    public Message? Message(string sid) => _messages.GetValueOrDefault(sid);

    /// <summary>The running conference of that name, if any: a name can be used again after the end.</summary>
    public Conference? ConferenceNamed(string name) => _conferencesByName.GetValueOrDefault(name) is { IsOver: false } running ? running : null;

    public void Add(Call call)
    {
        _calls.Add(call.Sid, call);
        _inOrder.Add(call);
    }

    public void Add(Conference conference)
    {
        _conferences.Add(conference.Sid, conference);
        _conferencesByName[conference.FriendlyName] = conference;
        _conferencesInOrder.Add(conference);
    }

    public void Add(Recording recording) => _recordings.Add(recording.Sid, recording);

    public void Add(Message message) => _messages.Add(message.Sid, message);

    public void Remove(Message message) => _messages.Remove(message.Sid);

    public void Remove(Recording recording) => _recordings.Remove(recording.Sid);

    public void Remove(Call call)
    {
        _calls.Remove(call.Sid);
        _inOrder.Remove(call);
        Forget(call);
    }

    /// <summary>Forgets what ended too long ago, and the oldest of what is too much.</summary>
    public void Sweep(DateTimeOffset now)
    {
        var before = now - options.KeepEndedFor;
        var tooMany = _inOrder.Count(c => c.IsOver) - options.KeepEnded;
        var gone = _inOrder.Where(c => c.IsOver).Where((c, index) => c.Ended < before || index < tooMany).ToHashSet();
        _inOrder.RemoveAll(gone.Contains);
        foreach (var call in gone)
        {
            _calls.Remove(call.Sid);
            Forget(call);
        }

        ForgetMessages(before);
        var spare = _conferencesInOrder.Count(c => c.IsOver) - options.KeepEnded;
        var ended = _conferencesInOrder.Where(c => c.IsOver).Where((c, index) => c.Updated < before || index < spare).ToHashSet();
        _conferencesInOrder.RemoveAll(ended.Contains);
        foreach (var conference in ended)
        {
            _conferences.Remove(conference.Sid);
            foreach (var recording in conference.Recordings) _recordings.Remove(recording.Sid);
            if (_conferencesByName.GetValueOrDefault(conference.FriendlyName) == conference) _conferencesByName.Remove(conference.FriendlyName);
        }
    }

    private void ForgetMessages(DateTimeOffset before)
    {
        foreach (var message in _messages.Values.Where(m => m.IsOver && m.Updated < before).ToList()) _messages.Remove(message.Sid);
    }

    private void Forget(Call call)
    {
        foreach (var recording in call.Recordings) _recordings.Remove(recording.Sid);
        call.Dispose();
    }
}

/// <summary>Sweeps the switchboard once a minute.</summary>
internal sealed class Sweep(Switchboard board, Timing timing, Errands errands) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        errands.Run(Loop, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Loop(CancellationToken ct)
    {
        while (true)
        {
            await timing.Exact(TimeSpan.FromMinutes(1), ct);
            lock (board.Gate) board.Sweep(timing.Now);
        }
    }
}
