using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads <c>sort: { sector: { food: [achar, masala], craft: [silai] } }</c>: the words that tell what kind an answer is.</summary>
internal sealed class SortForm(Reading reading)
{
    private const string Example = "{ sector: { food: [achar, masala] } }";

    /// <summary>The words, or null when there are none or they cannot be understood (reported).</summary>
    public DraftSort? Read(Fields fields)
    {
        if (fields["sort"] is not { } node || reading.Map(node, "'sort'", Example) is not { } map)
            return null;
        if (map.Entries is not [var entry])
        {
            reading.Problems.Error(ProblemCode.WrongShape, node.Place, "'sort' fills one field.", $"Write it as in {Example}.");
            return null;
        }

        if (reading.Name(new YamlScalar(entry.Key, null, entry.KeyPlace), "the name of a field") is not { } field || reading.Map(entry.Value, "The kinds of an answer", "food: [achar, masala]") is not { } kinds)
            return null;
        if (!fields.Has("answer"))
            reading.Problems.Warn(ProblemCode.NeverUsed, node.Place, "Only words are sorted, and this step has choices.", "Write 'answer: text', or set the field in the choices: set: { field: value }.");
        return new(field, [.. kinds.Entries.Select(ReadKind)]);
    }

    private WordKind ReadKind(YamlEntry entry) => new(
        entry.Key,
        [.. reading.Items(entry.Value, "The words of a kind", "[achar, masala]").Select(word => reading.Scalar(word, "A word")).OfType<YamlScalar>().Select(word => WordSort.SoundOf(word.Value))]);
}
