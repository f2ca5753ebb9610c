using System.Diagnostics;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Faults;

/// <summary>The carrier hands one message in twenty times at one moment, to two replicas.</summary>
internal sealed class SamePosts : IFault
{
    private const int Copies = 20;

    public string Name => "same";

    public string Sentence => $"one message posted {Copies} times at once, to two replicas";

    public int Times => 1000;

    public Setting Setting => new() { Senders = 160 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        await stage.People.StopAsync(); // The numbers of their messages are counted by one hand.
        Caller[] callers = [.. Enumerable.Range(0, Copies).Select(i => new Caller(stage.Replicas[i % stage.Replicas.Length].Address))];
        for (var i = 0; i < times; i++)
        {
            if (i % 100 == 0)
                tell($"same: {i} of {times}");
            var message = stage.People.Next(i % stage.Setting.Senders);
            var writtenAt = Stopwatch.GetTimestamp();
            var answers = await Task.WhenAll(callers.Select(caller => Task.Run(() => caller.PostAsync(message.Request))));
            if (answers.Any(status => status != StatusCodes.Status200OK))
                throw new InvalidOperationException($"One of {Copies} identical posts was answered with {string.Join(' ', answers)}.");
            stage.Record.Accept(message.Sender, message.Number, writtenAt);
        }

        foreach (var caller in callers)
            caller.Dispose();
        stage.Record.Mended();
        stage.People.Start();
    }
}
