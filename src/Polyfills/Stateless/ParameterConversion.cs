namespace Stateless;

/// <summary>Checks the loose arguments of a trigger against the types it declared, and hands them out typed.</summary>
internal static class ParameterConversion
{
    /// <summary>The argument at a position, as its declared type.</summary>
    /// <returns>The default of the type when no arguments were given at all: a guard may be asked before anything is fired.</returns>
    /// <exception cref="ArgumentException">Too few arguments, or one of another type.</exception>
    internal static T Unpack<T>(object[] args, int index)
    {
        if (args.Length == 0)
            return default;
        Check(args, typeof(T), index);
        return (T)args[index];
    }

    /// <summary>Refuses arguments that do not fit the declared types. No arguments at all always fit.</summary>
    /// <exception cref="ArgumentException">Too many or too few arguments, or one of another type.</exception>
    internal static void Validate(object[] args, Type[] expected)
    {
        if (args.Length > expected.Length)
            throw new ArgumentException($"Too many arguments: {args.Length} came, {expected.Length} are wanted.", nameof(args));
        if (args.Length == 0)
            return;
        for (var index = 0; index < expected.Length; index++)
            Check(args, expected[index], index);
    }

    private static void Check(object[] args, Type type, int index)
    {
        if (index >= args.Length)
            throw new ArgumentException($"Argument {index} is missing: it must be of type {type}.", nameof(args));
        var argument = args[index];
        if (argument != null && !type.IsInstanceOfType(argument))
            throw new ArgumentException($"Argument {index} is of type {argument.GetType()} but must be of type {type}.", nameof(args));
    }
}
