using System.Collections.Immutable;
using CallCenter.Core.Calendars;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.FollowUps;

public sealed class PromiseTests
{
    private static readonly PromiseCatalogue Catalogue = PromiseCatalogue.Default;

    [Theory]
    [InlineData(PromiseSubject.Amount)]
    [InlineData(PromiseSubject.RepairTime)]
    [InlineData(PromiseSubject.Result)]
    public void Amounts_repair_times_and_results_are_in_no_catalogue(PromiseSubject subject)
    {
        Assert.DoesNotContain(Catalogue.Offers, offer => offer.Subject == subject);
        var offer = new PromiseOffer("x", subject, "退费", "A refund", TimeSpan.FromHours(1), InWorkingTime: false, [Role.Manager]);
        Assert.Throws<ArgumentException>(() => new PromiseCatalogue(ImmutableArray.Create(offer)));
    }

    [Theory]
    [InlineData("reply-24h", Role.Agent, false, null)]
    [InlineData("visit", Role.Agent, true, null)]
    [InlineData("visit", Role.Agent, false, PromiseRefusal.NoWorkOrder)]
    [InlineData("reply-investigation", Role.Agent, true, PromiseRefusal.BeyondAuthority)]
    [InlineData("reply-investigation", Role.TeamLead, false, null)]
    [InlineData("reply-24h", Role.Quality, true, PromiseRefusal.BeyondAuthority)]
    [InlineData("refund-50", Role.Manager, true, PromiseRefusal.NotInCatalogue)]
    public void A_promise_is_given_within_ones_authority(string key, Role role, bool workOrder, PromiseRefusal? refusal) =>
        Assert.Equal(refusal, (Catalogue.Ask(key, role, workOrder) as PromiseAnswer.Refused)?.Reason);

    [Fact]
    public void The_form_shows_what_the_role_may_promise()
    {
        Assert.DoesNotContain(Catalogue.For(Role.Agent, workOrderConfirmed: false), offer => offer.Subject == PromiseSubject.Visit);
        Assert.Contains(Catalogue.For(Role.Agent, workOrderConfirmed: true), offer => offer.Subject == PromiseSubject.Visit);
        Assert.Empty(Catalogue.For(Role.Quality, workOrderConfirmed: true));
        Assert.All(Catalogue.Offers, offer => Assert.True(offer.Zh.Length > 0 && offer.En.Length > 0 && offer.Within > TimeSpan.Zero));
    }

    [Fact]
    public void A_key_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PromiseCatalogue(Catalogue.Offers.Add(Catalogue.Offers[0])));

    [Theory]
    [InlineData("reply-24h", "2026-07-31 16:30", "2026-08-01 16:30")]
    [InlineData("reply-8h", "2026-07-31 16:30", "2026-08-03 17:30")]
    [InlineData("superior-30m", "2026-07-31 17:20", "2026-07-31 17:50")]
    public void The_due_time_offered_counts_the_hours_it_says(string key, string now, string due) =>
        Assert.Equal(At(due), Catalogue.Offers.Single(offer => offer.Key == key).DueAt(At(now), WorkCalendar.Default));

    [Theory]
    [InlineData(-30.1, DueState.Waiting, DueState.Waiting)]
    [InlineData(-30, DueState.Soon, DueState.Soon)]
    [InlineData(-0.1, DueState.Soon, DueState.Soon)]
    [InlineData(0, DueState.Due, DueState.Overdue)]
    [InlineData(14.9, DueState.Due, DueState.Overdue)]
    [InlineData(15, DueState.Overdue, DueState.Overdue)]
    public void Calls_are_due_at_and_promises_by_their_time(double minutes, DueState call, DueState promise)
    {
        var due = At("2026-07-28 10:00");
        Assert.Equal(call, FollowUpClock.Of(FollowUpKind.Appointment, due, due.AddMinutes(minutes)));
        Assert.Equal(promise, FollowUpClock.Of(FollowUpKind.Promise, due, due.AddMinutes(minutes)));
        Assert.Equal(promise, FollowUpClock.ByDeadline(due, due.AddMinutes(minutes)));
    }
}
