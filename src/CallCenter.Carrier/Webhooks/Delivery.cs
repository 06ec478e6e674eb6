namespace CallCenter.Carrier.Webhooks;

/// <summary>How one request to the customer's server went.</summary>
internal abstract record Delivery(int Attempts, TimeSpan Took)
{
    public bool Succeeded => this is Answered { Status: >= 200 and < 300 };
}

internal sealed record Answered(int Status, string ContentType, string Body, int Attempts, TimeSpan Took) : Delivery(Attempts, Took);

internal sealed record Unreached(RetryOn Cause, string Reason, int Attempts, TimeSpan Took) : Delivery(Attempts, Took);
