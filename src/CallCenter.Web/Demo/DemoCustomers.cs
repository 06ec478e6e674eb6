using CallCenter.Core.Customers;
using CallCenter.Web.Customers;

namespace CallCenter.Web.Demo;

/// <summary>Three hundred customers. The last digit of a number is the persona the simulated carrier plays for it.</summary>
public static class DemoCustomers
{
    public const int Count = 300;
    private const int English = 8;
    private const int West = 12;
    private const int Abroad = 4;

    private static readonly (string Name, int Fen)[] Small =
        [("惠民 19 元套餐", 1900), ("畅享 29 元套餐", 2900), ("校园 29 元套餐", 2900), ("长者关爱 19 元套餐", 1900), ("流量王 39 元套餐", 3900)];

    private static readonly (string Name, int Fen)[] Middle =
        [("5G 畅享 159 元套餐", 15900), ("全家融合 199 元套餐", 19900), ("全家融合 239 元套餐", 23900)];

    private static readonly (string Name, int Fen)[] Large =
        [("商企尊享 999 元套餐", 99900), ("集团语音 1299 元套餐", 129900), ("企业专线 1599 元套餐", 159900), ("企业专线 1999 元套餐", 199900)];

    private static readonly Dictionary<string, int> Fees =
        Small.Concat(Middle).Concat(Large).ToDictionary(p => p.Name, p => p.Fen);

    /// <summary>Monthly fee of a plan in fen.</summary>
    public static int PlanFen(string plan) => Fees[plan];

    /// <summary>Last digit of the number: 0, 1, 9 calm, 2 busy, 3 angry, 4 not the holder, 5 suspects fraud, 6 no answer, 7 voicemail, 8 handset.</summary>
    public static int Persona(Customer customer) => customer.Number[^1] - '0';

    public static IReadOnlyList<Customer> Make(DemoRandom random, DemoDays days)
    {
        var classes = random.Shuffle(Enumerable.Range(0, Count).Select(ClassOf));
        var numbers = Numbers(random);
        var places = Places(random);
        return [.. Enumerable.Range(0, Count).Select(i => One(random, days, i, (classes[i], numbers[i], places[i])))];
    }

    // domain §6: a tenth is A, a fifth B, seven tenths C.
    private static CustomerClass ClassOf(int i) =>
        i < Count / 10 ? CustomerClass.A : i < Count * 3 / 10 ? CustomerClass.B : CustomerClass.C;

    private static List<string> Numbers(DemoRandom random)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        while (taken.Count < Count)
            taken.Add($"+86{random.Pick(DemoNames.Prefixes)}{random.Below(10_000_000):0000000}{taken.Count % 10}");
        return [.. taken];
    }

    // English-speaking customers come first, one on each persona's digit; who lives far off is spread over the rest.
    private static List<(string Region, string Zone)> Places(DemoRandom random)
    {
        var rest = Enumerable.Range(0, Count - English).Select(i =>
            i < West ? random.Pick(DemoNames.West) : i < West + Abroad ? DemoNames.Abroad[i - West] : random.Pick(DemoNames.Home));
        return [.. Enumerable.Repeat(("上海", "Asia/Shanghai"), English), .. random.Shuffle(rest)];
    }

    private static Customer One(
        DemoRandom random, DemoDays days, int i, (CustomerClass Class, string Number, (string Region, string Zone) Place) given)
    {
        var (name, honorific) = i < English ? DemoNames.English[i] : DemoNames.Chinese(random);
        var plans = given.Class switch { CustomerClass.A => Large, CustomerClass.B => Middle, _ => Small };
        return new Customer
        {
            Id = random.Id(days.Now.AddDays(-700 + i)),
            CustomerNumber = $"C{i + 1:0000000}",
            Name = name,
            Honorific = honorific,
            Class = given.Class,
            Vip = given.Class == CustomerClass.A ? random.Chance(30) : given.Class == CustomerClass.B && random.Chance(5),
            RedList = given.Class == CustomerClass.A && random.Chance(12),
            Number = given.Number,
            Region = given.Place.Region,
            Zone = given.Place.Zone,
            Locale = i < English ? "en" : "zh-CN",
            Plan = random.Pick(plans).Name,
            ContractEnds = random.Chance(45) ? days.Today.AddDays(random.Between(5, 540)) : null,
        };
    }
}
