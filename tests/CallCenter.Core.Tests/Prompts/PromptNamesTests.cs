using CallCenter.Core.Prompts;

namespace CallCenter.Core.Tests.Prompts;

public sealed class PromptNamesTests
{
    [Fact]
    public void Every_prompt_has_a_file_of_its_own_and_is_found_by_it()
    {
        Assert.Equal("recording-notice.txt", PromptNames.File(Prompt.RecordingNotice));
        Assert.Equal("hold.txt", PromptNames.File(Prompt.Hold));
        Assert.All(Enum.GetValues<Prompt>(), prompt => Assert.Equal(prompt, PromptNames.Of(PromptNames.File(prompt))));
        Assert.Null(PromptNames.Of("holding.txt"));
    }
}
