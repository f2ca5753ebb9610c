namespace InfoLine.Benchmarks.Replicas;

/// <summary>Who has used how much of the processor.</summary>
/// <param name="Postgres">The database.</param>
/// <param name="Services">The replicas, or the floor.</param>
/// <param name="Redis">Redis, if there is one.</param>
/// <param name="Own">The load and the carrier.</param>
internal sealed record ProcessorUse(TimeSpan Postgres, TimeSpan Services, TimeSpan Redis, TimeSpan Own)
{
    /// <summary>As far as it has come now.</summary>
    public static ProcessorUse Now(PostgresServer postgres, TimeSpan services, RedisServer? redis) => new(postgres.Cpu, services, redis?.Cpu ?? TimeSpan.Zero, Environment.CpuUsage.TotalTime);

    public static ProcessorUse operator -(ProcessorUse one, ProcessorUse other) =>
        new(one.Postgres - other.Postgres, one.Services - other.Services, one.Redis - other.Redis, one.Own - other.Own);

    public static ProcessorUse operator +(ProcessorUse one, ProcessorUse other) =>
        new(one.Postgres + other.Postgres, one.Services + other.Services, one.Redis + other.Redis, one.Own + other.Own);

    /// <summary>In cores.</summary>
    public string Cores(TimeSpan elapsed) => $"{Postgres / elapsed:0.00} / {Services / elapsed:0.00} / {Redis / elapsed:0.00} / {Own / elapsed:0.00}";

    /// <summary>In microseconds for each of so many messages.</summary>
    public string Each(double messages) =>
        $"{Postgres.TotalMicroseconds / messages:0} / {Services.TotalMicroseconds / messages:0} / {Redis.TotalMicroseconds / messages:0} / {Own.TotalMicroseconds / messages:0} µs";
}
