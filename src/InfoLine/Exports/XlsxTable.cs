using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace InfoLine.Exports;

/// <summary>A table as an Excel workbook, written as it comes. Every cell is a text, so nothing in it can be a formula.</summary>
/// <remarks>
/// A sheet holds 1,048,576 rows (Excel specifications and limits); the next one begins with the head again. The parts of the file (ECMA-376, part 2) are made here and not by the
/// library's document: that one wants to read what it wrote, and a package that can be read keeps every sheet in memory.
/// </remarks>
internal sealed class XlsxTable : ITableWriter
{
    /// <summary>What a sheet holds, its head included.</summary>
    public const int MostRows = 1_048_576;

    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static readonly OpenXmlAttribute[] AsText = [new("t", "", "inlineStr")];
    private static readonly Row ARow = new();
    private static readonly Cell ACell = new();
    private static readonly InlineString AString = new();

    private readonly int _mostRows;
    private readonly Package _package;
    private readonly List<Uri> _sheets = [];
    private Stream? _part;
    private OpenXmlWriter? _sheet;
    private IReadOnlyList<string>? _head;
    private int _rows;

    /// <summary>Begins a workbook.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="mostRows">A test needs fewer than <see cref="MostRows"/>.</param>
    public XlsxTable(Stream to, int mostRows = MostRows)
    {
        _mostRows = mostRows;
        _package = Package.Open(to, FileMode.Create, FileAccess.Write);
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<string> cells)
    {
        if (_sheet is null || _rows == _mostRows)
            BeginSheet(_head ??= cells);
        if (!ReferenceEquals(cells, _head))
            WriteRow(cells);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_sheet is null)
            BeginSheet([]); // A workbook without a sheet does not open.
        EndSheet();
        WriteBook();
        _package.Close();
        return ValueTask.CompletedTask;
    }

    private void BeginSheet(IReadOnlyList<string> head)
    {
        EndSheet();
        var place = new Uri($"/xl/worksheets/sheet{_sheets.Count + 1}.xml", UriKind.Relative);
        _sheets.Add(place);
        _part = _package.CreatePart(place, Types + "worksheet+xml", CompressionOption.Fast).GetStream(FileMode.Create, FileAccess.Write);
        _sheet = OpenXmlWriter.Create(_part);
        _sheet.WriteStartElement(new Worksheet());
        _sheet.WriteStartElement(new SheetData());
        _rows = 0;
        WriteRow(head);
    }

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _part?.Dispose();
    }

    private void WriteBook()
    {
        var place = new Uri("/xl/workbook.xml", UriKind.Relative);
        var part = _package.CreatePart(place, Types + "sheet.main+xml");
        _package.CreateRelationship(place, TargetMode.Internal, Relationships + "officeDocument");
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var book = OpenXmlWriter.Create(stream);
        book.WriteStartElement(new Workbook());
        book.WriteStartElement(new Sheets());
        for (var i = 0; i < _sheets.Count; i++)
        {
            var relationship = part.CreateRelationship(_sheets[i], TargetMode.Internal, Relationships + "worksheet");
            book.WriteElement(new Sheet { Name = $"Sheet {i + 1}", SheetId = (uint)(i + 1), Id = relationship.Id });
        }

        book.WriteEndElement();
        book.WriteEndElement();
    }

    private void WriteRow(IReadOnlyList<string> cells)
    {
        var sheet = _sheet ?? throw new InvalidOperationException("There is no sheet to write to.");
        sheet.WriteStartElement(ARow);
        foreach (var cell in cells)
        {
            sheet.WriteStartElement(ACell, AsText);
            if (PlainText.Of(cell) is { Length: > 0 } text)
            {
                sheet.WriteStartElement(AString);
                sheet.WriteElement(new Text(text));
                sheet.WriteEndElement();
            }

            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        _rows++;
    }
}
