using System.IO.Compression;

namespace InfoLine.Providers.Hsds;

/// <summary>The files of a CSV package: a folder, or a zip.</summary>
internal sealed class DirectoryFiles : IDisposable
{
    /// <summary>No directory of districts comes near it; a file that does is another one.</summary>
    public const long MostBytes = 128L * 1024 * 1024;

    private readonly string? _folder;
    private readonly ZipArchive? _zip;
    private long _bytesLeft = MostBytes;

    private DirectoryFiles(string? folder, ZipArchive? zip) => (_folder, _zip) = (folder, zip);

    /// <summary>The files of a folder.</summary>
    public static DirectoryFiles OfFolder(string folder) => new(folder, zip: null);

    /// <summary>The files of a zip.</summary>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    public static DirectoryFiles OfZip(string path) => new(folder: null, ZipFile.OpenRead(path));

    /// <summary>The names, without folders, in order. Of two entries with one name the first.</summary>
    public IReadOnlyList<string> Names => _folder is not null
        ? [.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [.. Entries.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Opens a file by its name.</summary>
    /// <remarks>All streams together give at most <see cref="MostBytes"/>, whatever a zip says of its size: then they throw <see cref="DirectoryTooLargeException"/>.</remarks>
    public Stream Open(string name)
    {
        // A name comes from Names, so it cannot lead out of the folder.
        var stream = _folder is not null ? File.OpenRead(Path.Combine(_folder, name)) : Entries.First(entry => entry.Name == name).Open();
        return new CountedStream(stream, this);
    }

    public void Dispose() => _zip?.Dispose();

    // A zip made from a folder holds that folder.
    private IEnumerable<ZipArchiveEntry> Entries => _zip is null ? [] : _zip.Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal));

    private sealed class CountedStream(Stream inner, DirectoryFiles files) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            files._bytesLeft -= read;
            return files._bytesLeft < 0 ? throw new DirectoryTooLargeException() : read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>There is more in the file than any directory holds.</summary>
internal sealed class DirectoryTooLargeException() : Exception($"A directory has at most {DirectoryFiles.MostBytes / 1024 / 1024} MB.");
