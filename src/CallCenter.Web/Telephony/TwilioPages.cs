namespace CallCenter.Web.Telephony;

/// <summary>One page of a list, with the address of the next.</summary>
internal interface IPage<out T>
{
    IReadOnlyList<T> Items { get; }

    string? NextPageUri { get; }
}

public sealed partial class TwilioClient
{
    /// <summary>Follows a list from page to page; what was refused half-way is refused whole.</summary>
    private async Task<CarrierAnswer<IReadOnlyList<TItem>>> PagesAsync<TPage, TItem>(string path, int mostPages) where TPage : IPage<TItem>
    {
        var items = new List<TItem>();
        string? next = path;
        for (var page = 0; next is not null && page < mostPages; page++)
        {
            var answer = await http.SendAsync<TPage>(CarrierRequest.Get(next));
            if (answer is CarrierAnswer<TPage>.Refused no) return new CarrierAnswer<IReadOnlyList<TItem>>.Refused(no.HttpStatus, no.Code, no.Message);
            if (answer is CarrierAnswer<TPage>.Unreachable lost) return new CarrierAnswer<IReadOnlyList<TItem>>.Unreachable(lost.Reason);
            if (answer is not CarrierAnswer<TPage>.Done { Value: var read }) break;
            items.AddRange(read.Items);
            next = read.NextPageUri;
        }
        return new CarrierAnswer<IReadOnlyList<TItem>>.Done(items);
    }
}
