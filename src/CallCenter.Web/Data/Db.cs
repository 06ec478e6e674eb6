using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Messages;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using CallCenter.Web.Practice;
using CallCenter.Web.Quality;
using CallCenter.Web.Scripts;
using CallCenter.Web.Telephony;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>The one model of the product. A context lives for one operation and comes from the factory.</summary>
public abstract class Db(DbContextOptions options) : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Bill> Bills => Set<Bill>();
    public DbSet<DoNotCall> DoNotCalls => Set<DoNotCall>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Callback> Callbacks => Set<Callback>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<CallEventRow> CallEvents => Set<CallEventRow>();
    public DbSet<Attempt> Attempts => Set<Attempt>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<Promise> Promises => Set<Promise>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();
    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Presence> Presences => Set<Presence>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Node> Nodes => Set<Node>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<ScriptVersion> ScriptVersions => Set<ScriptVersion>();
    public DbSet<ScriptDraft> ScriptDrafts => Set<ScriptDraft>();
    public DbSet<PracticeRun> PracticeRuns => Set<PracticeRun>();
    public DbSet<ScriptAct> ScriptActs => Set<ScriptAct>();
    public DbSet<Score> Scores => Set<Score>();
    public DbSet<JudgedHit> JudgedHits => Set<JudgedHit>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<CallSlot> CallSlots => Set<CallSlot>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<RecordingFile> Recordings => Set<RecordingFile>();
    public DbSet<AccessEntry> AccessEntries => Set<AccessEntry>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(Lengths.Line);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(Lengths.Name);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PeopleModel.Map(builder);
        CustomerModel.Map(builder);
        CallModel.Map(builder);
        LineModel.Map(builder);
        CaseModel.Map(builder);
        ScriptModel.Map(builder);
        KnowledgeModel.Map(builder);
        PracticeModel.Map(builder);
        QualityModel.Map(builder);
        HouseModel.Map(builder);
    }
}

/// <summary>The longest texts a column takes. Edges refuse more before it gets here.</summary>
public static class Lengths
{
    /// <summary>Names of values, kinds and states.</summary>
    public const int Name = 40;

    /// <summary>Where nothing else is said.</summary>
    public const int Line = 200;

    /// <summary>A remark: a reason, a note, an outcome.</summary>
    public const int Note = 2000;

    /// <summary>A text in somebody's words: a complaint, its answer.</summary>
    public const int Text = 4000;
}
