namespace CallCenter.Web.Practice;

public static class PracticeSetup
{
    public static WebApplicationBuilder AddPractice(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PracticeDesk>().AddScoped<PracticeRoom>();
        return builder;
    }
}
