using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads what belongs to <c>answer: birth_year</c>: <c>bands: { age: { 18-35: 18, 36+: 36 } }</c> and <c>under: { 18: minor }</c>.</summary>
internal sealed class AgeForm(Reading reading)
{
    private const string BandsExample = "{ age: { 18-35: 18, 36+: 36 } }";
    private const string UnderExample = "{ 18: minor }";

    /// <summary>The bands, or null when there are none or they cannot be understood (reported).</summary>
    public DraftAgeBands? ReadBands(Fields fields)
    {
        if (fields["bands"] is not { } node || reading.Map(node, "'bands'", BandsExample) is not { } map)
            return null;
        if (map.Entries is not [var entry])
        {
            reading.Problems.Error(ProblemCode.WrongShape, node.Place, "'bands' fills one field.", $"Write it as in {BandsExample}.");
            return null;
        }

        if (reading.Name(new YamlScalar(entry.Key, null, entry.KeyPlace), "the name of a field") is not { } field || reading.Map(entry.Value, "The bands of an age", "18-35: 18") is not { } bands)
            return null;
        var read = ImmutableArray.CreateBuilder<AgeBand>();
        foreach (var band in bands.Entries)
        {
            if (Age(band.Value, $"The age at which '{Names.Short(band.Key)}' begins") is { } from)
                read.Add(new(band.Key, from));
        }

        return new(field, read.DrainToImmutable(), node.Place);
    }

    /// <summary>Who is too young, or null when nobody is or it cannot be understood (reported).</summary>
    public DraftLimit? ReadUnder(Fields fields)
    {
        if (fields["under"] is not { } node || reading.Map(node, "'under'", UnderExample) is not { } map)
            return null;
        if (map.Entries is not [var entry])
        {
            reading.Problems.Error(ProblemCode.WrongShape, node.Place, "'under' is one age and where whoever is younger goes on.", $"Write it as in {UnderExample}.");
            return null;
        }

        return Age(new YamlScalar(entry.Key, null, entry.KeyPlace), "The age of 'under'") is { } age && reading.Scalar(entry.Value, "'under'") is { } go
            ? new(age, new Link(go.Value, go.Place))
            : null;
    }

    private int? Age(YamlNode node, string what) => reading.Whole(node, what, 1, BirthYears.HighestAge);
}
