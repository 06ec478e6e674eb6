using CallCenter.Web.Customers;

namespace CallCenter.Web.Demo;

/// <summary>One place in the queue: who calls whom back, and when it is due.</summary>
/// <param name="Agent">Who made the first call and mostly makes the second.</param>
/// <param name="Owned">Belongs to that agent; else anybody in the team may take it.</param>
/// <param name="Customer">Who is called.</param>
/// <param name="Due">Now, or how many working days ahead; none for customers without a second callback.</param>
/// <param name="Position">Place in the agent's queue, the first is 0.</param>
public sealed record DemoSlot(DemoAccount Agent, bool Owned, Customer Customer, int? Due, int Position);

/// <summary>Deals the customers out: every agent's queue begins with a calm or an angry customer and holds every persona once.</summary>
public static class DemoSlots
{
    private const int PoolPerTeam = 8;
    private const int Coming = 40;
    private const int WithoutSecond = 40;
    private const int AfterOwn = 20;

    private static readonly int[] Calm = [0, 1, 9];

    // Angry, handset, not the holder, fraud, busy, no answer, voicemail.
    private static readonly int[] Others = [3, 8, 4, 5, 2, 6, 7];

    public static IReadOnlyList<DemoSlot> Deal(DemoRandom random, IReadOnlyList<DemoAccount> agents, IReadOnlyList<Customer> customers)
    {
        var near = new Deck(random.Shuffle(customers.Where(c => c is { Locale: "zh-CN", Zone: "Asia/Shanghai" })));
        var english = new Deck(customers.Where(c => c.Locale == "en"));
        List<DemoSlot> slots = [];
        for (var i = 0; i < agents.Count; i++)
            slots.AddRange(Own(agents[i], i, near));
        for (var i = 0; i < agents.Count; i += DemoPeople.AgentsPerTeam)
            slots.Add(new(agents[i], true, english.Draw([i == 0 ? 0 : 1]), 0, 8));

        var anywhere = new Deck(random.Shuffle(customers.Except(slots.Select(s => s.Customer)).Where(c => c.Locale == "zh-CN")));
        slots.AddRange(Rest(agents).Select((p, i) => new DemoSlot(p.Agent, p.Owned, anywhere.Draw([i % 10]), p.Due, AfterOwn)));
        return slots;
    }

    // The team's pool, the days to come, and customers who wanted no second callback.
    private static IEnumerable<(DemoAccount Agent, int? Due, bool Owned)> Rest(IReadOnlyList<DemoAccount> agents)
    {
        for (var i = 0; i < agents.Count / DemoPeople.AgentsPerTeam * PoolPerTeam; i++)
            yield return (agents[i % agents.Count], 0, false);
        for (var i = 0; i < Coming; i++)
            yield return (agents[i % agents.Count], 1 + i / 8, i % 3 > 0);
        for (var i = 0; i < WithoutSecond; i++)
            yield return (agents[i % agents.Count], null, false);
    }

    private static IEnumerable<DemoSlot> Own(DemoAccount agent, int index, Deck deck)
    {
        int[][] digits = [Calm, .. Others.Select(digit => new[] { digit })];
        if (index % 2 == 1)
            (digits[0], digits[1]) = (digits[1], digits[0]);
        return digits.Select((d, i) => new DemoSlot(agent, true, deck.Draw(d), 0, i));
    }

    /// <summary>Customers not dealt yet, by the persona their number stands for.</summary>
    private sealed class Deck(IEnumerable<Customer> customers)
    {
        private readonly List<Customer> left = [.. customers];

        public Customer Draw(int[] digits)
        {
            var found = left.FindIndex(c => digits.Contains(DemoCustomers.Persona(c)));
            var drawn = left[found < 0 ? 0 : found];
            left.Remove(drawn);
            return drawn;
        }
    }
}
