using System.Collections.Immutable;
using CallCenter.Core.People;

namespace CallCenter.Core.Tests.People;

public sealed class RightsTests
{
    private const long OwnTeam = 1;
    private static readonly Guid Me = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Another = Guid.Parse("00000000-0000-0000-0000-000000000002");

    private static readonly Role[] Columns =
        [Role.Agent, Role.TeamLead, Role.Quality, Role.ComplaintHandler, Role.Department, Role.DepartmentHead, Role.Manager, Role.Administrator];

    // O own, P own or nobody's, T own team, E everyone's, H the house, - not at all; then K for keys, J for jobs, C for the carrier.
    private const string Matrix = """
        TakeCallback          P P - - - - - -
        AssignCallback        - T - - - - E -
        CheckGate             P T - E - - E - K
        PlaceCall             O O - - - - - -
        AnswerScriptStep      O O - - - - - -
        SpeakOnCall           O O - - - - - -
        MuteCall              O O - - - - - -
        HoldCall              O T - - - - - -
        PauseRecording        O O - - - - - -
        TransferCall          O O - - - - - -
        MonitorCall           - T - - - - - -
        TakeOverCall          - T - - - - - -
        HangUp                O T - - - - - - J
        WrapUp                O T - - - - - - J
        RecordDoNotCall       O T - - - - - -
        FileComplaint         O T - E - - - -
        BookFollowUp          O T - E - - - - J
        ReadCall              O T E E - - E - K
        ReadCallbacks         O T E E - - E - K
        ReadCustomer          O T E E - - E - K
        ReadCustomerPersonal  O T - E - - - - K
        WatchBoard            - T - - - - E - K
        ReadFollowUps         O T - O - - E - K
        CompleteFollowUp      O T - O - - - -
        RemindOfFollowUp      - - - - - - - - J
        ReadComplaints        O T - E T T E - K
        AnswerComplaint       - - - E T T - -
        EscalateComplaint     - T - E - T E - J
        ReadCampaigns         - T - - - - E -
        ManageCampaigns       - - - - - - H -
        ManageScripts         - - - - - - H H
        Practise              O O - - - - O -
        ReadPractice          O T E - - - E -
        ManageRules           - - - - - - H H K
        JudgeHit              - T E - - - E -
        ManagePeople          - - - - - - - H
        ManageSettings        - - - - - - - H
        MoveDemoClock         H H H H H H H H J
        ReadReports           - T E E - T E - K
        CheckPhrases          H H H H H H H H K
        ReadKnowledge         H H H H H H H H K
        ManageKnowledge       - - - - H H H -
        AskKnowledge          O O - O - - - -
        ReadQuestions         O T - O E E E -
        AnswerQuestion        - - - - E E E -
        ReportFromCarrier     - - - - - - - - C
        ReconcileCall         - - - - - - - - J
        """;

    private static readonly (string Name, Subject Subject, string Reached)[] Subjects =
    [
        ("mine", new(Me, OwnTeam), "OPTEH"),
        ("mine in another team", new(Me, 2), "OPTEH"),
        ("a colleague's", new(Another, OwnTeam), "TEH"),
        ("nobody's in my team", new(OwnerId: null, OwnTeam), "PTEH"),
        ("nobody's", Subject.None, "PEH"),
        ("another team's", new(Another, 2), "EH"),
        ("nobody's in another team", new(OwnerId: null, 2), "EH"),
    ];

    private static readonly (Act Act, string[] Cells)[] Rows =
    [
        .. Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => (Enum.Parse<Act>(words[0]), words[1..])),
    ];

    [Fact]
    public void The_matrix_names_every_act_and_every_role_once()
    {
        Assert.Equal(Enum.GetValues<Act>().Order(), Rows.Select(row => row.Act).Order());
        Assert.Equal(Enum.GetValues<Role>(), Columns);
        Assert.All(Rows, row => Assert.InRange(row.Cells.Length, 8, 9));
    }

    [Fact]
    public void Every_role_does_what_the_matrix_says_and_to_whom()
    {
        var wrong =
            from row in Rows
            from column in Enumerable.Range(0, Columns.Length)
            from subject in Subjects
            let expected = subject.Reached.Contains(row.Cells[column], StringComparison.Ordinal)
            let answer = Rights.Allow(Person(Columns[column]), row.Act, subject.Subject)
            where expected != answer is RightsAnswer.Allowed
            select $"{Columns[column]} {row.Act} {subject.Name}: {answer}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_carrier_and_jobs_do_their_own_acts_only()
    {
        Assert.All(Rows, row =>
        {
            Assert.Equal(Marked(row.Cells, "C"), Rights.Allow(new Actor.Carrier(), row.Act, Subject.None) is RightsAnswer.Allowed);
            Assert.Equal(Marked(row.Cells, "J"), Rights.Allow(new Actor.Job("sweep"), row.Act, new Subject(Another, 2)) is RightsAnswer.Allowed);
        });
    }

    [Fact]
    public void Keys_read_and_check_within_their_role_and_team()
    {
        var wrong =
            from row in Rows
            from column in Enumerable.Range(0, Columns.Length)
            from team in new long?[] { null, OwnTeam, 2 }
            let reach = row.Cells[column]
            let expected = Marked(row.Cells, "K") && (reach == "H" || ("TEP".Contains(reach, StringComparison.Ordinal) && team is null or OwnTeam))
            let answer = Rights.Allow(new Actor.ApiKey("erp", Columns[column], team, Personal: true), row.Act, new Subject(Another, OwnTeam))
            where expected != answer is RightsAnswer.Allowed
            select $"{Columns[column]} key of team {team} {row.Act}: {answer}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_key_bound_to_a_team_never_sees_what_has_no_team() =>
        Assert.Equal(
            new RightsAnswer.Refused(RightsRefusal.OtherTeam),
            Rights.Allow(new Actor.ApiKey("erp", Role.Manager, OwnTeam, Personal: false), Act.ReadReports, Subject.None));

    [Fact]
    public void Personal_data_needs_the_personal_scope()
    {
        var key = new Actor.ApiKey("erp", Role.ComplaintHandler, TeamId: null, Personal: false);
        Assert.Equal(new RightsAnswer.Refused(RightsRefusal.ScopeMissing), Rights.Allow(key, Act.ReadCustomerPersonal, Subject.None));
        Assert.IsType<RightsAnswer.Allowed>(Rights.Allow(key with { Personal = true }, Act.ReadCustomerPersonal, Subject.None));
        Assert.IsType<RightsAnswer.Allowed>(Rights.Allow(key, Act.ReadCustomer, Subject.None));
    }

    [Fact]
    public void Refusals_say_why()
    {
        Assert.Equal(new RightsAnswer.Refused(RightsRefusal.NotTheirs), Rights.Allow(Person(Role.Agent), Act.HangUp, new Subject(Another, OwnTeam)));
        Assert.Equal(new RightsAnswer.Refused(RightsRefusal.OtherTeam), Rights.Allow(Person(Role.TeamLead), Act.HangUp, new Subject(Another, 2)));
        Assert.Equal(new RightsAnswer.Refused(RightsRefusal.NotTheirRole), Rights.Allow(Person(Role.Agent), Act.ManagePeople, Subject.None));
        Assert.Equal(new RightsAnswer.Refused(RightsRefusal.NotForKeys), Rights.Allow(new Actor.ApiKey("erp", Role.Agent, TeamId: null, Personal: true), Act.PlaceCall, Subject.None));
    }

    [Fact]
    public void Several_roles_add_up_and_no_role_does_nothing()
    {
        var both = new Actor.Person(Me, OwnTeam, new[] { Role.Agent, Role.TeamLead }.ToImmutableHashSet());
        Assert.IsType<RightsAnswer.Allowed>(Rights.Allow(both, Act.HangUp, new Subject(Another, OwnTeam)));
        Assert.All(Enum.GetValues<Act>(), act => Assert.IsType<RightsAnswer.Refused>(Rights.Allow(new Actor.Person(Me, OwnTeam, ImmutableHashSet<Role>.Empty), act, new Subject(Me, OwnTeam))));
    }

    [Fact]
    public void A_lead_without_a_team_leads_nobody() =>
        Assert.IsType<RightsAnswer.Refused>(Rights.Allow(new Actor.Person(Me, TeamId: null, ImmutableHashSet.Create(Role.TeamLead)), Act.ReadCall, new Subject(Another, TeamId: null)));

    private static Actor.Person Person(Role role) => new(Me, OwnTeam, ImmutableHashSet.Create(role));

    private static bool Marked(string[] cells, string mark) => cells.Length > 8 && cells[8] == mark;
}
