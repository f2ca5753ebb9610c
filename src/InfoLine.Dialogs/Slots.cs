using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InfoLine.Dialogs;

/// <summary>The answers that a conversation has collected: a small immutable map from field to text, in the order of first answering.</summary>
/// <remarks>An array and not a dictionary: a dialog has at most a few dozen fields, and a session is read and written at every turn.</remarks>
[JsonConverter(typeof(SlotsJson))]
public sealed class Slots : IEquatable<Slots>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _pairs;

    private Slots(ImmutableArray<KeyValuePair<string, string>> pairs) => _pairs = pairs;

    /// <summary>No answers yet.</summary>
    public static Slots Empty { get; } = new([]);

    /// <summary>How many fields are filled.</summary>
    public int Count => _pairs.Length;

    /// <summary>All fields and answers, in the order of first answering.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Pairs => _pairs;

    /// <summary>The answer in a field, or null.</summary>
    public string? this[string field]
    {
        get
        {
            var at = IndexOf(field);
            return at < 0 ? null : _pairs[at].Value;
        }
    }

    /// <summary>These answers with one more, or one replaced.</summary>
    public Slots With(string field, string value)
    {
        var pair = KeyValuePair.Create(field, value);
        var at = IndexOf(field);
        return new(at < 0 ? _pairs.Add(pair) : _pairs.SetItem(at, pair));
    }

    /// <summary>These answers without one; the same object if it was not there.</summary>
    public Slots Without(string field)
    {
        var at = IndexOf(field);
        return at < 0 ? this : new(_pairs.RemoveAt(at));
    }

    /// <inheritdoc/>
    public bool Equals(Slots? other) => other is not null && _pairs.AsSpan().SequenceEqual(other._pairs.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Slots);

    /// <inheritdoc/>
    public override int GetHashCode() => _pairs.Length == 0 ? 0 : HashCode.Combine(_pairs.Length, _pairs[0].Key, _pairs[^1].Value);

    private int IndexOf(string field)
    {
        for (var i = 0; i < _pairs.Length; i++)
        {
            if (_pairs[i].Key == field)
                return i;
        }

        return -1;
    }

    internal sealed class SlotsJson : JsonConverter<Slots>
    {
        public override Slots Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = reader.GetString() ?? "";
                reader.Read();
                pairs.Add(KeyValuePair.Create(field, reader.GetString() ?? ""));
            }

            return pairs.Count == 0 ? Empty : new(pairs.DrainToImmutable());
        }

        public override void Write(Utf8JsonWriter writer, Slots value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var pair in value._pairs)
                writer.WriteString(pair.Key, pair.Value);
            writer.WriteEndObject();
        }
    }
}
