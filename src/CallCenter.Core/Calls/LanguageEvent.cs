using CallCenter.Core.People;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>The talk goes on in another language or dialect, in the script of that language where there is one.</summary>
/// <param name="Language">What is spoken now, one of <see cref="Languages"/>.</param>
/// <param name="Other">The same script in that language, or the one that stands in for it.</param>
public sealed record ChangeLanguage(string Language, Script Other) : CallCommand(Act.AnswerScriptStep);

/// <summary>The talk goes on in another language; whoever takes the next callback speaks it. domain §2, branch <c>language</c>.</summary>
/// <param name="Language">What is spoken now, one of <see cref="Languages"/>.</param>
/// <param name="Locale">Language of the script from now on.</param>
/// <param name="ScriptVersion">The version the call keeps from now on.</param>
/// <param name="To">The step shown now: the same, where the other script has it.</param>
/// <param name="ReturnTo">Where the branch leads back to.</param>
/// <param name="Ended">The closing was said.</param>
/// <param name="Gone">Steps that were shown and that the other script does not have.</param>
/// <param name="Dropped">Steps whose answer is to be asked again.</param>
public sealed record LanguageChanged(
    string Language, string Locale, string ScriptVersion, string To, string? ReturnTo, bool Ended,
    IReadOnlyList<string> Gone, IReadOnlyList<string> Dropped) : CallEvent;

/// <summary>What came of a change of language, for the screen.</summary>
/// <param name="Language">What is spoken now.</param>
/// <param name="Kept">How many answers were kept.</param>
/// <param name="Dropped">Steps to be asked again.</param>
public sealed record LanguageState(string Language, int Kept, IReadOnlyList<string> Dropped);
