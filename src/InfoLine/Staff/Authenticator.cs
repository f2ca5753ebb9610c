using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace InfoLine.Staff;

/// <summary>The six digits that an authenticator app shows, new every half minute.</summary>
/// <remarks>
/// Source: RFC 6238 with SHA-1, 6 digits and 30 seconds, which is what the apps speak; RFC 4226 for the digits. Identity's own provider takes a code twice and knows only the machine's clock.
/// </remarks>
public static class Authenticator
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int SecretBytes = 20;
    private const long StepSeconds = 30;
    private const int Digits = 6;

    /// <summary>A phone's clock may be wrong by one step to either side.</summary>
    private const int Slack = 1;

    /// <summary>A new secret: 32 letters and digits that can be typed into an app.</summary>
    public static string NewSecret() => Write(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What the picture for the app says.</summary>
    /// <param name="secret">From <see cref="NewSecret"/>.</param>
    /// <param name="account">The user name.</param>
    public static string AddressOf(string secret, string account) =>
        $"otpauth://totp/InfoLine:{Uri.EscapeDataString(account)}?secret={secret}&issuer=InfoLine&digits={Digits}&period={StepSeconds}";

    /// <summary>The digits of a moment.</summary>
    public static string CodeAt(string secret, DateTimeOffset now) => CodeOf(Read(secret), StepOf(now));

    /// <summary>Which half minute a code belongs to, or null when it is none of these.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">As it was typed; spaces do not matter.</param>
    /// <param name="now">The moment.</param>
    public static long? Check(string secret, string code, DateTimeOffset now)
    {
        var typed = string.Concat(code.Where(char.IsAsciiDigit));
        if (typed.Length != Digits)
            return null;
        var key = Read(secret);
        for (var step = StepOf(now) - Slack; step <= StepOf(now) + Slack; step++)
        {
            if (CodeOf(key, step) == typed)
                return step;
        }

        return null;
    }

    private static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    private static string CodeOf(byte[] key, long step)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The apps speak SHA-1; RFC 6238 asks only that the code cannot be foreseen.
        HMACSHA1.HashData(key, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("d6", CultureInfo.InvariantCulture);
    }

    private static string Write(byte[] bytes)
    {
        // 20 bytes are 32 letters of five bits each, with nothing left over.
        var letters = new char[bytes.Length * 8 / 5];
        for (var i = 0; i < letters.Length; i++)
        {
            var value = 0;
            for (var bit = i * 5; bit < (i * 5) + 5; bit++)
                value = (value << 1) | ((bytes[bit / 8] >> (7 - (bit % 8))) & 1);
            letters[i] = Alphabet[value];
        }

        return new(letters);
    }

    private static byte[] Read(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if (((Alphabet.IndexOf(secret[bit / 5], StringComparison.Ordinal) >> (4 - (bit % 5))) & 1) == 1)
                bytes[bit / 8] |= (byte)(1 << (7 - (bit % 8)));
        }

        return bytes;
    }
}
