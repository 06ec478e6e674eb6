using CallCenter.Core.People;

namespace CallCenter.Core.Calls;

/// <summary>News of a kind we do not know.</summary>
public sealed record ReportUnknown(CarrierSaid Said) : CallCommand(Act.ReportFromCarrier);

/// <summary>A recording runs.</summary>
public sealed record ReportRecordingStarted(string Sid) : CallCommand(Act.ReportFromCarrier);

/// <summary>A recording is over.</summary>
public sealed record ReportRecordingEnded(string Sid, int? Seconds, bool Absent) : CallCommand(Act.ReportFromCarrier);

/// <summary>The sound of a recording was fetched; once for each.</summary>
public sealed record ReportRecordingStored(string Sid, string Sha256, long Bytes) : CallCommand(Act.ReportFromCarrier);

/// <summary>The machine has said the recording notice to the customer.</summary>
public sealed record ReportNotice() : CallCommand(Act.ReportFromCarrier);

/// <summary>A machine took the customer's leg.</summary>
public sealed record ReportMachine(string Sid, MachineKind Kind) : CallCommand(Act.ReportFromCarrier);

/// <summary>The customer pressed a key in the survey.</summary>
/// <param name="Digits">What was pressed; empty for nothing.</param>
public sealed record ReportSurvey(string Digits) : CallCommand(Act.ReportFromCarrier);

/// <summary>The carrier took a guest's leg.</summary>
public sealed record ReportGuestStarted(Guid GuestId, string Sid) : CallCommand(Act.ReportFromCarrier);

/// <summary>What the carrier says of a guest's leg.</summary>
public sealed record ReportGuest(Guid GuestId, string Sid, LegNews News) : CallCommand(Act.ReportFromCarrier);

/// <summary>The carrier did not take a guest's leg.</summary>
public sealed record ReportGuestRefused(Guid GuestId, int? Code) : CallCommand(Act.ReportFromCarrier);

/// <summary>Pauses recording and transcription: sensitive data is said next.</summary>
public sealed record PauseRecording() : CallCommand(Act.PauseRecording);

/// <summary>Recording and transcription go on.</summary>
public sealed record ResumeRecording() : CallCommand(Act.PauseRecording);

/// <summary>Calls a dropped customer back at once.</summary>
public sealed record RedialCustomer() : CallCommand(Act.PlaceCall);

/// <summary>Asks a third party or a colleague onto the line.</summary>
public sealed record AskGuest(GuestAsked Wanted) : CallCommand(Act.TransferCall);

/// <summary>A supervisor comes onto the line.</summary>
public sealed record JoinCall(GuestAsked Wanted) : CallCommand(Act.MonitorCall);

/// <summary>A supervisor listens, whispers or speaks to all from now on.</summary>
public sealed record ChangeGuest(Guid GuestId, GuestRole Role) : CallCommand(Act.MonitorCall);

/// <summary>Shows a third party or a colleague out.</summary>
public sealed record DismissGuest(Guid GuestId) : CallCommand(Act.TransferCall);

/// <summary>A supervisor leaves the line.</summary>
public sealed record LeaveCall(Guid GuestId) : CallCommand(Act.MonitorCall);

/// <summary>Hands the call to the guest who is on the line.</summary>
public sealed record HandOver(Guid GuestId) : CallCommand(Act.TransferCall);

/// <summary>A supervisor takes the call.</summary>
public sealed record TakeOver(Guid GuestId) : CallCommand(Act.TakeOverCall);
