using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Support;

/// <summary>One person's browser: what the console and the page complained about is kept and can be asked.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Person(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => { if (message.Type == "error") Note($"console: {message.Text}"); };
        page.PageError += (_, error) => Note($"page: {error}");
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and uncaught exceptions, in order.</summary>
    public IReadOnlyList<string> Complaints { get { lock (_complaints) return [.. _complaints]; } }

    /// <summary>Hands the complaints over and begins anew.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        lock (_complaints)
        {
            List<string> taken = [.. _complaints];
            _complaints.Clear();
            return taken;
        }
    }

    /// <summary>A second tab of the same person.</summary>
    public Task<IPage> SecondTab() => _context.NewPageAsync();

    public async ValueTask DisposeAsync() => await _context.CloseAsync().Bounded("the person's window closes");

    /// <summary>Presses one key, whatever has the focus.</summary>
    public Task Press(string key) => Page.Keyboard.PressAsync(key).Bounded($"the key {key}");

    /// <summary>Types into what has the focus.</summary>
    public Task Type(string text, float delay = 0) => Page.Keyboard.TypeAsync(text, new() { Delay = delay }).Bounded($"typing '{text}'");

    private void Note(string complaint) { lock (_complaints) _complaints.Add(complaint); }
}
