using System.Globalization;

namespace InfoLine.Desk;

/// <summary>What an operator says about the desk.</summary>
/// <param name="RupeesPerSegment">What one SMS costs us, from <c>Desk:RupeesPerSegment</c>; null where nobody says.</param>
public sealed record DeskSettings(decimal? RupeesPerSegment)
{
    private const string PriceKey = "Desk:RupeesPerSegment";

    /// <summary>Reads them; a price that is none stops the start.</summary>
    public static DeskSettings Read(WebApplicationBuilder builder)
    {
        var text = builder.Configuration[PriceKey];
        if (string.IsNullOrEmpty(text))
            return new((decimal?)null);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price))
            return new(price);
        builder.Report().Stop($"{PriceKey}: '{text}' is no price: write it as in '0.20'.");
        return new((decimal?)null);
    }
}
