using System.Text.RegularExpressions;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Tests.Registration;

/// <summary>Somebody who registers on the real line with the real dialogs, and what the database knows of them afterwards.</summary>
internal static partial class Villager
{
    /// <summary>From the first word to "saved".</summary>
    public static readonly string[] Registers = ["hello", "1", "नाम लिखो", "1", "सुनीता देवी", "2", "34", "ओरछा, निवाड़ी", "सिलाई", "2", "1", "5", "1"];

    public static Task<Line> OpenAsync(Store store, string route = LoopChannel.TheRoute) =>
        Line.OpenAsync(store, new(new LoopChannel(route) { Traits = ChannelTraits.WhatsApp }) { Echo = false });

    /// <summary>Writes messages, each after the answer to the one before.</summary>
    public static async Task WritesAsync(this Line line, Person person, params string[] messages)
    {
        foreach (var message in messages)
        {
            await line.From(person).TextAsync(message);
            await line.SettleAsync();
        }
    }

    /// <summary>The last thing that the person heard.</summary>
    public static string LastTo(this Line line, Person person) => line.Carrier.Heard(person).Last().PlainText;

    /// <summary>One column of rows, null as an empty text, letters as they are read.</summary>
    public static Task<List<string>> RowsAsync(this Line line, string sql, params object?[] values) => line.Database.ReadAsync(
        connection => connection.QueryAsync(row => row.IsDBNull(0) ? "" : Readable(row.GetValue(0).ToString()!), sql, values));

    // JSON keeps Hindi as \u0928; a test looks for न.
    private static string Readable(string text) => EscapedLetter().Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString());

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})", RegexOptions.NonBacktracking)]
    private static partial Regex EscapedLetter();
}
