using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace InfoLine.Exports;

/// <summary>A table as an Excel workbook, written as it comes. Every cell is a text, so nothing in it can be a formula.</summary>
/// <remarks>A sheet holds 1,048,576 rows (Excel specifications and limits); the next one begins with the head again.</remarks>
internal sealed class XlsxTable : ITableWriter
{
    /// <summary>What a sheet holds, its head included.</summary>
    public const int MostRows = 1_048_576;

    private static readonly OpenXmlAttribute[] AsText = [new("t", "", "inlineStr")];
    private static readonly Row ARow = new();
    private static readonly Cell ACell = new();
    private static readonly InlineString AString = new();

    private readonly int _mostRows;
    private readonly Package _package;
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _workbook;
    private readonly List<string> _sheets = [];
    private OpenXmlWriter? _sheet;
    private IReadOnlyList<string>? _head;
    private int _rows;

    /// <summary>Begins a workbook.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="mostRows">A test needs fewer than <see cref="MostRows"/>.</param>
    public XlsxTable(Stream to, int mostRows = MostRows)
    {
        _mostRows = mostRows;
        // Only for writing: a package that can be read again keeps every sheet in memory.
        _package = Package.Open(to, FileMode.Create, FileAccess.Write);
        _document = SpreadsheetDocument.Create(_package, SpreadsheetDocumentType.Workbook);
        _workbook = _document.AddWorkbookPart();
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
        using (var book = OpenXmlWriter.Create(_workbook))
        {
            book.WriteStartElement(new Workbook());
            book.WriteStartElement(new Sheets());
            for (var i = 0; i < _sheets.Count; i++)
                book.WriteElement(new Sheet { Name = $"Sheet {i + 1}", SheetId = (uint)(i + 1), Id = _sheets[i] });
            book.WriteEndElement();
            book.WriteEndElement();
        }

        _document.Dispose();
        _package.Close();
        return ValueTask.CompletedTask;
    }

    private void BeginSheet(IReadOnlyList<string> head)
    {
        EndSheet();
        var part = _workbook.AddNewPart<WorksheetPart>();
        _sheets.Add(_workbook.GetIdOfPart(part));
        _sheet = OpenXmlWriter.Create(part);
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
