namespace Stateless.Reflection;

/// <summary>A method that a machine calls: a guard, an action or a destination selector.</summary>
public class InvocationInfo
{
    private readonly string _description;
    private readonly Delegate _written;
    private readonly string _methodName;
    private readonly Timing _timing;

    /// <summary>Describes a method.</summary>
    /// <param name="methodName">The name of the method as compiled; may be null.</param>
    /// <param name="description">What a person wrote about it; null when nothing was written.</param>
    /// <param name="timing">Whether the method is awaited.</param>
    public InvocationInfo(string methodName, string description, Timing timing)
    {
        _methodName = methodName;
        _description = description;
        _timing = timing;
    }

    // The name is looked up only when someone asks: reflection would be most of the cost of configuring a machine.
    private InvocationInfo(Delegate written, string description, Timing timing)
        : this((string)null, description, timing) => _written = written;

    /// <summary>Whether a method is awaited.</summary>
    public enum Timing
    {
        /// <summary>Called and done.</summary>
        Synchronous,

        /// <summary>Called and awaited.</summary>
        Asynchronous,
    }

    /// <summary>What is said about lambdas and local functions, whose names mean nothing to people.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    /// <summary>The name of the method as compiled; null when it is not known.</summary>
    public string MethodName => _written != null ? _written.Method.Name : _methodName;

    /// <summary>What a person wrote about the method; or its name; or <see cref="DefaultFunctionDescription"/> when a compiler made the
    /// name up; or "&lt;null&gt;" when there is none.</summary>
    public string Description => _description ?? (MethodName == null ? "<null>"
        : MethodName.AsSpan().IndexOfAny('<', '>', '`') >= 0 ? DefaultFunctionDescription
        : MethodName);

    /// <summary>Whether the method is awaited.</summary>
    public bool IsAsync => _timing == Timing.Asynchronous;

    internal static InvocationInfo Of(Delegate written, string description, Timing timing) => new(written, description, timing);
}
