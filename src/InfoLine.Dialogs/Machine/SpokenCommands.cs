using System.Collections.Frozen;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;

namespace InfoLine.Dialogs.Machine;

/// <summary>The commands of several words, in whatever spelling: <c>मैसेज मत भेजो</c> is <c>ab mujhe massage mat bhejo ji</c> too.</summary>
/// <remarks>
/// Every word must be there, in order and by its sound, and no other: nothing is guessed, so that STOP, which silences somebody for good, can be heard in a sentence.
/// Shorter commands sound like too much else.
/// </remarks>
internal sealed class SpokenCommands
{
    private const int FewestWords = 3;
    private const int MostLetters = 80;

    // Message, mesej, msg: of words with so many consonants these are enough.
    private const int EnoughConsonants = 3;

    // Said to be polite, or of whom it is that speaks: these change no command.
    private static readonly FrozenSet<string> Courtesies =
        Keys("please kindly kripya कृपया ji bhai sir madam ab अब now mujhe mujhko hame humko aap आप yaha यहाँ par phone pe is number मेरे फ़ोन aage se आगे aur और koi कोई any more anymore again").ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Command> _commands;

    /// <summary>Learns the sounds of the commands that are long enough.</summary>
    /// <param name="commands">The commands by their folded words.</param>
    public SpokenCommands(IEnumerable<KeyValuePair<string, Command>> commands) =>
        _commands = commands
            .OrderBy(command => command.Key, StringComparer.Ordinal)
            .Select(command => (Sound: SoundOf(command.Key), Command: command.Value))
            .Where(command => command.Sound is not null)
            .DistinctBy(command => command.Sound, StringComparer.Ordinal)
            .ToFrozenDictionary(command => command.Sound!, command => command.Command, StringComparer.Ordinal); // Null was left out above.

    /// <summary>The command that a message says in full, or null.</summary>
    public Command? Find(string text) =>
        text.Length <= MostLetters && text.AsSpan().Count(' ') >= FewestWords - 1 && SoundOf(text) is { } sound && _commands.TryGetValue(sound, out var command) ? command : null;

    private static string? SoundOf(string text)
    {
        var words = Keys(text).Where(key => !Courtesies.Contains(key)).ToArray();
        return words.Length >= FewestWords ? string.Join(' ', words) : null;
    }

    private static IEnumerable<string> Keys(string text) => Phonetics.Read(text).Select(token => token.Skeleton.Length >= EnoughConsonants ? token.Skeleton : token.Key);
}
