using System.Text;
using System.Text.Json;

namespace InfoLine.Providers.Hsds;

/// <summary>Reads a JSON file token by token and keeps count of its lines, so that a file of any length takes little memory.</summary>
internal sealed class JsonTokens : IDisposable
{
    private const int MostBytesOfAToken = 1024 * 1024;
    private const int MostPartsOfAnEntry = 200_000;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[64 * 1024];
    private JsonReaderState _state = new(new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    private int _start;
    private int _end;
    private bool _isLast;
    private int _line = 1;

    /// <summary>Reads a stream from its beginning; a byte order mark is passed over.</summary>
    /// <exception cref="JsonException">It is UTF-16.</exception>
    public JsonTokens(Stream stream)
    {
        _stream = stream;
        Fill();
        var bytes = _buffer.AsSpan(_start, _end - _start);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            _start += Encoding.UTF8.Preamble.Length;
        else if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            throw new JsonException("This is UTF-16; save it again as UTF-8.", null, 0, 0);
    }

    /// <summary>What was read last.</summary>
    public JsonTokenType Kind { get; private set; }

    /// <summary>The text of a value or the name of a property; null for everything else.</summary>
    public string? Text { get; private set; }

    /// <summary>The line on which it stands.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next token; false at the end.</summary>
    /// <exception cref="JsonException">It is no JSON, with the line counted from 0.</exception>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (reader.Read())
            {
                Take(ref reader);
                return true;
            }

            Skip(reader.BytesConsumed);
            _state = reader.CurrentState;
            if (_isLast)
                return false;
            Fill();
        }
    }

    /// <summary>The value that begins at the current token, as a whole.</summary>
    /// <exception cref="JsonException">It is no JSON, or one entry is larger than a whole directory should be.</exception>
    public JsonPart ReadPart()
    {
        var left = MostPartsOfAnEntry;
        return ReadPart(ref left);
    }

    public void Dispose() => _stream.Dispose();

    private JsonPart ReadPart(ref int left)
    {
        if (--left < 0)
            throw new JsonException("One entry has too many parts.", null, Line - 1, 0);
        var part = new JsonPart(ValueKind(Kind), Text, Line);
        if (Kind == JsonTokenType.StartObject)
        {
            while (Read() && Kind != JsonTokenType.EndObject)
            {
                var name = Text ?? "";
                Read();
                part.Members.Add((name, ReadPart(ref left)));
            }
        }
        else if (Kind == JsonTokenType.StartArray)
        {
            while (Read() && Kind != JsonTokenType.EndArray)
                part.Items.Add(ReadPart(ref left));
        }

        return part;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var begin = (int)reader.TokenStartIndex;
        _line += _buffer.AsSpan(_start, begin).Count((byte)'\n');
        _start += begin;
        Line = _line;
        Kind = reader.TokenType;
        try
        {
            Text = Kind switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                _ => null,
            };
        }
        catch (InvalidOperationException trouble)
        {
            throw new JsonException("This is not written in UTF-8.", null, Line - 1, 0, trouble);
        }

        Skip(reader.BytesConsumed - begin);
        _state = reader.CurrentState;
    }

    private void Skip(long bytes)
    {
        _line += _buffer.AsSpan(_start, (int)bytes).Count((byte)'\n');
        _start += (int)bytes;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MostBytesOfAToken)
                throw new JsonException("One value is longer than 1 MB.", null, _line - 1, 0);
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isLast = read == 0;
    }

    private static JsonValueKind ValueKind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
