using CallCenter.Core.People;
using CallCenter.Web.People;

namespace CallCenter.Web.Demo;

/// <summary>A demo account and the one role it acts in.</summary>
public sealed record DemoAccount(Person Person, Role Role);

/// <summary>Two teams of four agents with their leads, and one of each other role.</summary>
public static class DemoPeople
{
    /// <summary>The password of every demo account; demo accounts exist in Development only.</summary>
    public const string Password = "Callback-2026";

    public const int AgentsPerTeam = 4;

    private static readonly (string User, string Name, string Staff, long? Team, Role Role)[] Rows =
    [
        ("agent1001", "王芳", "1001", 1, Role.Agent), ("agent1002", "李娜", "1002", 1, Role.Agent),
        ("agent1003", "张伟", "1003", 1, Role.Agent), ("agent1004", "陈静", "1004", 1, Role.Agent),
        ("agent1005", "刘洋", "1005", 2, Role.Agent), ("agent1006", "杨雪", "1006", 2, Role.Agent),
        ("agent1007", "赵磊", "1007", 2, Role.Agent), ("agent1008", "周婷", "1008", 2, Role.Agent),
        ("lead1", "黄丽萍", "2001", 1, Role.TeamLead), ("lead2", "吴建平", "2002", 2, Role.TeamLead),
        ("quality1", "孙雅琴", "3001", null, Role.Quality), ("complaint1", "徐明辉", "4001", null, Role.ComplaintHandler),
        ("department1", "郭志强", "5001", null, Role.Department), ("head1", "何卫东", "6001", null, Role.DepartmentHead),
        ("manager1", "林晓雯", "7001", null, Role.Manager), ("admin1", "马俊", "9001", null, Role.Administrator),
    ];

    // In each team two speak English and one Cantonese; the others Mandarin alone.
    private static string? LanguagesOf(string staff) => staff switch
    {
        "1001" or "1003" or "1005" or "1007" => "zh-CN,en",
        "1002" or "1006" => "zh-CN,yue",
        "1004" or "1008" => "zh-CN",
        _ => null,
    };

    public static IReadOnlyList<Team> Teams() =>
        [new() { Id = 1, Name = "回访一组" }, new() { Id = 2, Name = "回访二组" }];

    public static IReadOnlyList<DemoAccount> Accounts(DemoRandom random, DemoDays days) =>
        [.. Rows.Select(row => new DemoAccount(ToPerson(random, days, row), row.Role))];

    private static Person ToPerson(
        DemoRandom random, DemoDays days, (string User, string Name, string Staff, long? Team, Role Role) row) => new()
        {
            Id = random.Id(days.Now),
            UserName = row.User,
            NormalizedUserName = row.User.ToUpperInvariant(),
            DisplayName = row.Name,
            StaffNumber = row.Staff,
            TeamId = row.Team,
            Languages = LanguagesOf(row.Staff),
            Demo = true,
            LockoutEnabled = true,
            SecurityStamp = random.Id(days.Now).ToString("N"),
            ConcurrencyStamp = random.Id(days.Now).ToString(),
        };
}
