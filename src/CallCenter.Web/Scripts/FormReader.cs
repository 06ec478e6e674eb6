using System.Globalization;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>Reads what kind of value a question takes: <c>ask: { type: number, least: 1, most: 31 }</c>.</summary>
internal static class FormReader
{
    private const int LargestScale = 7;
    private const int MostDigits = 4;
    private const decimal LargestNumber = 1_000_000_000;

    internal static AnswerForm? Read(YamlFields step)
    {
        if (step.Find("ask") is not { } node || YamlFields.Of(node, step.KeyOf("ask"), step.Log) is not { } fields)
            return null;
        AnswerForm? form = fields.Text("type") switch
        {
            "choice" or "" => null,
            "several" => Several(fields),
            "text" => new AnswerForm.Words(Whole(fields, "longest", (1, AnswerForm.LongestText, 200))),
            "number" => Number(fields),
            "money" => new AnswerForm.Money(Value(fields, "most", LargestNumber)),
            "date" => new AnswerForm.Date(Day(fields, "earliest", new(1900, 1, 1)), Day(fields, "latest", new(2199, 12, 31))),
            "phone" => new AnswerForm.Phone(),
            "rating" => new AnswerForm.Rating(Whole(fields, "scale", (2, LargestScale, 5))),
            "masked" => new AnswerForm.Masked(Whole(fields, "digits", (1, MostDigits, MostDigits))),
            var other => Unknown(fields, other),
        };
        fields.Done();
        return form;
    }

    private static AnswerForm.Phone Unknown(YamlFields fields, string type)
    {
        fields.Log.Refuse(fields.Find("type") ?? fields.Map, fields.KeyOf("type"),
            $"unknown type '{type}', known are choice, several, text, number, money, date, phone, rating, masked");
        return new AnswerForm.Phone(); // stands in, so that nothing else is told
    }

    private static AnswerForm.Several Several(YamlFields fields)
    {
        var options = new List<AnswerOption>();
        foreach (var node in fields.List("options"))
            if (YamlFields.Of(node, fields.KeyOf("options"), fields.Log) is { } option)
            {
                options.Add(new(option.Text("key"), option.Text("label")));
                option.Done();
            }
        if (options.Count == 0)
            fields.Log.Refuse(fields.Map, fields.KeyOf("options"), "several needs options");
        var most = Math.Max(options.Count, 1);
        return new(options, Whole(fields, "least", (0, most, 1)), Whole(fields, "most", (1, most, most)));
    }

    private static AnswerForm.Number Number(YamlFields fields) => new(
        Value(fields, "least", 0), Value(fields, "most", LargestNumber), Whole(fields, "decimals", (0, 4, 0)), fields.OptionalText("unit"));

    private static int Whole(YamlFields fields, string key, (int Least, int Most, int Default) bounds)
    {
        if (fields.OptionalText(key) is not { } text)
            return bounds.Default;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= bounds.Least && number <= bounds.Most)
            return number;
        fields.Log.Refuse(fields.Find(key) ?? fields.Map, fields.KeyOf(key), $"is a whole number between {bounds.Least} and {bounds.Most}, not '{text}'");
        return bounds.Default;
    }

    private static decimal Value(YamlFields fields, string key, decimal other)
    {
        if (fields.OptionalText(key) is not { } text)
            return other;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= LargestNumber)
            return number;
        fields.Log.Refuse(fields.Find(key) ?? fields.Map, fields.KeyOf(key), $"is a number of at most {LargestNumber}, not '{text}'");
        return other;
    }

    private static DateOnly Day(YamlFields fields, string key, DateOnly other)
    {
        if (fields.OptionalText(key) is not { } text)
            return other;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        fields.Log.Refuse(fields.Find(key) ?? fields.Map, fields.KeyOf(key), $"is a day such as 2026-11-22, not '{text}'");
        return other;
    }
}
