namespace InfoLine.Providers;

/// <summary>Whether a service can take people now.</summary>
/// <param name="Available">How many more.</param>
/// <param name="Maximum">How many at most, or null.</param>
/// <param name="Unit">Of what, such as places in a course; null where it is not said.</param>
/// <param name="UpdatedOn">When this was true.</param>
public sealed record Capacity(int Available, int? Maximum, string? Unit, DateOnly UpdatedOn);
