using System.Reflection;

namespace InfoLine.Tests.Architecture;

public sealed class EventIdTests
{
    [Fact]
    public void Every_log_line_has_a_number_of_its_own()
    {
        var numbers = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(line => line.EventId)
            .ToList();
        numbers.Count.ShouldBeGreaterThan(20);
        numbers.ShouldBeUnique();
    }
}
