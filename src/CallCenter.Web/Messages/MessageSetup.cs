using CallCenter.Web.Calendars;
using CallCenter.Web.Settings;

namespace CallCenter.Web.Messages;

/// <summary>Registers text messages.</summary>
public static class MessageSetup
{
    public static WebApplicationBuilder AddMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddCheckedOptions<MessageOptions>("Messages", (options, _) => MessageOptions.Faults(options));
        builder.Services.AddSingleton<MessageText>().AddSingleton<MessageRows>().AddSingleton<MessageDesk>().AddSingleton<IncomingTexts>().AddSweep<MessageSweep>();
        return builder;
    }
}
