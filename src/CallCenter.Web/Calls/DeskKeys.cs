using CallCenter.Web.Layout;
using CallCenter.Web.Parts;

namespace CallCenter.Web.Calls;

/// <summary>The sheet of keys for what the desk shows now.</summary>
public static class DeskKeys
{
    /// <summary>Keys of the line, the script and the branches of this call.</summary>
    public static IReadOnlyList<KeyGroup> Of(Texts texts, DeskView view)
    {
        List<KeyGroup> groups =
        [
            new(texts["keys.call"],
            [
                ("F2", texts["desk.dial"]), ("F4", texts["desk.mute"]), ("F8", texts["desk.hold"]),
                ("F9", texts["desk.hangUp"]), ("F10", texts["desk.callLater"]),
            ]),
            new(texts["keys.script"],
            [
                ("1–9", texts["desk.answers"]), ("Enter", texts["keys.enter"]), ("⌫", texts["desk.back"]), ("F6", texts["desk.note"]),
                ("F7", texts["keys.knowledge"]), ("F1", texts["keys.ask"]),
                ("/", texts["desk.say"]), ("Esc", texts["keys.escape"]), ("?", texts["keys.title"]),
            ]),
        ];
        if (view.Call is { } call)
            groups.Add(new(texts["desk.branches"], [.. call.Branches.Select(branch => (branch.Shortcut.ToString().ToUpperInvariant(), branch.Label))]));
        return groups;
    }
}
