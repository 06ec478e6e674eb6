using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CallCenter.Web.Tests.Support;

/// <summary>Hands the served AngleSharp.Diffing to bUnit, which asks for a higher assembly version than the default binder accepts.</summary>
internal static class DiffingShim
{
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        string.Equals(name.Name, "AngleSharp.Diffing", StringComparison.Ordinal)
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "shim", "AngleSharp.Diffing.dll"))
            : null;
}
