using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Ground;

public sealed class EventuallyTests
{
    [Fact]
    public async Task What_never_holds_is_named_after_the_given_time()
    {
        var late = await Assert.ThrowsAsync<TimeoutException>(() => Eventually.Holds(() => false, "the moon is green", TimeSpan.FromMilliseconds(60)));
        Assert.Contains("the moon is green", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_later_is_waited_for()
    {
        var asked = 0;
        await Eventually.Holds(() => ++asked == 3, "the third time");
        Assert.Equal(3, asked);
    }
}
