using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using CallCenter.Web.Settings;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Settings;

/// <summary>The sample file lists every setting there is, with its default and a word about it, and none that is not.</summary>
public sealed partial class SampleSettingsTests(SampleSettingsTests.Running running) : IClassFixture<SampleSettingsTests.Running>
{
    private static readonly string SampleFile = Path.Combine(TestFolder.Source, "appsettings.sample.json");
    private static readonly IConfigurationRoot Sample = new ConfigurationBuilder().AddJsonFile(SampleFile).Build();

    private SettingsSection[] Sections => [.. running.Product.Services.GetServices<SettingsSection>()];

    [Fact]
    public void The_sample_has_the_sections_of_the_product_and_no_other()
    {
        var expected = Sections.Select(x => x.Name).Concat(["AllowedHosts", "Logging"]).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Sample.GetChildren().Select(x => x.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_section_binds_strictly()
    {
        foreach (var section in Sections)
        {
            var options = Activator.CreateInstance(section.Type)!;
            Sample.GetSection(section.Name).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
    }

    [Fact]
    public void Every_setting_is_listed()
    {
        var missing = from section in Sections
                      from property in Properties(section.Type)
                      let key = $"{section.Name}:{property.Name}"
                      where !Sample.GetSection(section.Name).GetChildren().Any(x => x.Key == property.Name)
                      select key;
        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_listed_is_the_default()
    {
        foreach (var section in Sections)
        {
            var given = Activator.CreateInstance(section.Type)!;
            Sample.GetSection(section.Name).Bind(given);
            var made = Activator.CreateInstance(section.Type)!;
            foreach (var property in Properties(section.Type))
                Assert.True(Same(property.GetValue(made), property.GetValue(given)), $"{section.Name}:{property.Name} is not the default");
        }
    }

    [Fact]
    public void Every_line_with_a_key_has_a_comment_above_it()
    {
        var lines = File.ReadAllLines(SampleFile);
        for (var i = 1; i < lines.Length; i++)
            if (Key().IsMatch(lines[i])) Assert.True(lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal), $"line {i + 1}: {lines[i].Trim()}");
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(x => x.SetMethod is { IsPublic: true });

    private static bool Same(object? one, object? other) => (one, other) switch
    {
        (string, string) => Equals(one, other),
        (IDictionary a, IDictionary b) => a.Count == b.Count && a.Keys.Cast<object>().All(key => Equals(a[key], b[key])),
        (IEnumerable a, IEnumerable b) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
        _ => Equals(one, other),
    };

    [GeneratedRegex("^\\s*\"[^\"]+\":", RegexOptions.None, 1000)]
    private static partial Regex Key();

    public sealed class Running : IAsyncLifetime
    {
        public Product Product { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Product = await Product.Start();

        public ValueTask DisposeAsync() => Product.DisposeAsync();
    }
}
