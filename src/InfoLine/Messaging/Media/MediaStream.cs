using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>The bytes of a voice note or picture, from any place on; one part of them is in memory.</summary>
/// <param name="database">Where they are.</param>
/// <param name="contactId">Whose.</param>
/// <param name="media">Which; it is kept.</param>
public sealed class MediaStream(Database database, string contactId, MediaItem media) : Stream
{
    private byte[] _part = [];
    private long _number = -1;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => media.Bytes ?? 0;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    /// <exception cref="IOException">They were deleted meanwhile.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
            return 0;
        var (number, offset) = (Position / MediaIntake.PartBytes, (int)(Position % MediaIntake.PartBytes));
        if (number != _number)
        {
            _part = await database.ReadAsync(connection => MediaParts.ReadAsync(connection, contactId, media.Id, media.Attempt, number), cancellationToken)
                ?? throw new IOException("It was deleted while it was being read.");
            _number = number;
        }

        var count = Math.Min(buffer.Length, _part.Length - offset);
        _part.AsMemory(offset, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The database is read without blocking.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
