using System.Globalization;

namespace CallCenter.Browser.Tests.Support;

/// <summary>The published product with demo data and the carrier's stand-in, mounted or alone, for one test class.</summary>
public sealed class Demo : IAsyncDisposable
{
    private readonly PublishedCarrier? _carrier;

    private Demo(PublishedProduct product, PublishedCarrier? carrier, string lines)
    {
        Product = product;
        _carrier = carrier;
        Lines = new CarrierLines(lines);
        Api = new Api(product.Address);
    }

    public PublishedProduct Product { get; }
    public CarrierLines Lines { get; }
    public Api Api { get; }

    /// <summary>Product and carrier in one process, as the first command of the README starts them.</summary>
    public static async Task<Demo> Mounted(string folder, params (string Key, string Value)[] overrides)
    {
        var port = FreePort.Next();
        var product = PublishedProduct.Demo(folder, [.. Api.Settings, ("Telephony:SimulatorPort", port.ToString(CultureInfo.InvariantCulture)), .. overrides]);
        await product.Start();
        return new Demo(product, carrier: null, $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The carrier in a process of its own, so that it outlives the product.</summary>
    public static async Task<Demo> Apart(string folder, params (string Key, string Value)[] overrides)
    {
        var carrier = await PublishedCarrier.Start(folder);
        var product = PublishedProduct.Demo(folder,
        [
            .. Api.Settings, ("Telephony:MountSimulator", "false"), ("Telephony:ApiUrl", carrier.Address), .. overrides,
        ]);
        await product.Start();
        return new Demo(product, carrier, carrier.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Lines.Dispose();
        Api.Dispose();
        await Product.DisposeAsync();
        _carrier?.Dispose();
    }
}
