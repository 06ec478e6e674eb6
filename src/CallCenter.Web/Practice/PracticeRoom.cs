using CallCenter.Carrier.Personas;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Practice;

/// <summary>Practices as one person sees and plays them.</summary>
public sealed class PracticeRoom(PracticeDesk desk, ScriptLibrary scripts, PhraseLibrary phrases, CurrentActor who, IDbContextFactory<Db> dbs)
{
    /// <summary>Every script in force, by kind, Chinese first.</summary>
    public IReadOnlyList<Script> Scripts =>
        [.. scripts.Current.Select(s => s.Script).OrderByDescending(s => s.Locale, StringComparer.Ordinal).ThenBy(s => s.CallbackKind)];

    public static IReadOnlyList<PersonaCard> Personas => PersonaTalk.All;

    /// <summary>Whether they see more than their own.</summary>
    public async Task<bool> LeadsAsync() => Sight.Of(await who.RequireAsync(), Act.ReadPractice) is not (Sight.Own or Sight.Nothing);

    /// <summary>Whether they may practise themselves.</summary>
    public async Task<bool> MayAsync() => await who.RequireAsync() is var person && Rights.Allow(person, Act.Practise, new Subject(person.Id, person.TeamId)) is RightsAnswer.Allowed;

    public async Task<ListSlice<PracticeListed>> ListAsync(ListQuery query)
    {
        var sight = Sight.Of(await who.RequireAsync(), Act.ReadPractice);
        await using var db = await dbs.CreateDbContextAsync();
        var rows = PracticeQueries.Listed(db, sight);
        if (query.Search is { } asked) rows = rows.Where(r => r.Agent.StartsWith(asked) || r.ScriptId == asked || r.Persona == asked);
        return await rows.SliceAsync(query);
    }

    public async Task<Guid?> StartAsync(ScriptName name, string persona) => await desk.StartAsync(await who.RequireAsync(), name, persona);

    public async Task<PracticePaper?> OpenAsync(Guid id) => await desk.OpenAsync(await who.RequireAsync(), id);

    public async Task<PracticeReply> DoAsync(Guid id, DeskAction action) => await desk.DoAsync(await who.RequireAsync(), id, action);

    /// <summary>The title of a script; its id when it is gone.</summary>
    public string TitleOf(string id, string locale) => scripts.Find(id, locale)?.Title ?? id;

    /// <summary>What a required phrase is called.</summary>
    public string? PhraseOf(string locale, string id) => phrases.For(locale).Required.FirstOrDefault(r => r.Id == id)?.Label;

    /// <summary>The forbidden wordings in a text.</summary>
    public IReadOnlyList<PhraseHit> Offences(string locale, string text) => phrases.For(locale).Match(text, Speaker.Agent);
}
