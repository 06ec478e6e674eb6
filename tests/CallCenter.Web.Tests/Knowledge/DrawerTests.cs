using Bunit;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Layout;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Knowledge;

/// <summary>The drawer of the desk with real articles and a real person.</summary>
public sealed class DrawerTests(DrawerTests.Running running) : IClassFixture<DrawerTests.Running>, IDisposable
{
    private readonly BunitContext context = new();
    private bool closed;

    public void Dispose() => context.Dispose();

    [Fact]
    public void Before_anything_is_typed_it_shows_what_fits_the_step_and_the_notices_of_the_day()
    {
        var drawer = Open("国际漫游");
        Assert.Contains("漫游", drawer.Find("[data-testid=knowledge-row]").TextContent, StringComparison.Ordinal);
        Assert.Empty(drawer.FindAll("[data-key=F1]"));
    }

    [Fact]
    public void What_the_step_links_to_is_open_at_once_and_the_list_is_one_step_back()
    {
        var drawer = Open("报障", "weak-signal", "gone");
        Assert.Contains("先分清范围", drawer.Find("[data-testid=article-answer]").TextContent, StringComparison.Ordinal);
        drawer.Find(".drawer-body button").Click();
        drawer.WaitForAssertion(() => Assert.Contains("信号差", drawer.Find("[data-testid=knowledge-row]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Typing_finds_the_arrows_pick_Enter_opens_and_the_first_line_answers()
    {
        var drawer = Open();
        drawer.Find("input").Input("漫游");
        drawer.WaitForAssertion(() => Assert.NotEmpty(drawer.FindAll("mark")), TimeSpan.FromSeconds(5));
        Assert.Equal("article-0", drawer.Find("input").GetAttribute("aria-activedescendant"));
        drawer.Find("input").KeyDown("ArrowDown");
        drawer.WaitForAssertion(() => Assert.Equal("true", drawer.Find("#article-1").GetAttribute("aria-selected")), TimeSpan.FromSeconds(5));
        var answer = drawer.Find("#article-1 .found-answer").TextContent.Trim();
        drawer.Find("form").Submit();
        drawer.WaitForAssertion(() => Assert.Equal(answer, drawer.Find("[data-testid=article-answer]").TextContent.Trim()), TimeSpan.FromSeconds(5));
        Assert.NotEmpty(drawer.FindAll(".article-text li"));
    }

    [Fact]
    public async Task What_is_not_found_is_asked_of_the_department_with_one_key()
    {
        var drawer = Open();
        drawer.Find("input").Input("鲲鹏量子");
        drawer.WaitForAssertion(() => Assert.NotEmpty(drawer.FindAll("[data-key=F1]")), TimeSpan.FromSeconds(5));
        Assert.Empty(drawer.FindAll("[data-testid=knowledge-row]"));
        await drawer.Find("[data-key=F1]").ClickAsync(new());
        drawer.WaitForAssertion(() => Assert.Contains("8 个工作小时内答复您", drawer.Find("[data-testid=question-told]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        await using var db = running.Product.OpenDb();
        var asked = Assert.Single(db.Questions, x => x.Text == "鲲鹏量子");
        Assert.True(asked.DueAt > asked.AskedAt);
    }

    [Fact]
    public void Its_cross_closes_it()
    {
        Open().Find("[data-key=Escape]").Click();
        Assert.True(closed);
    }

    private IRenderedComponent<KnowledgeDrawer> Open(string step = "", params string[] linked)
    {
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton(new DrawerSession(running.Room()));
        return context.Render<KnowledgeDrawer>(p => p
            .Add(x => x.Moment, new DeskMoment(CallId: null, "zh-CN", step) { Linked = linked }).Add(x => x.Now, DateTimeOffset.UnixEpoch)
            .Add(x => x.OnClose, () => closed = true).AddCascadingValue(Texts.Chinese));
    }

    /// <summary>One product for all.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private DeskHands? hands;

        public Product Product { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Product = await Product.Start();
            hands = await DeskHands.Seated(Product, "+8613800005670");
        }

        /// <summary>The room of the agent who sits at the desk.</summary>
        internal KnowledgeRoom Room() =>
            ActivatorUtilities.CreateInstance<KnowledgeRoom>(Product.Services.CreateScope().ServiceProvider, hands!.Who());

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
