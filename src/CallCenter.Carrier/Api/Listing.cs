using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Api;

/// <summary>One page of a list, with the addresses of its neighbours. A token names the item the page begins after, so that new items shift nothing.</summary>
/// <param name="Name">Member of the body that holds the items.</param>
/// <param name="Items">All that match, newest first.</param>
/// <param name="Key">The item's SID.</param>
/// <param name="Show">The item's resource.</param>
internal sealed record Listing<T>(string Name, IReadOnlyList<T> Items, Func<T, string> Key, Func<T, object> Show)
{
    public IResult Page(HttpRequest request)
    {
        var query = request.Query;
        var size = Math.Clamp(int.TryParse(query["PageSize"], CultureInfo.InvariantCulture, out var asked) ? asked : 50, 1, 1000);
        var number = Math.Max(0, int.TryParse(query["Page"], CultureInfo.InvariantCulture, out var page) ? page : 0);
        var start = Math.Max(0, Start(query["PageToken"].ToString(), number, size));
        var shown = Items.Skip(start).Take(size).ToList();
        var next = start + shown.Count < Items.Count ? Uri(request, size, number + 1, "PA" + Key(shown[^1])) : null;
        var previous = start > 0 && shown.Count > 0 ? Uri(request, size, Math.Max(0, number - 1), "PB" + Key(shown[0])) : null;
        return Results.Json(new JsonObject
        {
            [Name] = JsonSerializer.SerializeToNode(shown.ConvertAll(i => Show(i)), Wire.Json),
            ["page"] = number,
            ["page_size"] = size,
            ["start"] = start,
            ["end"] = Math.Max(start, start + shown.Count - 1),
            ["uri"] = request.Path + request.QueryString.ToUriComponent(),
            ["first_page_uri"] = Uri(request, size, 0, null),
            ["next_page_uri"] = next,
            ["previous_page_uri"] = previous,
        }, Wire.Json);
    }

    private int Start(string token, int number, int size)
    {
        if (token.Length <= 2) return number * size;
        var at = Items.ToList().FindIndex(i => Key(i) == token[2..]);
        if (at < 0) return number * size;
        return token.StartsWith("PB", StringComparison.Ordinal) ? at - size : at + 1;
    }

    private static string Uri(HttpRequest request, int size, int page, string? token)
    {
        var kept = request.Query.Where(q => q.Key is not ("PageSize" or "Page" or "PageToken"))
            .SelectMany(q => q.Value.Select(v => $"{System.Uri.EscapeDataString(q.Key)}={System.Uri.EscapeDataString(v ?? "")}"));
        var own = token is null ? [$"PageSize={size}", $"Page={page}"] : new[] { $"PageSize={size}", $"Page={page}", $"PageToken={token}" };
        return $"{request.Path}?{string.Join('&', kept.Concat(own))}";
    }
}
