using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InfoLine.Dialogs.Compile.Parse;

/// <summary>Reads one file into our own small tree. Of YAML it takes values, lists, maps and comments; the rest is refused with a sentence.</summary>
internal sealed class YamlTree
{
    /// <summary>How deep lists and maps may stand in each other; the deepest file of ours needs seven.</summary>
    private const int DeepestNesting = 16;

    private readonly FlowSource _source;
    private readonly ProblemList _problems;
    private readonly Parser _parser;

    private YamlTree(FlowSource source, ProblemList problems)
    {
        _source = source;
        _problems = problems;
        _parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>The map at the top of the file; null when the file is empty or cannot be read, which has then been reported.</summary>
    public static YamlMap? Read(FlowSource source, ProblemList problems)
    {
        if (YamlTrouble.InLetters(source, problems))
            return null;
        try
        {
            return new YamlTree(source, problems).ReadFile();
        }
        catch (Stop)
        {
            return null;
        }
        catch (YamlException exception)
        {
            YamlTrouble.Explain(source, exception, problems);
            return null;
        }
        // The reader of the package gives these for some torn files.
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            YamlTrouble.Explain(source, new YamlException(exception.Message), problems);
            return null;
        }
    }

    private YamlMap? ReadFile()
    {
        Next<StreamStart>();
        Move();
        if (_parser.Current is StreamEnd)
            return Empty(new(_source.Path, 1, 1));

        var start = (DocumentStart)Current;
        if (start.Version is not null || start.Tags is { Count: > 0 } tags && tags.Any(tag => !tag.Handle.StartsWith('!')))
            Refuse(start, "a line that starts with '%'");
        Move();
        var top = ReadNode(depth: 1);
        Move();
        Move();
        if (_parser.Current is DocumentStart second)
        {
            _problems.Error(ProblemCode.SecondDocument, PlaceOf(second), "A line '---' starts a second document here, and only the first would be read.",
                "Put the second part in a file of its own, or take the line '---' out.");
            return null;
        }

        switch (top)
        {
            case YamlMap map:
                return map;
            case YamlScalar { Value: "" }:
                return Empty(top.Place);
            default:
                _problems.Error(ProblemCode.WrongShape, top.Place, $"A dialogs file starts with a name and a colon, such as 'flow: mudra', but here is {top.Called}.",
                    "Look at the first line: is a colon missing, or a dash too many?");
                return null;
        }
    }

    private YamlMap? Empty(Place place)
    {
        _problems.Warn(ProblemCode.EmptyFile, place, "This file is empty, so nobody hears anything of it.", "Write a flow in it, or delete it.");
        return null;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestNesting)
        {
            _problems.Error(ProblemCode.TooDeep, PlaceOf(Current), $"Here are more than {DeepestNesting} lists or brackets inside each other, which no dialog needs.",
                "Count the brackets and the spaces at the start of the lines.");
            throw new Stop();
        }

        if (Current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            Refuse(node, node.Anchor.IsEmpty ? $"'{node.Tag}'" : $"'&{node.Anchor}'");
        return Current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            AnchorAlias alias => Refuse(alias, $"'*{alias.Value}'"),
            _ => throw new Stop(),
        };
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var oneLine = scalar.Start.Line == scalar.End.Line;
        var quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        var asWritten = oneLine && scalar.Value.Length == scalar.End.Column - scalar.Start.Column - (quoted ? 2 : 0);
        // In the events a plain empty value and a null are the same; both mean "nothing is written here".
        var value = scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? "" : scalar.Value;
        return new(value, asWritten ? (quoted ? 1 : 0) : null, PlaceOf(scalar));
    }

    private YamlList ReadList(int depth)
    {
        var place = PlaceOf(Current);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        Move();
        while (Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
            Move();
        }

        return new(items.DrainToImmutable(), place);
    }

    private YamlMap ReadMap(int depth)
    {
        var place = PlaceOf(Current);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        Move();
        while (Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Move();
            var value = ReadNode(depth + 1);
            Move();
            if (key is not YamlScalar name)
                _problems.Error(ProblemCode.NeedsQuotes, key.Place, "Here a name is expected, but a bracket stands there.",
                    "A text that starts with { or [ must stand in double quotes.");
            else if (name.Value == "<<")
                Refuse(name.Place, "'<<'");
            else if (lines.TryAdd(name.Value, name.Place.Line))
                entries.Add(new(name.Value, name.Place, value));
            else
                _problems.Error(ProblemCode.DoubleKey, name.Place, $"'{name.Value}' is already there in line {lines[name.Value]}, so one of the two would be lost.",
                    "Delete one, or give it another name.");
        }

        return new(entries.DrainToImmutable(), place);
    }

    private YamlScalar Refuse(ParsingEvent at, string what)
    {
        Refuse(PlaceOf(at), what);
        return new YamlScalar("", null, PlaceOf(at));
    }

    private void Refuse(Place place, string what) => _problems.Error(
        ProblemCode.NotSmallYaml,
        place,
        $"{what} is a programmers' shorthand of YAML (anchor, alias, tag, merge or directive) that InfoLine does not use.",
        "Write the text out in full; a text that starts with & * ! or % must stand in double quotes.");

    private ParsingEvent Current => _parser.Current ?? throw new Stop();

    private void Move()
    {
        if (!_parser.MoveNext())
            throw new Stop();
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        Move();
        if (Current is not T)
            throw new Stop();
    }

    private Place PlaceOf(ParsingEvent at) => new(_source.Path, Count(at.Start.Line), Count(at.Start.Column));

    private static int Count(long position) => (int)Math.Clamp(position, 1, int.MaxValue);

    /// <summary>Ends the reading of a file whose trouble has been reported.</summary>
    private sealed class Stop : Exception;
}
