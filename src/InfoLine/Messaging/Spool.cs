using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoLine.Messaging;

/// <summary>A message that waits on disk for the database.</summary>
/// <param name="Id">Of the row that it will be.</param>
/// <param name="Message">Cleaned, as it will be stored.</param>
/// <param name="SecretHidden">True when a secret number was masked.</param>
/// <param name="At">When it came, UTC milliseconds: its place among the others.</param>
internal sealed record Arrival(string Id, Inbound Message, bool SecretHidden, long At);

/// <summary>Keeps messages in a file while the database is away: one JSON line each, on the disk before the carrier hears that we have it.</summary>
/// <remarks>Once it holds something every message goes through it, so that nobody overtakes. It ends when all of it is in the database.</remarks>
internal sealed class Spool : IDisposable
{
    private const string Ending = ".jsonl";
    private const int MostAtOnce = 4 * 1024 * 1024;

    private readonly string _folder;
    private readonly SemaphoreSlim _one = new(1);
    private FileStream? _file;
    private bool _isOpen;

    /// <summary>A spool in a folder of this machine, which is made when it is first needed. What earlier processes left there is taken over.</summary>
    public Spool(string folder)
    {
        _folder = folder;
        Adopt();
    }

    /// <summary>True while messages wait here: then the next ones wait here too.</summary>
    public bool IsOpen => Volatile.Read(ref _isOpen);

    /// <summary>Keeps a message. When the task ends, it survives a crash of this machine.</summary>
    /// <param name="arrival">The message.</param>
    /// <param name="opens">True when the database has just failed; false to keep it only if others wait here already.</param>
    /// <returns>False when nothing waits here: the database is to be asked.</returns>
    /// <exception cref="IOException">The disk does not take it either.</exception>
    public async Task<bool> KeepAsync(Arrival arrival, bool opens)
    {
        if (!opens && !IsOpen)
            return false;
        await _one.WaitAsync();
        try
        {
            if (!opens && !_isOpen)
                return false;
            _file ??= Create(Ending);
            await AppendAsync(_file, arrival);
            Volatile.Write(ref _isOpen, true);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Hands everything in, oldest first, and ends the spool when nothing is left. A failure leaves it as it is; handing a message in twice must be harmless.</summary>
    /// <param name="store">Puts messages into the database, in order, and returns those that it refuses.</param>
    /// <returns>How many were handed in, and how many are set aside in files beside the spool, because nobody can read them or the database refuses them: they hold up nobody else.</returns>
    public async Task<(int Stored, int SetAside)> DrainAsync(Func<IReadOnlyList<Arrival>, Task<IReadOnlyList<Arrival>>> store)
    {
        var (stored, setAside) = (0, 0);
        var read = 0L;
        while (IsOpen)
        {
            // New ones are kept behind these meanwhile, and read in the next round.
            var (arrivals, unreadable, end) = await ReadAsync(read);
            var refused = await store(arrivals);
            await SetAsideAsync([.. unreadable, .. refused.Select(LineOf)]);
            stored += arrivals.Count - refused.Count;
            setAside += unreadable.Count + refused.Count;
            if (await TryEndAsync(end))
                break;
            read = end;
        }

        return (stored, setAside);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _one.Dispose();
    }

    private static async Task AppendAsync(FileStream file, Arrival arrival)
    {
        var end = file.Length;
        try
        {
            file.Seek(end, SeekOrigin.Begin);
            await file.WriteAsync(LineOf(arrival));
            file.Flush(flushToDisk: true);
        }
        catch
        {
            file.SetLength(end); // Half a line would spoil the next one.
            throw;
        }
    }

    private static byte[] LineOf(Arrival arrival) => [.. JsonSerializer.SerializeToUtf8Bytes(arrival, SpoolJson.Default.Arrival), (byte)'\n'];

    private async Task<(List<Arrival> Arrivals, List<byte[]> Unreadable, long End)> ReadAsync(long from)
    {
        await _one.WaitAsync();
        try
        {
            List<Arrival> arrivals = [];
            List<byte[]> unreadable = [];
            if (_file is null)
                return (arrivals, unreadable, from);
            _file.Seek(from, SeekOrigin.Begin);
            var bytes = new byte[(int)Math.Min(MostAtOnce, _file.Length - from)];
            await _file.ReadExactlyAsync(bytes);
            var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            foreach (var line in Lines(bytes.AsMemory(0, end)))
            {
                if (TryRead(line.Span) is { } arrival)
                    arrivals.Add(arrival);
                else
                    unreadable.Add([.. line.Span, (byte)'\n']);
            }

            return (arrivals, unreadable, from + end);
        }
        finally
        {
            _one.Release();
        }
    }

    private static Arrival? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SpoolJson.Default.Arrival) is { Id: not null, Message: { From: not null, ProviderMessageId: not null } } arrival ? arrival : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Renamed back, with the trouble mended, they are taken in at the next start.
    private async Task SetAsideAsync(IReadOnlyList<byte[]> lines)
    {
        if (lines.Count == 0)
            return;
        using var aside = Create(".set-aside");
        foreach (var line in lines)
            await aside.WriteAsync(line);
        aside.Flush(flushToDisk: true);
    }

    private async Task<bool> TryEndAsync(long end)
    {
        await _one.WaitAsync();
        try
        {
            if (_file is null || _file.Length != end)
                return false;
            Remove(_file);
            _file = null;
            Volatile.Write(ref _isOpen, false);
            Adopt();
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    // Takes over the first file that nobody has open. Of a line that a crash tore nobody was told that we have it.
    private void Adopt()
    {
        if (!Directory.Exists(_folder))
            return;
        foreach (var path in Directory.EnumerateFiles(_folder, $"*{Ending}").Order(StringComparer.Ordinal))
        {
            if (TryOpen(path) is not { } left)
                continue;
            left.SetLength(EndOfLastLine(left));
            if (left.Length == 0)
            {
                Remove(left);
                continue;
            }

            _file = left;
            Volatile.Write(ref _isOpen, true);
            return;
        }
    }

    private static long EndOfLastLine(FileStream file)
    {
        for (var at = file.Length; at > 0; at--)
        {
            file.Seek(at - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n')
                return at;
        }

        return 0;
    }

    private FileStream Create(string ending)
    {
        Directory.CreateDirectory(_folder);

        // What people wrote is in it: for nobody but us to read.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(_folder, $"{Guid.CreateVersion7():n}{ending}"), options);
    }

    /// <returns>Null for a file of a process that lives.</returns>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Remove(FileStream file)
    {
        using (file)
            File.Delete(file.Name);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            yield return bytes[..end];
            bytes = bytes[(end + 1)..];
        }
    }
}

/// <summary>The form of a line.</summary>
[JsonSerializable(typeof(Arrival))]
internal sealed partial class SpoolJson : JsonSerializerContext;
