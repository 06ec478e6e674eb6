using CallCenter.Core.Calendars;
using CallCenter.Core.Complaints;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Complaints;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Demo;

/// <summary>Appointments that are still ahead, and a few complaints in different states.</summary>
public sealed class DemoCases(DemoRandom random, DemoDays days, IReadOnlyList<DemoAccount> accounts)
{
    private static readonly (ComplaintCategory Category, ComplaintStage Stage, string Text, string Wanted, string Answer)[] Complaints =
    [
        (ComplaintCategory.Network, ComplaintStage.Answered, "家里信号差半年了，报过两次都没有下文。", "希望有人实地检测并给出说法。", "已完成实地测试，楼内覆盖不足，已列入补点计划，并向客户说明进度安排。"),
        (ComplaintCategory.Billing, ComplaintStage.Closed, "套餐改了以后还按老价格收了一个月。", "核对账单并更正。", "核查属实，费用已按申请流程更正，客户确认无异议。"),
        (ComplaintCategory.Shop, ComplaintStage.Reopened, "营业厅补卡排了一个多小时，中途还关了一个窗口。", "希望改进窗口安排并给答复。", "已向营业厅核实当日排班，调整了午间窗口。"),
    ];

    /// <summary>Complaints go to customers who wait for no second callback: an open one would bar it.</summary>
    public IEnumerable<EarlierCall> Add(IEnumerable<EarlierCall> calls)
    {
        var used = 0;
        foreach (var call in calls)
        {
            if (call is { Topic: not null, Slot.Due: null, Row.Locale: "zh-CN" } && used < Complaints.Length)
                yield return call with { Complaint = ComplaintOf(call, used++) };
            else if (call.Next is { AgreedAt: { } agreed } && agreed > days.Now)
                yield return call with { FollowUp = AppointmentOf(call, agreed) };
            else
                yield return call;
        }
    }

    private FollowUp AppointmentOf(EarlierCall call, DateTimeOffset agreed)
    {
        var at = call.Row.EndedAt ?? call.Row.PlacedAt;
        return new FollowUp
        {
            Id = random.Id(at),
            CustomerId = call.Row.CustomerId,
            CallId = call.Row.Id,
            CallbackId = call.Next?.Id ?? call.Row.CallbackId,
            Kind = FollowUpKind.SecondCallback,
            DueAt = agreed,
            Agreed = true,
            OwnerId = call.Row.AgentId,
            TeamId = call.Row.TeamId,
            Note = call.Row.Locale == "en" ? "Time asked for by the customer" : "客户指定的回访时间",
            CreatedAt = at,
        };
    }

    private Complaint ComplaintOf(EarlierCall call, int index)
    {
        var told = Complaints[index];
        var at = call.Row.EndedAt ?? call.Row.PlacedAt;
        var due = ComplaintClock.Due(told.Category, ComplaintSeverity.Ordinary, at, WorkCalendar.Default);
        var complaint = new Complaint
        {
            Id = random.Id(at),
            Number = new ComplaintNumber(DateOnly.FromDateTime(at.AddHours(8).DateTime), index + 1).ToString(),
            CustomerId = call.Row.CustomerId,
            CallId = call.Row.Id,
            Category = told.Category,
            Severity = ComplaintSeverity.Ordinary,
            State = told.Stage,
            Text = told.Text,
            Wanted = told.Wanted,
            ReceivedAt = at,
            DueAt = due,
            RaiseAt = null,
            OwnerId = accounts.First(a => a.Role == Role.ComplaintHandler).Person.Id,
            TeamId = call.Row.TeamId,
            Answer = told.Answer,
            AnsweredAt = at.AddHours(5),
            Verdict = ComplaintVerdict.Justified,
        };
        return Advance(complaint, told.Stage);
    }

    private Complaint Advance(Complaint complaint, ComplaintStage stage)
    {
        if (stage == ComplaintStage.Closed)
            (complaint.ClosedAt, complaint.Closure) = (complaint.ReceivedAt.AddHours(20), ComplaintClosure.Confirmed);
        if (stage != ComplaintStage.Reopened)
            return complaint;
        // The same clock runs anew, one level up. domain §5.
        complaint.ReopenedAt = days.Now.AddMinutes(-40);
        complaint.Reopens = 1;
        complaint.Level = 1;
        complaint.DueAt = ComplaintClock.Due(complaint.Category, complaint.Severity, complaint.ReopenedAt.Value, WorkCalendar.Default);
        complaint.RaiseAt = complaint.DueAt;
        return complaint;
    }
}
