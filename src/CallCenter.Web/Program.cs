using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Layout;
using CallCenter.Web.People;
using CallCenter.Web.Prompts;
using CallCenter.Web.Scripts;
using CallCenter.Web.Telephony;

var builder = WebApplication.CreateBuilder(args);
builder.AddData();
builder.AddCalendars();
builder.AddPeople();
builder.AddScripts();
builder.AddPrompts();
builder.AddCustomers();
builder.AddCalls();
builder.AddTelephony();
builder.Services.AddScreens();

var app = builder.Build();
app.MapScreens();
app.MapPeople();
app.MapWebhooks();
app.Run();
