using System.Diagnostics;
using System.Net;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Settings;

public sealed class ShutdownTests
{
    [Fact]
    public async Task The_product_ends_within_five_seconds_of_being_told_and_starts_again_at_once()
    {
        var database = await TestDatabase.New(Web.Data.DatabaseProvider.Sqlite);
        for (var round = 0; round < 2; round++)
        {
            using var process = ProductProcess.Start(
                [], ("Database__ConnectionString", database.ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Development"), ("Demo__Data", "false"));
            using var client = new HttpClient { BaseAddress = process.Address };
            await Eventually.Holds(async () => await Ready(client), "ready", TimeSpan.FromSeconds(120));

            var watch = Stopwatch.StartNew();
            Lifeline.Signal(process.Id, "TERM");
            var end = await process.EndAsync(input: "");
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5.5);
            Assert.Equal(0, end.Code);
            Assert.DoesNotContain("Unhandled exception", end.Errors, StringComparison.Ordinal);
        }
    }

    private static async Task<bool> Ready(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
