using System.Collections.Frozen;

namespace CallCenter.Web.Parts;

/// <summary>The icons of the screens, as the inside of a 16 × 16 SVG drawn with one stroke.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["brand"] = """<path d="M2.5 8a5.5 5.5 0 0 1 11 0"/><rect x="1.5" y="8" width="3" height="4.5" rx="1"/><rect x="11.5" y="8" width="3" height="4.5" rx="1"/><path d="M13 12.5c0 1.2-1.6 1.8-3.6 1.8"/>""",
        ["phone"] = """<path d="M5.2 2.2 3.6 2.6C2.7 2.9 2.2 3.7 2.4 4.6c.9 4.5 4.5 8.1 9 9 .9.2 1.7-.3 2-1.2l.4-1.6-3-1.6-1.3 1.3C7.700 9.700 6.300 8.300 5.500 6.500l1.3-1.300z"/>""",
        ["hangup"] = """<path d="M1.800 9.200c3.500-3.400 8.900-3.400 12.400 0l-1.300 1.900-2.700-1V8.300a8 8 0 0 0-4.400 0v1.800l-2.700 1z"/>""",
        ["mute"] = """<rect x="6" y="1.500" width="4" height="7.500" rx="2"/><path d="M3.500 7.500a4.500 4.500 0 0 0 9 0M8 12v2.500M2 2l12 12"/>""",
        ["microphone"] = """<rect x="6" y="1.500" width="4" height="7.500" rx="2"/><path d="M3.500 7.500a4.500 4.500 0 0 0 9 0M8 12v2.500"/>""",
        ["hold"] = """<path d="M5.500 3v10M10.500 3v10"/>""",
        ["resume"] = """<path d="M4.500 2.800v10.400L13 8z"/>""",
        ["eye"] = """<path d="M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8z"/><circle cx="8" cy="8" r="2"/>""",
        ["alert"] = """<path d="M8 2 14.500 13.500h-13zM8 6.500v3.500M8 11.800v.1"/>""",
        ["check"] = """<path d="m3 8.500 3.300 3.300L13 4.800"/>""",
        ["cross"] = """<path d="m4 4 8 8M12 4l-8 8"/>""",
        ["circle"] = """<circle cx="8" cy="8" r="5"/>""",
        ["bell"] = """<path d="M3.500 11.500h9c-1-1.200-1.200-2.200-1.200-4.300a3.300 3.300 0 0 0-6.600 0c0 2.100-.2 3.100-1.200 4.300zM6.700 13.700a1.500 1.500 0 0 0 2.600 0"/>""",
        ["clock"] = """<circle cx="8" cy="8" r="6"/><path d="M8 4.500V8l2.500 1.500"/>""",
        ["theme"] = """<circle cx="8" cy="8" r="6"/><path d="M8 2v12a6 6 0 0 0 0-12z" fill="currentColor"/>""",
        ["settings"] = """<path d="M2 4.500h7M12 4.500h2M2 11.500h2M7 11.500h7"/><circle cx="10.500" cy="4.500" r="1.500"/><circle cx="5.500" cy="11.500" r="1.500"/>""",
        ["leave"] = """<path d="M6.500 2.500h-3v11h3M9.500 5l3 3-3 3M12.500 8h-7"/>""",
        ["search"] = """<circle cx="7" cy="7" r="4.500"/><path d="m10.500 10.500 3.500 3.500"/>""",
        ["back"] = """<path d="M9.500 3.500 5 8l4.500 4.500"/>""",
        ["next"] = """<path d="M6.500 3.500 11 8l-4.500 4.500"/>""",
        ["down"] = """<path d="m3.500 6 4.500 4.500L12.500 6"/>""",
        ["calendar"] = """<rect x="2" y="3" width="12" height="11" rx="1.500"/><path d="M2 6.500h12M5.500 1.500V4M10.500 1.500V4"/>""",
        ["person"] = """<circle cx="8" cy="5.200" r="2.700"/><path d="M2.800 14c.4-2.900 2.500-4.300 5.200-4.300s4.800 1.400 5.200 4.300"/>""",
        ["note"] = """<path d="M3 2.500h10v8l-3 3H3zM5.500 6h5M5.500 9h3"/>""",
        ["stop"] = """<circle cx="8" cy="8" r="6"/><path d="m3.800 3.800 8.400 8.400"/>""",
        ["keyboard"] = """<rect x="1.500" y="4" width="13" height="8.500" rx="1.500"/><path d="M4 6.700h.1M6.600 6.700h.1M9.300 6.700h.1M11.900 6.700h.1M5 10h6"/>""",
        ["download"] = """<path d="M8 2.500v8M4.800 7.500 8 10.700l3.200-3.200M2.500 13.500h11"/>""",
        ["columns"] = """<rect x="2" y="3" width="12" height="10" rx="1"/><path d="M6 3v10M10 3v10"/>""",
        ["send"] = """<path d="M2.500 8 13.500 3l-3 10-3.200-3.500zM7.300 9.500l3-3.200"/>""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names of all icons, for the test that every name used exists.</summary>
    public static IEnumerable<string> Names => Paths.Keys;

    /// <summary>The drawing of a name.</summary>
    public static string Path(string name) => Paths.GetValueOrDefault(name, "");
}
