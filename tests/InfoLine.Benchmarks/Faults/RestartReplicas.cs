namespace InfoLine.Benchmarks.Faults;

/// <summary>One replica after the other is told to stop, and started again when it has: an update under load.</summary>
internal sealed class RestartReplicas : IFault
{
    public string Name => "rolling";

    public string Sentence => "rolling restart of two replicas (SIGTERM, drained)";

    public int Times => 20;

    public Setting Setting => new() { MessagesPerSecond = 100, Senders = 320 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 1; i <= times; i++)
        {
            tell($"rolling: {i} of {times}, {stage.Record.Accepted} accepted");
            foreach (var replica in stage.Replicas)
            {
                if (await replica.TerminateAsync() is not 0 and var code)
                    throw new InvalidOperationException($"A replica that was told to stop ended with {code}.");
                replica.Start();
                await replica.ReadyAsync();
            }

            stage.Record.Mended();
        }
    }
}
