using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Dialogs.Compile.Freeze;

/// <summary>Names a set of dialogs by its content.</summary>
internal static class ContentHash
{
    /// <summary>SHA-256 of what villagers can hear: the same for any order of files, line endings and spaces at the ends of lines. Tests and the ledger of translations do not count.</summary>
    public static string Of(IEnumerable<FlowSource> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var texts = sources
            .Where(source => !source.Path.EndsWith(".chat.yaml", StringComparison.Ordinal) && !source.Path.EndsWith("translations.yaml", StringComparison.Ordinal))
            .Select(source => Normalise(source.Text))
            .Order(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
            normal.Append(line.TrimEnd()).Append('\n');
        return normal.ToString().TrimEnd('\n');
    }
}
