using System.Text.Json.Nodes;

namespace CallCenter.Web.Tests.Api;

/// <summary>Walks a list to its end.</summary>
internal static class Paged
{
    public static async Task<List<JsonObject>> All(HttpClient client, string path, int limit, Func<Task>? between = null)
    {
        List<JsonObject> seen = [];
        var after = "";
        do
        {
            var page = await client.Json($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{after}");
            Assert.InRange(page.Items().Count, 0, limit);
            seen.AddRange(page.Items());
            after = page["next"] is { } next ? $"&after={next.GetValue<string>()}" : "";
            if (between is not null)
                await between();
        }
        while (after.Length > 0);

        return seen;
    }
}
