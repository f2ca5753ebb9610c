using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Tells what all members of staff are called, by their ids.</summary>
public delegate Task<IReadOnlyDictionary<string, string>> StaffNames(Connection connection);

/// <summary>Tells all places that people can live in, in a language; none while the dialogs are still being learned.</summary>
public delegate ImmutableArray<DeskPlace> DeskPlaces(string language);

/// <summary>A place that people can live in.</summary>
/// <param name="Id">As tickets keep it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsDistrict">True for a district.</param>
public sealed record DeskPlace(string Id, string Name, bool IsDistrict);
