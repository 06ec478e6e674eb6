using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Layout;
using CallCenter.Web.People;

var builder = WebApplication.CreateBuilder(args);
builder.AddData();
builder.AddCalendars();
builder.AddPeople();
builder.Services.AddScreens();

var app = builder.Build();
app.MapScreens();
app.MapPeople();
app.Run();
