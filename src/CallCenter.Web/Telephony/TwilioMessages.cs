using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Telephony;

public sealed partial class TwilioClient
{
    private sealed record MessagePage(List<CarrierMessage> Messages, string? NextPageUri) : IPage<CarrierMessage>
    {
        public IReadOnlyList<CarrierMessage> Items => Messages;
    }

    private sealed record NumberPage(List<CarrierNumber> IncomingPhoneNumbers, string? NextPageUri) : IPage<CarrierNumber>
    {
        public IReadOnlyList<CarrierNumber> Items => IncomingPhoneNumbers;
    }

    /// <summary>Sends a text message.</summary>
    public Task<CarrierAnswer<CarrierMessage>> SendMessageAsync(MessagePermit permit, NewMessage message) =>
        http.SendAsync<CarrierMessage>(CarrierRequest.Post("/Messages.json",
            [new("To", permit.To), new("From", message.From), new("Body", message.Text), new("StatusCallback", message.StatusCallback)]) with
        { Again = Again.OnlyUnsent });

    public Task<CarrierAnswer<CarrierMessage>> FetchMessageAsync(string messageSid) =>
        http.SendAsync<CarrierMessage>(CarrierRequest.Get($"/Messages/{messageSid}.json"));

    /// <summary>Messages to this number that were made at or after the instant; the way to find out what a lost answer did.</summary>
    public async Task<CarrierAnswer<IReadOnlyList<CarrierMessage>>> MessagesToAsync(string to, DateTimeOffset since) =>
        await PagesAsync<MessagePage, CarrierMessage>($"/Messages.json?PageSize=50&To={Uri.EscapeDataString(to)}", mostPages: 1) switch
        {
            CarrierAnswer<IReadOnlyList<CarrierMessage>>.Done { Value: var found } =>
                new CarrierAnswer<IReadOnlyList<CarrierMessage>>.Done([.. found.Where(m => !(m.DateCreated < since))]),
            var answer => answer,
        };

    /// <summary>The account's number as the carrier keeps it, with the addresses it asks and tells; none is an empty list.</summary>
    public Task<CarrierAnswer<IReadOnlyList<CarrierNumber>>> NumbersAsync(string number) =>
        PagesAsync<NumberPage, CarrierNumber>($"/IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}", mostPages: 1);
}

/// <summary>A text message.</summary>
public sealed record NewMessage(string From, string Text, string StatusCallback);
