namespace CallCenter.Web.Demo;

/// <summary>Section <c>Demo</c>: data and clock to try the product with. Both are on in Development with the simulated carrier, off elsewhere.</summary>
public sealed class DemoOptions
{
    /// <summary>Fills an empty database with demo data at the start. None means: in Development with the simulated carrier.</summary>
    public bool? Data { get; set; }

    /// <summary>Moves the office's clock forward to the next working minute at the start. None means: where the data is on.</summary>
    public bool? Clock { get; set; }

    /// <summary>The same seed makes the same data.</summary>
    public long Seed { get; set; } = 20261122;
}
