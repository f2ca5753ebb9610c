using System.Globalization;
using System.Text;
using QRCoder;

namespace InfoLine.Staff;

/// <summary>A square picture that phones read, as the path of an SVG.</summary>
/// <param name="Size">How many dots wide and high, with its white edge.</param>
/// <param name="Path">The black dots.</param>
public sealed record QrPicture(int Size, string Path)
{
    /// <summary>The picture of a text.</summary>
    public static QrPicture Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var dots = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < dots.Count; y++)
        {
            for (var x = 0; x < dots.Count; x++)
            {
                if (dots[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new(dots.Count, path.ToString());
    }
}
