using CallCenter.Web.Api;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Demo;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Layout;
using CallCenter.Web.Messages;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using CallCenter.Web.Practice;
using CallCenter.Web.Prompts;
using CallCenter.Web.Scripts;
using CallCenter.Web.Settings;
using CallCenter.Web.Telephony;

// Serves until it is told to stop, or does one command: 'admin add NAME', 'api-key add NAME'.
return await Commands.RunAsync(args, Compose, Route);

// What the product is made of. Start steps run in this order once the database is migrated.
static void Compose(WebApplicationBuilder builder)
{
    builder.AddEdge();
    builder.AddData();
    builder.AddCalendars();
    builder.AddPeople();
    builder.AddNotices();
    builder.AddScripts();
    builder.AddPrompts();
    builder.AddKnowledge();
    builder.AddPractice();
    builder.AddCustomers();
    builder.AddDemo();
    builder.AddCalls();
    builder.AddTelephony();
    builder.AddMessages();
    builder.AddFollowUps();
    builder.AddComplaints();
    builder.AddApi();
    builder.Services.AddScreens();
}

// The way of a request: limits and headers, language, who asks, then the route.
static void Route(WebApplication app)
{
    app.UseEdge();
    app.UseScreens();
    app.UsePeople();

    app.MapHealth();
    app.MapPeople();
    app.MapTelephony();
    app.MapDemo();
    app.MapApi();
    app.MapScreens();
}
