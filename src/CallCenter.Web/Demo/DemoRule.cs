namespace CallCenter.Web.Demo;

/// <summary>What the settings come to: whether data is loaded and whether the clock may be moved.</summary>
public sealed class DemoRule
{
    public DemoRule(DemoOptions given, IHostEnvironment environment, IConfiguration settings)
    {
        RealCarrier = string.Equals(settings["Telephony:Carrier"], "Twilio", StringComparison.OrdinalIgnoreCase);
        Data = given.Data ?? (environment.IsDevelopment() && !RealCarrier);
        Clock = given.Clock ?? Data;
        Seed = given.Seed;
    }

    /// <summary>Calls reach real people.</summary>
    public bool RealCarrier { get; }
    public bool Data { get; }
    public bool Clock { get; }
    public long Seed { get; }

    /// <summary>What must not be; none when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (RealCarrier && Data)
            yield return "Data: demo customers are never called over Twilio; set it to false, or Telephony:Carrier=Simulator.";
        if (RealCarrier && Clock)
            yield return "Clock: the clock of an office that calls real people cannot be moved; set it to false, or Telephony:Carrier=Simulator.";
    }
}
