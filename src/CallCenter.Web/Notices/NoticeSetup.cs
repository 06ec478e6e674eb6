namespace CallCenter.Web.Notices;

/// <summary>Registers what people are told.</summary>
public static class NoticeSetup
{
    public static WebApplicationBuilder AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NoticeFeed>().AddSingleton<NoticeDesk>().AddHostedService<NoticePoll>();
        return builder;
    }
}
