using System.Text;

namespace InfoLine.Providers.Hsds;

/// <summary>Reads CSV (RFC 4180) one row at a time, with the line on which each row starts.</summary>
/// <remarks>Takes UTF-8 with or without a mark, and any line ending. Bytes that are no UTF-8 become U+FFFD, which the caller reports with their line.</remarks>
internal sealed class CsvRows(Stream stream) : IDisposable
{
    // A quote that is never closed would else swallow the file.
    private const int MostLettersOfARow = 256 * 1024;

    private readonly StreamReader _reader = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
    private readonly StringBuilder _field = new();
    private readonly List<string> _row = [];
    private int _line = 1;
    private bool _begun;

    /// <summary>The line on which the last row starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>True after a row that is so long that a quote must be open; nothing can be read after it.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next row that is not empty, or null at the end. The list is used again for the next row.</summary>
    public IReadOnlyList<string>? Read()
    {
        while (!IsBroken)
        {
            Line = _line;
            if (!ReadRow())
                return null;
            if (_row.Count > 1 || _row[0].Length > 0)
                return _row;
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private bool ReadRow()
    {
        _row.Clear();
        _field.Clear();
        if (Next() is not { } first)
            return false;
        var letters = 0;
        var quoted = false;
        for (int? c = first; ; c = Next())
        {
            if (c is null || (!quoted && c is '\n'))
                break;
            if (++letters > MostLettersOfARow)
            {
                IsBroken = true;
                break;
            }

            if (quoted)
                quoted = Quoted((char)c);
            else if (c is '"' && _field.Length == 0)
                quoted = true;
            else if (c is ',')
                EndField();
            else
                _field.Append((char)c);
        }

        IsBroken |= quoted;
        EndField();
        return true;
    }

    // Returns whether the quotes are still open.
    private bool Quoted(char c)
    {
        if (c != '"')
            _field.Append(c);
        else if (_reader.Peek() == '"')
            _field.Append((char)_reader.Read());
        else
            return false;
        return true;
    }

    private void EndField()
    {
        _row.Add(_field.ToString());
        _field.Clear();
    }

    // One letter; any line ending is one \n.
    private int? Next()
    {
        var c = _reader.Read();
        if (!_begun && c == '\uFEFF')
            c = _reader.Read();
        _begun = true;
        if (c < 0)
            return null;
        if (c == '\r')
        {
            if (_reader.Peek() == '\n')
                _ = _reader.Read();
            c = '\n';
        }

        if (c == '\n')
            _line++;
        return c;
    }
}
