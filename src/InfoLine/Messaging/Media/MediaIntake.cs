using InfoLine.Storage;

namespace InfoLine.Messaging.Media;

/// <summary>Takes what a carrier hands over, as it comes: looks at its first bytes, counts, and puts it into the database part by part, so that no more than one part is ever in memory.</summary>
/// <param name="claim">What is fetched.</param>
/// <param name="database">Where it goes.</param>
/// <param name="settings">How much is taken.</param>
/// <param name="clock">Tells the time.</param>
public sealed class MediaIntake(MediaClaim claim, Database database, MediaSettings settings, TimeProvider clock)
{
    /// <summary>The length of all parts but the last. Larger ones would be garbage that is expensive to collect.</summary>
    public const int PartBytes = 64 * 1024;

    private byte[] _part = [];
    private int _filled;
    private long _number;

    /// <summary>How many bytes have come.</summary>
    public long Bytes { get; private set; }

    /// <summary>What it is; null until enough of it has come, and for what we do not take.</summary>
    public MediaType? Type { get; private set; }

    /// <summary>Why we do not take it; null while we do.</summary>
    public MediaReason? Refusal { get; private set; }

    /// <summary>What it seems to be where <see cref="Refusal"/> is <see cref="MediaReason.WrongKind"/>.</summary>
    public string Guess { get; private set; } = "";

    /// <summary>Hears how long it will be, where the carrier says so.</summary>
    /// <returns>False where it need not be sent.</returns>
    public bool Announce(long? bytes) => bytes > settings.MostBytes ? Refuse(MediaReason.TooLarge) : true;

    /// <summary>Takes the next bytes.</summary>
    /// <returns>False where no more are wanted: they are refused, or somebody else has the row now.</returns>
    public async Task<bool> TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        for (var rest = bytes; !rest.IsEmpty;)
        {
            if (_filled == _part.Length)
                _part = new byte[PartBytes];
            var taken = Math.Min(rest.Length, PartBytes - _filled);
            rest[..taken].CopyTo(_part.AsMemory(_filled));
            _filled += taken;
            Bytes += taken;
            rest = rest[taken..];
            if ((Bytes >= MediaType.BytesToTell && !IsWanted()) || (_filled == PartBytes && !await KeepPartAsync()))
                return false;
        }

        return true;
    }

    /// <summary>There is no more.</summary>
    /// <returns>False where it is refused, or somebody else has the row now.</returns>
    public async Task<bool> EndAsync() => IsWanted() && (_filled == 0 || await KeepPartAsync());

    private bool IsWanted()
    {
        // The first part is still here: it is full only after this.
        if (Type is null && (Type = MediaType.Of(_part.AsSpan(0, _filled), claim.Type)) is null)
        {
            Guess = MediaType.Guess(_part.AsSpan(0, _filled), claim.Type);
            return Refuse(MediaReason.WrongKind);
        }

        return Bytes <= settings.MostOf(Type.Kind) || Refuse(MediaReason.TooLarge);
    }

    private bool Refuse(MediaReason why)
    {
        Refusal = why;
        return false;
    }

    private async Task<bool> KeepPartAsync()
    {
        var (body, number) = (_part[.._filled], _number++);
        (_part, _filled) = ([], 0);
        return await database.WriteAsync(connection => MediaParts.KeepAsync(connection, claim, number, body, clock.GetUtcNow()));
    }
}
