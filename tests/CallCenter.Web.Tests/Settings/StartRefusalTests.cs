using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Settings;

public sealed class StartRefusalTests
{
    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database:Provider")]
    [InlineData("Database__Provider", "Postgres", "Database:ConnectionString")]
    [InlineData("Database__Conection", "x", "Conection")]
    [InlineData("Office__Zone", "Mars/Olympus", "Office:Zone")]
    [InlineData("Limits__LoginsPerMinute", "0", "Limits:LoginsPerMinute")]
    [InlineData("Proxy__Known__0", "the proxy", "Proxy:Known:0")]
    [InlineData("Api__Keys__0__Name", "reports", "Api:Keys:0:Sha256")]
    [InlineData("Telephony__RingSeconds", "1", "Telephony:RingSeconds")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_and_is_named(string key, string value, string named)
    {
        var end = await ProductProcess.Run(
            [], ("Database__ConnectionString", key.EndsWith("Provider", StringComparison.Ordinal) ? null : TestDatabase.Unmade().ConnectionString),
            ("ASPNETCORE_ENVIRONMENT", "Development"), (key, value));
        Assert.Equal(1, end.Code);
        Assert.Contains("CallCenter does not start:", end.Errors, StringComparison.Ordinal);
        Assert.Contains(named, end.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_without_carrier_and_keys_does_not_start_and_names_them()
    {
        var end = await ProductProcess.Run([], ("Database__ConnectionString", TestDatabase.Unmade().ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(1, end.Code);
        foreach (var key in (string[])["Telephony:Carrier", "Telephony:AccountSid", "Telephony:AuthToken", "Telephony:From", "Telephony:PublicUrl"])
            Assert.Contains(key, end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_stops_the_start_with_file_and_line()
    {
        var folder = TestFolder.New("settings");
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), "{\n  \"Office\": {\n    \"Zone\": oops\n  }\n}\n");
        var end = await ProductProcess.Run(["--contentRoot", folder]);
        Assert.Equal(1, end.Code);
        Assert.Contains(Path.Combine(folder, "appsettings.json"), end.Errors, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 2", end.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scripts", "zh-CN/second-callback.yaml", "id: second-callback", "id: [second", "scripts/zh-CN/second-callback.yaml:")]
    [InlineData("scripts", "phrases/en.yaml", "locale: en", "locale: xx", "scripts/phrases/en.yaml:1:1: locale:")]
    [InlineData("prompts", "en/hold.txt", null, "", "prompts/en/hold.txt:1")]
    public async Task A_data_file_that_cannot_be_used_stops_the_start_with_file_line_key_and_reason(
        string folder, string file, string? good, string bad, string named)
    {
        var copy = TestFolder.CopyOf(folder);
        var path = Path.Combine(copy, file);
        var text = await File.ReadAllTextAsync(path);
        if (good is not null) Assert.Contains(good, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, good is null ? bad : text.Replace(good, bad, StringComparison.Ordinal));
        var end = await ProductProcess.Run(
            [], ("Database__ConnectionString", TestDatabase.Unmade().ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Development"),
            (folder == "scripts" ? "Scripts__Folder" : "Prompts__Folder", copy));
        Assert.Equal(1, end.Code);
        Assert.Contains("CallCenter does not start:", end.Errors, StringComparison.Ordinal);
        Assert.Contains(named, end.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var end = await ProductProcess.Run(
            [], ("Database__ConnectionString", TestDatabase.Unmade().ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Office__Zone", "Mars/Olympus"), ("Limits__Connections", "1"), ("Gate__LegalFrom", "half past nine"));
        Assert.Equal(1, end.Code);
        foreach (var named in (string[])["Office:Zone", "Limits:Connections", "Gate:LegalFrom"])
            Assert.Contains(named, end.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Demo__Clock", "Demo:Clock")]
    [InlineData("Demo__Data", "Demo:Data")]
    public async Task The_demo_never_goes_with_a_real_carrier(string key, string named)
    {
        var end = await ProductProcess.Run([], [.. Twilio(TestDatabase.Unmade()), (key, "true")]);
        Assert.Equal(1, end.Code);
        Assert.Contains(named, end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_made_as_demo_never_opens_against_a_real_carrier()
    {
        var database = await TestDatabase.New(Web.Data.DatabaseProvider.Sqlite);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "Settings" ("Key", "Value") VALUES ('demo', '1;2026-11-22T00:00:00.0000000Z;1;complete')""");
        var end = await ProductProcess.Run([], Twilio(database));
        Assert.Equal(1, end.Code);
        Assert.Contains("never opens against Twilio", end.Errors, StringComparison.Ordinal);
    }

    private static (string, string?)[] Twilio(TestDatabase database) =>
    [
        ("Database__ConnectionString", database.ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Telephony__Carrier", "Twilio"),
        ("Telephony__AccountSid", "AC00000000000000000000000000000002"), ("Telephony__AuthToken", "not a secret of anybody"),
        ("Telephony__From", "+8657100000000"), ("Telephony__PublicUrl", "https://callcenter.example"),
        // Nothing leaves this machine, whatever the start does.
        ("Telephony__ApiUrl", "http://127.0.0.1:9/"),
    ];
}
