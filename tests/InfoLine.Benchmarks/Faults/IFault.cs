namespace InfoLine.Benchmarks.Faults;

/// <summary>Something that goes wrong, again and again, while people write.</summary>
internal interface IFault
{
    /// <summary>What one writes after <c>infra/bench faults</c>.</summary>
    string Name { get; }

    /// <summary>For the table.</summary>
    string Sentence { get; }

    /// <summary>How often, unless something else is asked for.</summary>
    int Times { get; }

    /// <summary>What it needs around it.</summary>
    Setting Setting { get; }

    /// <summary>Lets it happen. The replicas are up and people write; at the end all must be whole again.</summary>
    /// <param name="stage">Everything.</param>
    /// <param name="times">How often.</param>
    /// <param name="tell">Hears how far it is.</param>
    Task StrikeAsync(Stage stage, int times, Action<string> tell);

    /// <summary>What else is wrong, when all is settled: how many. For faults that touch more than messages.</summary>
    Task<long> JudgeAsync(Stage stage) => Task.FromResult(0L);

    /// <summary>Why it cannot be played on this machine, or null.</summary>
    string? Lacks => null;
}
