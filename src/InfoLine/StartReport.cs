namespace InfoLine;

/// <summary>What the start has to tell its operator: which parts are off, which addresses to open, and which settings stop it.</summary>
/// <remarks>Lives in the root namespace so that every folder, channels too, can report to it.</remarks>
public sealed class StartReport
{
    private readonly List<string> _problems = [];
    private readonly List<string> _lines = [];
    private readonly List<(string Line, string Path)> _links = [];

    /// <summary>Sentences about settings that stop the start; empty when all is well.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Lines to print once the service listens, in the order in which they were told.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Addresses to open, each with a line that says what for; printed last.</summary>
    public IReadOnlyList<(string Line, string Path)> Links => _links;

    /// <summary>Stops the start: one sentence that names the key and the remedy, such as <c>Twilio:AuthToken is missing: set it, or remove Twilio:AccountSid to turn Twilio off.</c></summary>
    public void Stop(string sentence) => _problems.Add(sentence);

    /// <summary>One plain line at the start, such as <c>Kannel is off: Kannel:SendUrl is not set.</c></summary>
    public void Tell(string line) => _lines.Add(line);

    /// <summary>A line at the start, and below it an address of our own to open.</summary>
    /// <param name="line">What it is for.</param>
    /// <param name="path">Begins with a slash; the address before it is known once the service listens.</param>
    public void TellLink(string line, string path) => _links.Add((line, path));
}

/// <summary>Settings that the service cannot start with. The message is for the operator: each line names a key and the remedy.</summary>
public class BadSettingException(string message) : Exception(message);

/// <summary>Finds the report of a start.</summary>
public static class StartReporting
{
    private static readonly object Key = new();

    /// <summary>The report of this start; the same object at every call.</summary>
    public static StartReport Report(this IHostApplicationBuilder builder)
    {
        if (builder.Properties.TryGetValue(Key, out var known))
            return (StartReport)known;
        var report = new StartReport();
        builder.Properties[Key] = report;
        builder.Services.AddSingleton(report);
        return report;
    }
}
