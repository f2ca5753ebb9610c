using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Storage;

/// <summary>What makes a message one of a kind: its contact, its route, and the carrier's id for it, as 16 bytes.</summary>
/// <remarks>
/// The three texts themselves are a hundred bytes that land anywhere in an index; on a large file that was half the cost of storing a message.
/// Half a SHA-256 is as unique as the texts: nobody can make two messages with one key.
/// </remarks>
public static class MessageKey
{
    private const int Bytes = 16;

    /// <summary>The key. PostgreSQL makes the same one in its migration.</summary>
    public static byte[] Of(string contactId, string route, string providerMessageId)
    {
        // Neither a contact's id nor a route holds a line break, so the three cannot run into each other.
        var text = $"{contactId}\n{route}\n{providerMessageId}";
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..Bytes];
    }
}
