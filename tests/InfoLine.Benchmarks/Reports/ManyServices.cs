using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InfoLine.Benchmarks.Reports;

/// <summary>The directory of a large programme: the services that <see cref="ManyReferrals"/> are with, as files to import.</summary>
/// <param name="Count">How many, each of its own organisation.</param>
internal sealed record ManyServices(int Count)
{
    /// <summary>Offices have numbers from here on, of which villagers have none.</summary>
    private const int FirstPhone = 90_000_000;

    private const string LoadsSql = """
        insert or replace into service_loads (service_id, open_referrals)
        select provider_id, count(*) from referrals where status in ('sent', 'accepted', 'in_progress') and created_at >= 0 and provider_id is not null group by provider_id
        """;

    private static readonly (string Place, string State)[] Districts = [("jhansi", "up"), ("niwari", "mp"), ("bhadohi", "up"), ("mirzapur", "up")];
    private static readonly string[] Needs = ["finance", "technology", "market", "capacity"];

    /// <summary>The id of an organisation, and of its service.</summary>
    public static string IdOf(int number) => $"0f{number:x6}-5a1b-4c2d-8e3f-000000000000";

    /// <summary>Writes the files into a folder.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write("organization.csv", "id,name,description", number => $"{IdOf(number)},Office {number},An office");
        Write("location.csv", "id,location_type,name,place", number: null);
        Write("service_at_location.csv", "id,service_id,location_id", number: null);
        Write("service.csv", "id,organization_id,name,name_hi,status,need,state,woman_available", number =>
            $"{IdOf(number)},{IdOf(number)},Office {number},दफ़्तर {number},active,{Needs[number / Districts.Length % Needs.Length]},{Districts[number % Districts.Length].State},true");
        Write("service_area.csv", "id,service_id,name,place", number => $"1{IdOf(number)[1..]},{IdOf(number)},Area,{Districts[number % Districts.Length].Place}");
        Write("phone.csv", "id,service_id,number,type", number => string.Create(CultureInfo.InvariantCulture, $"2{IdOf(number)[1..]},{IdOf(number)},+9170{FirstPhone + number},sms"));

        void Write(string name, string head, Func<int, string>? number) =>
            File.WriteAllLines(Path.Combine(folder, name), [head, .. number is null ? [] : Enumerable.Range(0, Count).Select(number)]);
    }

    /// <summary>Counts for each service how many referrals it has, as the service does when they change.</summary>
    public static async Task CountLoadsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = LoadsSql;
        await command.ExecuteNonQueryAsync();
    }
}
