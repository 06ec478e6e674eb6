using CallCenter.Web.Layout;

namespace CallCenter.Web.Notices;

/// <summary>Registers what people are told.</summary>
public static class NoticeSetup
{
    public static WebApplicationBuilder AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NoticeFeed>().AddSingleton<NoticeDesk>().AddHostedService<NoticePoll>();
        builder.Services.AddSingleton(new TopBarPart(typeof(NoticeBell), 20));
        return builder;
    }
}
