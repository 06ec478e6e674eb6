using System.Net.Mime;

namespace CallCenter.Web.Settings;

/// <summary>What a page says when the product itself cannot render one: Chinese and English, no script, no file.</summary>
/// <param name="Title">Chinese, then English.</param>
/// <param name="What">What happened and what to do, Chinese, then English.</param>
/// <param name="TryAgainAfter">Seconds until the browser asks again by itself; none when it does not.</param>
public sealed record PlainText((string Zh, string En) Title, (string Zh, string En) What, int? TryAgainAfter);

/// <summary>Writes it.</summary>
public static class PlainPage
{
    public static readonly PlainText TooManyLogins = new(
        ("登录尝试过于频繁", "Too many sign-in attempts"),
        ("请等一分钟后再返回登录页重试。", "Please wait a minute, then go back to the login page and try again."),
        TryAgainAfter: null);

    public static readonly PlainText HttpsOnly = new(
        ("请使用 https 地址访问", "Open this site by https"),
        ("正式环境只接受 https 连接。请把地址改为 https 开头后重试；如果前面有反向代理负责 https，请管理员在 Proxy:Known 设置中登记代理的地址。",
         "In Production pages are served by https alone. Open the same address with https; where a proxy speaks https for this server, ask your administrator to list the proxy in the setting Proxy:Known."),
        TryAgainAfter: null);

    public static readonly PlainText NoDatabase = new(
        ("暂时连接不上数据库", "The database cannot be reached"),
        ("已保存的内容不会丢失。系统每隔几秒自动重试，恢复后本页会自动打开；如果持续几分钟，请联系管理员检查数据库服务和 Database:ConnectionString 设置。",
         "Nothing that was saved is lost. The product tries again every few seconds and this page opens by itself. If it takes minutes, ask your administrator to look at the database server and the setting Database:ConnectionString."),
        TryAgainAfter: 5);

    public static readonly PlainText Starting = new(
        ("系统正在启动", "Starting"),
        ("正在准备数据库，稍候本页会自动打开。", "The database is being prepared. This page opens by itself in a moment."),
        TryAgainAfter: 2);

    public static Task WriteAsync(HttpResponse response, PlainText text, CancellationToken stop)
    {
        response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(Html(text), stop);
    }

    private static string Html(PlainText text) => $$"""
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        {{(text.TryAgainAfter is { } wait ? $"<meta http-equiv=\"refresh\" content=\"{wait}\">" : "")}}
        <title>{{text.Title.Zh}} · {{text.Title.En}}</title>
        <style>
        :root{color-scheme:light dark} body{font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui;max-width:40rem;margin:18vh auto;padding:0 24px}
        h1{font-size:22px;margin:0 0 8px} p{margin:0 0 28px} [lang=en]{opacity:.8} [lang=en] h1{font-size:18px}
        </style></head><body>
        <main><section><h1>{{text.Title.Zh}}</h1><p>{{text.What.Zh}}</p></section>
        <section lang="en"><h1>{{text.Title.En}}</h1><p>{{text.What.En}}</p></section></main>
        </body></html>
        """;
}
