using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CallCenter.Web.Layout;

/// <summary>The language of one circuit or one static page. Handed to every component as a cascading <see cref="Texts"/>.</summary>
public sealed class Language
{
    /// <summary>Starts with the culture the request was given: cookie, else browser, else Chinese.</summary>
    public Language()
    {
        Now = Texts.For(CultureInfo.CurrentUICulture.Name);
        Source = new CascadingValueSource<Texts>(Now, isFixed: false);
    }

    /// <summary>The words spoken now.</summary>
    public Texts Now { get; private set; }

    /// <summary>Where components take their words from.</summary>
    public CascadingValueSource<Texts> Source { get; }

    /// <summary>Speaks another language from now on; every component renders anew and keeps what it holds.</summary>
    public Task SwitchTo(Texts texts)
    {
        Now = texts;
        return Source.NotifyChangedAsync(texts);
    }
}
