using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>The phones behind Kannel's own fakesmsc: they send one SMS, and show what they hear with the parts of a long SMS joined.</summary>
internal sealed partial class FakePhones(int smscPort) : IAsyncDisposable
{
    public const string Program = "/usr/lib/kannel/test/fakesmsc";

    private readonly List<(string Phone, string Text)> _earlier = [];
    private RunningProcess? _process;

    /// <summary>What the phones have heard, oldest first.</summary>
    public IReadOnlyList<(string Phone, string Text)> Heard => [.. _earlier, .. Read(_process?.Lines ?? [])];

    /// <summary>Sends an SMS. fakesmsc cannot be told later what to send, so it starts anew.</summary>
    public async Task SayAsync(string from, string text) => await ConnectAsync("1", $"{from} 12345 text {text}", "sent message 1");

    /// <summary>Only listens.</summary>
    public async Task ListenAsync() => await ConnectAsync("0", "1 2 text nothing", "fakesmsc starting");

    /// <summary>Waits until a phone has heard as many SMS, each whole.</summary>
    public async Task<string[]> HearsAsync(string phone, int count = 1)
    {
        var process = _process ?? throw new InvalidOperationException("The phones are not connected.");
        var before = _earlier.Where(heard => heard.Phone == phone).Select(heard => heard.Text).ToList();
        return await process.UntilAsync(lines =>
        {
            string[] texts = [.. before, .. Read(lines).Where(heard => heard.Phone == phone).Select(heard => heard.Text)];
            return texts.Length >= count ? texts : null;
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _earlier.AddRange(Read(_process.Lines));
        await _process.DisposeAsync();
        _process = null;
    }

    private async Task ConnectAsync(string count, string message, string ready)
    {
        await DisposeAsync();
        _process = new RunningProcess(Program, "-H", "127.0.0.1", "-r", $"{smscPort}", "-i", "0.05", "-m", count, message);
        await _process.LineAsync(ready);
    }

    /// <summary>
    /// Reads fakesmsc's own lines: <c>from to text words</c>, <c>from to ucs-2 bytes</c>, <c>from to udh header data bytes</c>, bytes as in an address.
    /// A GSM text with line breaks comes as several lines, of which only the first has a header.
    /// </summary>
    private static List<(string Phone, string Text)> Read(string[] lines)
    {
        var heard = new List<(string Phone, string Text)>();
        var parts = new Dictionary<(string Phone, byte Reference), byte[][]>();
        foreach (var got in lines.Select(line => Got().Match(line)).Where(match => match.Success))
        {
            var message = Message().Match(got.Groups["message"].Value);
            var (phone, body) = (message.Groups["to"].Value, message.Groups["body"].Value);
            if (!message.Success && heard.Count > 0)
                heard[^1] = (heard[^1].Phone, heard[^1].Text + "\n" + got.Groups["message"].Value);
            else if (message.Groups["type"].Value == "text")
                heard.Add((phone, body));
            else if (message.Groups["type"].Value == "ucs-2")
                heard.Add((phone, Encoding.BigEndianUnicode.GetString(Bytes(body))));
            else if (Part().Match(body) is { Success: true } part && Bytes(part.Groups["udh"].Value) is [5, 0, 3, var reference, var total, var number])
            {
                var all = parts.TryGetValue((phone, reference), out var known) ? known : parts[(phone, reference)] = new byte[total][];
                all[number - 1] = Bytes(part.Groups["data"].Value);
                if (all.All(bytes => bytes is not null))
                    heard.Add((phone, Whole([.. all.SelectMany(bytes => bytes)])));
            }
        }
        return heard;
    }

    // fakesmsc does not say how a part is coded; UCS-2 has a zero or a Devanagari page in every other byte.
    private static string Whole(byte[] bytes) =>
        bytes.Length % 2 == 0 && bytes[0] is 0 or 9 ? Encoding.BigEndianUnicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);

    private static byte[] Bytes(string encoded)
    {
        var raw = Encoding.Latin1.GetBytes(encoded);
        return WebUtility.UrlDecodeToBytes(raw, 0, raw.Length);
    }

    [GeneratedRegex(@"Got message \d+: <(?<message>.*)>$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Got();

    [GeneratedRegex(@"^(?<from>\S+) (?<to>\S+) (?<type>text|ucs-2|udh) ?(?<body>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Message();

    [GeneratedRegex(@"^(?<udh>\S+) \S+ (?<data>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
