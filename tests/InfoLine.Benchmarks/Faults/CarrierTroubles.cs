namespace InfoLine.Benchmarks.Faults;

/// <summary>Of each five tries the carrier refuses one, is unavailable for one, falls silent at one, and breaks off after taking one.</summary>
internal sealed class CarrierTroubles : IFault
{
    private const double Share = 0.2;

    public string Name => "carrier";

    public string Sentence => "carrier: 20 % 429, 20 % 503, 20 % no answer, 20 % reset after accepting";

    public int Times => 1000;

    // Each silence holds one of 64 connections for fifteen seconds.
    public Setting Setting => new()
    {
        MessagesPerSecond = 10,
        Senders = 160,
        Manners = new() { Throttles = Share, IsUnavailable = Share, FallsSilent = Share, BreaksOff = Share },
    };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        while (stage.Record.Accepted < times)
        {
            tell($"carrier: {stage.Record.Accepted} of {times} accepted, {stage.Record.Heard} heard, {stage.Carrier.Troubles} troubles");
            await stage.AcceptsAsync(100);
        }

        stage.Record.Mended();
    }
}
