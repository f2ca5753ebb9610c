namespace InfoLine.WorkingTime;

/// <summary>A day on which nobody works.</summary>
/// <param name="Day">1 to 31.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">The one year in which it falls on this day, or null for every year.</param>
/// <param name="English">Its name, for people.</param>
/// <param name="Hindi">The same in Hindi.</param>
public sealed record Holiday(int Day, int Month, int? Year, string English, string Hindi)
{
    /// <summary>True when it falls on this date.</summary>
    public bool FallsOn(DateOnly date) => date.Day == Day && date.Month == Month && (Year is null || Year == date.Year);
}
