namespace InfoLine.Benchmarks.Service;

/// <summary>A folder for the data of one run. Under the home of the build and not in the system's temporary folder, which may be memory: a flush must reach a disk.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Folder = Path.Combine(AppContext.BaseDirectory, "data", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
