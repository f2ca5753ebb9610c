namespace InfoLine.Benchmarks.Report;

/// <summary>Tells whoever waits what is being measured; on the error stream, so that the table stands alone.</summary>
internal static class Progress
{
    public static void Tell(string line) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss}  {line}");
}
