using Xunit.Abstractions;
using Xunit.Sdk;

namespace InfoLine.Tests.Harness;

/// <summary>A test that runs once on SQLite and once on PostgreSQL. It takes the <see cref="Store"/> as its only argument.</summary>
[XunitTestCaseDiscoverer("InfoLine.Tests.Harness.EachDatabaseDiscoverer", "InfoLine.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public class EachDatabaseAttribute : FactAttribute
{
    /// <summary>The databases that the test is about; there is no case for others, not even a skipped one.</summary>
    public virtual Store[] Stores => [Store.Sqlite, Store.Postgres];
}

/// <summary>A test of what only PostgreSQL has, such as several processes at work on one database.</summary>
[XunitTestCaseDiscoverer("InfoLine.Tests.Harness.EachDatabaseDiscoverer", "InfoLine.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : EachDatabaseAttribute
{
    public override Store[] Stores => [Store.Postgres];
}

/// <summary>The databases that InfoLine runs on.</summary>
public enum Store
{
    Sqlite,
    Postgres,
}

/// <summary>Finds the cases of <see cref="EachDatabaseAttribute"/>.</summary>
public sealed class EachDatabaseDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        from store in factAttribute.GetNamedArgument<Store[]>(nameof(EachDatabaseAttribute.Stores))
        select new SkippableFactTestCase(
            [typeof(Xunit.SkipException).FullName!],
            sink,
            discoveryOptions.MethodDisplayOrDefault(),
            discoveryOptions.MethodDisplayOptionsOrDefault(),
            testMethod,
            [store]);
}
