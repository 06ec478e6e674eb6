using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Layout;
using CallCenter.Web.People;
using CallCenter.Web.Settings;

var builder = WebApplication.CreateBuilder(args);

// What the product is made of. Start steps run in this order once the database is migrated.
builder.AddEdge();
builder.AddData();
builder.AddCalendars();
builder.AddPeople();
builder.Services.AddScreens();

var app = builder.Build();

// The way of a request: limits and headers, language, who asks, then the route.
app.UseEdge();
app.UseScreens();
app.UsePeople();

app.MapHealth();
app.MapPeople();
app.MapScreens();

// Serves until it is told to stop, or does one command: 'admin add NAME', 'api-key add NAME'.
return await app.RunOrServeAsync(args);
