using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CallCenter.Carrier.Personas;

/// <summary>All personas by key, read from the files inside the assembly.</summary>
internal sealed record PersonaFiles(IReadOnlyDictionary<string, Persona> ByKey)
{
    private const string Folder = "Personas/";

    public Persona this[string key] => ByKey.TryGetValue(key, out var persona)
        ? persona
        : throw new InvalidOperationException($"There is no persona '{key}'. Known: {string.Join(", ", ByKey.Keys.Order())}.");

    private static readonly Lazy<PersonaFiles> Embedded = new(Read);

    /// <summary>Read once: the files inside the assembly never change.</summary>
    public static PersonaFiles Load() => Embedded.Value;

    private static PersonaFiles Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(n => n, n => Text(assembly, n));
        return Parse(files);
    }

    /// <summary>Reads files by name; a fault names the file, the line and the reason.</summary>
    internal static PersonaFiles Parse(IReadOnlyDictionary<string, string> files)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var read = files.Select(f => Read(reader, f.Key, f.Value)).ToList();
        var byKey = read.ToDictionary(p => p.Key);
        // A file without a way to ring is only there to be included.
        return new PersonaFiles(read.Where(p => p.Ring.Outcome.Length > 0)
            .ToDictionary(p => p.Key, p => p.ToPersona(Included(byKey, p))));
    }

    private static PersonaYaml? Included(Dictionary<string, PersonaYaml> byKey, PersonaYaml file)
    {
        if (file.Include.Length == 0) return null;
        return byKey.TryGetValue(file.Include, out var included)
            ? included
            : throw new InvalidDataException($"Persona '{file.Key}' includes '{file.Include}', which is not there.");
    }

    private static PersonaYaml Read(IDeserializer reader, string name, string text)
    {
        try
        {
            var file = reader.Deserialize<PersonaYaml>(text);
            return file.Key.Length > 0 ? file : throw new InvalidDataException($"{name}: key is missing.");
        }
        catch (YamlException fault)
        {
            throw new InvalidDataException($"{name}, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }

    private static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
