using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace InfoLine.Reports;

/// <summary>Writes a report for programs: every figure of every group under its name.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON.</summary>
    /// <param name="count">What was counted.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="wording">In which words.</param>
    /// <param name="title">What it is about.</param>
    public static string Of(ReportCount count, ReportOptions options, Wording wording, string title)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("about", title);
            json.WriteString("not_recorded", wording.NotRecorded);
            json.WriteStartArray("groups");
            foreach (var (word, counts) in count.Groups)
                WriteGroup(json, word, counts, options, wording);
            json.WriteEndArray();
            json.WriteStartArray("registered_by");
            foreach (var one in options.By == By.Nothing ? count.Registered : [])
            {
                Begin(json, one.Name, wording.Word(one.Word), one.Counts.Sum());
                WriteGenders(json, gender => one.Counts[(int)gender]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteSteps(json, count, options);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteSteps(Utf8JsonWriter json, ReportCount count, ReportOptions options)
    {
        json.WriteStartArray("registration_steps");
        foreach (var step in count.Steps)
        {
            Begin(json, step.Step.Name, step.Step.Text(options.Language), step.Reached);
            json.WriteNumber("went_on", step.WentOn);
            json.WriteNumber("stopped", step.Stopped);
            json.WriteNumber("waiting", step.Waiting);
            json.WriteNumber("stopped_percent", Math.Round(step.StoppedPercent, 1));
            json.WriteBoolean("is_flagged", step.IsFlagged);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGroup(Utf8JsonWriter json, string word, Counts counts, ReportOptions options, Wording wording)
    {
        json.WriteStartObject();
        if (options.By != By.Nothing)
        {
            json.WriteString(options.By.ToString().ToLowerInvariant(), word.Length == 0 ? ReportFilter.None : word);
            json.WriteString("label", wording.Word(word));
        }

        json.WriteStartArray("figures");
        foreach (var figure in Figures.All.Where(figure => IsCounted(figure, options)))
        {
            Begin(json, figure.Name, figure.Text(options.Language), counts[figure]);
            if (figure.Of is { } of)
            {
                json.WriteString("of", of);
                json.WriteNumber("of_count", counts[Figures.ByName[of]]);
            }

            if (figure.Table is null)
                WriteGenders(json, gender => counts[figure, gender]);
            if (figure.Span is not null)
            {
                WriteNumber(json, "median_days", counts.Days(figure));
                WriteNumber(json, "median_working_days", counts.WorkingDays(figure));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>False for what is not counted, or not of this split.</summary>
    public static bool IsCounted(Figure figure, ReportOptions options) => ReportTables.IsShown(figure, options.Filter)
        && (options.By == By.Nothing || figure.Table is null) && (options.By != By.Provider || (figure.OfPerson is null && figure.OfState is null));

    private static void Begin(Utf8JsonWriter json, string name, string label, int count)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("label", label);
        json.WriteNumber("count", count);
    }

    private static void WriteGenders(Utf8JsonWriter json, Func<Gender, int> count)
    {
        json.WriteNumber("women", count(Gender.Woman));
        json.WriteNumber("men", count(Gender.Man));
        json.WriteNumber("other", count(Gender.Other));
        json.WriteNumber("not_known", count(Gender.Unknown));
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
            json.WriteNumber(name, Math.Round(known, 1));
        else
            json.WriteNull(name);
    }
}
