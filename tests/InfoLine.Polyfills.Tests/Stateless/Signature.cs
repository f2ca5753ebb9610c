using System.Reflection;

namespace InfoLine.Polyfills.Tests.Stateless;

/// <summary>Writes what a type shows to those outside as a person would declare it, to compare a surface line by line.</summary>
/// <remarks>Type parameters of a method are named by their place, since no caller sees their names. A field is written as a property that
/// can be read: the package has both.</remarks>
internal static class Signature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The type and what it derives from, such as <c>Graph.Decision : State</c>.</summary>
    internal static string Of(Type type)
    {
        var name = type.FullName!["Stateless.".Length..].Replace('+', '.');
        return type.BaseType is { } parent && parent != typeof(object) ? $"{name} : {Name(parent)}" : name;
    }

    /// <summary>All members that are public or protected, one a line, in the order of the alphabet.</summary>
    internal static IEnumerable<string> OfAll(Type type) =>
        (type.IsEnum ? Enum.GetNames(type).Select(name => $"{name} = {(int)Enum.Parse(type, name)}") : Members(type)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Members(Type type) =>
    [
        .. type.GetConstructors(Declared).Where(IsSeen).Select(made => $"{Modifiers(made)}new({Parameters(made)})"),
        .. type.GetMethods(Declared).Where(method => IsSeen(method) && !method.IsSpecialName).Select(Of),
        .. type.GetProperties(Declared).Where(property => property.GetMethod is { IsPublic: true }).Select(Of),
        .. type.GetFields(Declared).Where(field => field.IsPublic).Select(field => $"{Name(field.FieldType)} {field.Name} {{ get; }}"),
    ];

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Obsolete(method)}{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Of(PropertyInfo property) =>
        $"{Obsolete(property)}{Modifiers(property.GetMethod!)}{Name(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { IsPublic: true } ? " set;" : "")} }}";

    private static string Obsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute)) ? "[Obsolete] " : "";

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.IsVirtual ? "virtual " : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Of));

    private static string Of(ParameterInfo parameter)
    {
        var prefix = parameter.IsOut ? "out " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var otherwise = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "";
        return $"{prefix}{Name(parameter.ParameterType)} {parameter.Name}{otherwise}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericMethodParameter)
            return $"TArg{type.GenericParameterPosition}";
        if (!type.IsGenericType)
            return type.Name;
        // A nested type repeats the arguments of the types around it: only its own are written.
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Name).ToArray();
        return type.Name.Split('`')[0] + (own.Length == 0 ? "" : $"<{string.Join(", ", own)}>");
    }
}
