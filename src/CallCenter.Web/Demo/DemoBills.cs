using CallCenter.Web.Customers;

namespace CallCenter.Web.Demo;

/// <summary>Twelve closed months for every customer; some end in a sudden rise, a drop, or without any use.</summary>
public static class DemoBills
{
    public const int Months = 12;

    /// <summary>How the last month stands to the one before.</summary>
    private enum Course
    {
        Steady,
        Rise,
        Drop,
        Zero,
    }

    public static IReadOnlyList<Bill> Make(DemoRandom random, DemoDays days, IReadOnlyList<Customer> customers)
    {
        var periods = days.ClosedPeriods(Months);
        return [.. customers.SelectMany(customer => Unpaid(customer, [.. Year(random, customer, periods)]))];
    }

    private static IEnumerable<Bill> Year(DemoRandom random, Customer customer, IReadOnlyList<int> periods)
    {
        var course = random.Below(100) switch { < 9 => Course.Rise, < 17 => Course.Drop, < 23 => Course.Zero, _ => Course.Steady };
        var fee = DemoCustomers.PlanFen(customer.Plan);
        var services = random.Chance(30) ? random.Pick([500L, 800L, 1000L, 1500L]) : 0;
        var silent = random.Between(1, 3);
        for (var i = 0; i < periods.Count; i++)
        {
            var left = periods.Count - i;
            yield return course switch
            {
                Course.Zero when left <= silent => Silent(customer, periods[i], fee),
                Course.Rise when left == 1 => Month(random, customer, periods[i], (fee, fee * random.Between(60, 160) / 100 + 3000, services)),
                // Before a drop the months were dear: calls and data beyond the plan.
                Course.Drop when left > 1 => Month(random, customer, periods[i], (fee, fee * random.Between(55, 75) / 100 + 2500, services)),
                _ => Month(random, customer, periods[i], (fee, Usual(random, fee), services)),
            };
        }
    }

    // One in twenty has not paid the newest bill, half of them the one before neither; by number, so that the dice stay as they were.
    private static Bill[] Unpaid(Customer customer, Bill[] year)
    {
        var owes = customer.CustomerNumber[^2..] switch { "17" or "37" or "57" or "77" or "97" => 1, "07" or "47" => 2, _ => 0 };
        foreach (var bill in year.TakeLast(owes))
            bill.Unpaid = true;
        return year;
    }

    private static long Usual(DemoRandom random, int fee) => random.Chance(45) ? 0 : (long)fee * random.Below(16) / 100 / 10 * 10;

    private static Bill Month(DemoRandom random, Customer customer, int period, (long Fee, long Extra, long Services) fen) => new()
    {
        CustomerId = customer.Id,
        Period = period,
        PlanFen = fen.Fee,
        ExtraFen = fen.Extra / 10 * 10,
        ValueAddedFen = fen.Services,
        TotalFen = fen.Fee + fen.Extra / 10 * 10 + fen.Services,
        VoiceMinutes = random.Between(20, 90) + (int)(fen.Fee / 200),
        DataMegabytes = random.Between(800, 6000) + (int)(fen.Fee / 2 + fen.Extra),
    };

    private static Bill Silent(Customer customer, int period, int fee) => new()
    {
        CustomerId = customer.Id,
        Period = period,
        PlanFen = fee,
        ExtraFen = 0,
        ValueAddedFen = 0,
        TotalFen = fee,
        VoiceMinutes = 0,
        DataMegabytes = 0,
    };
}
