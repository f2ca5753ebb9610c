using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Places;

/// <summary>A point on the map (WGS84).</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MapPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusKilometres = 6371.0;

    /// <summary>As the crow flies; the earth is taken for a sphere, which is wrong by half a percent at most.</summary>
    public double KilometresTo(MapPoint other)
    {
        var north = Half(other.Latitude - Latitude);
        var east = Half(other.Longitude - Longitude);
        var chord = (north * north) + (Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * east * east);
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    private static double Half(double degrees) => Math.Sin(Radians(degrees) / 2);

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
