using System.Text.Json;

namespace InfoLine.Benchmarks.Service;

/// <summary>Counts, from the service's own log, the replies of which it did not know whether they had gone.</summary>
internal sealed class DoubtCounter
{
    /// <summary>"{Count} messages were in hand when the service last ended."</summary>
    private const int FoundInHand = 2006;

    /// <summary>"It is not known whether message … has gone."</summary>
    private const int OutcomeUnknown = 2004;

    /// <summary>The name of the number in the first of them.</summary>
    private const string HowMany = "Count";

    public long Count { get; private set; }

    /// <summary>Reads what a service has logged so far.</summary>
    public void Read(Child service)
    {
        while (service.Lines.TryDequeue(out var line))
        {
            if (!line.StartsWith('{'))
                continue;
            using var entry = JsonDocument.Parse(line);
            Count += entry.RootElement.GetProperty("EventId").GetInt32() switch
            {
                FoundInHand => entry.RootElement.GetProperty("State").GetProperty(HowMany).GetInt64(),
                OutcomeUnknown => 1,
                _ => 0,
            };
        }
    }
}
