using System.Globalization;
using InfoLine.Storage;
using Microsoft.Data.Sqlite;

namespace InfoLine.Benchmarks.Reports;

/// <summary>An SQLite file with so many people and referrals as a large programme has after years, the same at every run with the same seed.</summary>
/// <param name="People">Registered people; one in twenty was erased.</param>
/// <param name="Services">Services, each of its own organisation.</param>
/// <param name="Referrals">With their histories.</param>
/// <param name="Seed">Fixes everything.</param>
internal sealed record ManyReferrals(int People, int Services, int Referrals, int Seed)
{
    private const long Year = 365L * 24 * 60 * 60 * 1000;
    private const long Hour = 60L * 60 * 1000;
    private const string Alphabet = "34679GHJKMNPRTWXY";

    private static readonly long Start = new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly string[] Needs = ["finance", "technology", "market", "capacity"];
    private static readonly string[] Sectors = ["food", "farming", "crafts", "trade", "service"];
    private static readonly string[] Stages = ["idea", "starting", "running"];
    private static readonly string[] Districts = ["jhansi", "niwari", "bhadohi", "mirzapur"];
    private static readonly string[] Reasons = ["not_eligible", "no_capacity", "out_of_area", "duplicate", "other"];

    /// <summary>The moment at which everything has happened.</summary>
    public static DateTimeOffset End { get; } = DateTimeOffset.FromUnixTimeMilliseconds(Start + Year + (120L * 24 * Hour));

    /// <summary>Writes it.</summary>
    /// <param name="file">A file that is not there yet.</param>
    /// <returns>How many events the referrals have.</returns>
    public async Task<long> WriteAsync(string file)
    {
        await (await Database.OpenAsync($"Data Source={file}", CancellationToken.None)).DisposeAsync();
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "pragma journal_mode = delete; pragma synchronous = off; pragma cache_size = -400000; begin");
        var random = new Random(Seed);
        WritePeople(connection, random);
        var events = WriteReferrals(connection, random);
        Run(connection, "commit; pragma journal_mode = wal");
        Check(connection);
        return events;
    }

    // A file that is not sound, such as one on a full disk, would be measured all the same.
    private static void Check(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma quick_check(1)";
        if (command.ExecuteScalar() is not "ok")
            throw new InvalidOperationException("The file that was written is not sound: is the disk full?");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Id(long time, int number) => string.Create(CultureInfo.InvariantCulture, $"{time:x12}7{number & 0xFFF:x3}8{(uint)number * 2654435761u:x15}");

    private string Provider(int service) => ManyServices.IdOf(service % Services);

    private string Person(int number) => Id(Start + (Year / People * number), number);

    private void WritePeople(SqliteConnection connection, Random random)
    {
        using var organization = new SqliteStatement(connection, "insert into directory_organization (id, name, description, fingerprint, added_in, changed_in, seen_in) values ($1, $2, '', '', 1, 1, 1)");
        for (var i = 0; i < Services; i++)
            organization.Execute([Provider(i), $"Office {i}"]);
        using var contact = new SqliteStatement(connection, "insert into contacts (id, phone, created_at) values ($1, $2, $3)");
        using var person = new SqliteStatement(connection, """
            insert into people (contact_id, id, name, gender, age, district, block, sector, need, stage, fields, language, created_at, updated_at, erased_at)
            values ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'hi', $11, $11, $12)
            """);
        using var consent = new SqliteStatement(connection, "insert into consents (contact_id, id, person_id, step, text_version, language, route, inbox_id, given_at) values ($1, $1, $1, 'register.consent', '0123456789abcdef', 'hi', 'sms', $1, $2)");
        using var words = new SqliteStatement(connection, "insert into consent_texts (version, words, first_at) values ('0123456789abcdef', 'the notice', 1)");
        words.Execute([]);
        for (var i = 0; i < People; i++)
        {
            var (id, at) = (Person(i), Start + (Year / People * i));
            contact.Execute([id, $"+91{9_000_000_000L + i}", at]);
            consent.Execute([id, at]);
            if (i % 20 == 0)
            {
                person.Execute([id, "", null, null, null, null, null, null, null, "{}", at, at + 1]);
                continue;
            }

            var district = Districts[random.Next(Districts.Length)];
            var (gender, age, block) = (random.Next(10) < 6 ? "woman" : "man", random.Next(2) == 0 ? "18-35" : "36+", $"{district}.b{random.Next(8)}");
            var (sector, need, stage) = (Sectors[random.Next(Sectors.Length)], Needs[random.Next(Needs.Length)], Stages[random.Next(Stages.Length)]);
            person.Execute([id, $"सुनीता देवी {i}", gender, age, district, block, sector, need, stage,
                $$"""{"name":"सुनीता देवी {{i}}","gender":"{{gender}}","age":"{{age}}","place":"ओरछा, निवाड़ी","place_id":"{{block}}","place_block":"{{block}}","place_district":"{{district}}","place_state":"mp","idea":"सिलाई","sector":"{{sector}}","stage":"{{stage}}","need":"{{need}}","loan":"up_to_2_lakh","group":"yes","contact":"call","when":"morning","by_woman":"yes"}""",
                at, null]);
        }
    }

    private long WriteReferrals(SqliteConnection connection, Random random)
    {
        using var referral = new SqliteStatement(connection, """
            insert into referrals (id, code, version, person_id, need, source, mode, consent, status, outcome, verified_by, provider_id, service_id, service_at_location_id, tried, tries,
                misses, timers, created_at, sent_at, acknowledged_at, accepted_at, contacted_at, completed_at, event_count, refusals, answers)
            values ($1, $2, 9, $3, $4, 'bot', 'live', $5, $6, $7, $8, $9, $9, $9, $10, 1, 0, '[]', $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """);
        using var written = new SqliteStatement(connection, """
            insert into referral_events (referral_id, number, at, name, from_status, to_status, actor, actor_id, channel, provider_id, reason, day, answer)
            values ($1, $2, $3, $4, $5, $6, $7, $8, 'sms', $8, $9, $10, $11)
            """);
        using var kase = new SqliteStatement(connection, "insert into referral_cases (id, referral_id, reason, opened_at) values ($1, $1, $2, $3)");
        long all = 0;
        for (var i = 0; i < Referrals; i++)
        {
            var at = Start + (Year / Referrals * i);
            var story = new Story(Id(at, i), at, Provider(random.Next(Services)), random, Provider);
            referral.Execute([story.Id, Code(i), Person(random.Next(People)), Needs[random.Next(Needs.Length)],
                $$"""{"text":"share-1","language":"hi","channel":"sms","at":"2026-01-01T10:00:00+00:00","sharedFields":["name","phone","place"]}""",
                story.Status, story.Outcome, story.Witness, story.Provider, story.Refusals is null ? "[]" : $$"""[{"provider":{"providerId":"{{story.Provider}}","serviceId":"{{story.Provider}}"},"ended":"Declined"}]""",
                at, story.SentAt, story.AcknowledgedAt, story.AcceptedAt, story.ContactedAt, story.CompletedAt, (long)story.Events.Count, story.Refusals, story.Answers]);
            for (var number = 0; number < story.Events.Count; number++)
            {
                var (when, name, status, actor, reason, day, answer) = story.Events[number];
                written.Execute([story.Id, (long)number, when, name, status, status, actor, actor == "provider" ? story.Provider : null, reason, (long)day, (long)answer]);
            }

            if (i % 50 == 0)
                kase.Execute([story.Id, i % 100 == 0 ? "not_helped" : "stalled", at]);
            all += story.Events.Count;
        }

        return all;
    }

    private static string Code(int number)
    {
        Span<char> code = stackalloc char[6];
        for (var i = 0; i < code.Length; i++, number /= Alphabet.Length)
            code[i] = Alphabet[number % Alphabet.Length];
        return new(code);
    }

    /// <summary>What became of one referral.</summary>
    private sealed class Story
    {
        public Story(string id, long at, string provider, Random random, Func<int, string> other)
        {
            (Id, Provider) = (id, provider);
            Note(at, "opened", "draft", "person");
            Note(at, "offered", "offered", "person");
            Note(at, "sent", "sent", "line");
            Note(at + Hour, "provider_told", "sent", "line");
            SentAt = at;
            var end = random.Next(100);
            if (end < 25)
                at = Refuse(at, other(random.Next(1 << 20)), random);
            if (end < 8)
            {
                (Status, Provider) = (end < 5 ? "declined" : "expired", null);
                return;
            }

            if (end is > 95)
                return;
            var yes = at + (random.Next(4, 60) * Hour);
            if (random.Next(2) == 0)
                Note((AcknowledgedAt = yes - Hour).Value, "acknowledged", "acknowledged", "provider");
            Note((AcceptedAt = yes).Value, "accepted", Status = "accepted", "provider");
            Note(yes, "person_told", "accepted", "line");
            if (end is > 90)
                return;
            Note((ContactedAt = yes + (random.Next(2, 90) * Hour)).Value, "contacted", Status = "in_progress", "provider");
            Ask(yes + (72 * Hour), 3, random, 3);
            if (end is > 70)
                return;
            Note((CompletedAt = ContactedAt + (random.Next(10, 600) * Hour)).Value, "completed", Status = "completed", "provider");
            (Outcome, Witness) = (random.Next(4) > 0 ? "helped_fully" : "helped_partly", random.Next(2) == 0 ? "person" : "provider");
            foreach (var day in (int[])[7, 30, 60, 90])
                Ask(CompletedAt.Value + (day * 24 * Hour), day, random, 4);
        }

        public string Id { get; }

        public string? Provider { get; }

        public string Status { get; } = "sent";

        public string Outcome { get; } = "unknown";

        public string? Witness { get; }

        public long? SentAt { get; private set; }

        public long? AcknowledgedAt { get; }

        public long? AcceptedAt { get; }

        public long? ContactedAt { get; }

        public long? CompletedAt { get; }

        public string? Refusals { get; private set; }

        public string? Answers { get; private set; }

        public List<(long At, string Name, string Status, string Actor, string? Reason, int Day, int Answer)> Events { get; } = [];

        private void Note(long at, string name, string status, string actor, string? reason = null, int day = 0, int answer = 0) => Events.Add((at, name, status, actor, reason, day, answer));

        private long Refuse(long at, string provider, Random random)
        {
            var reason = Reasons[random.Next(Reasons.Length)];
            Refusals = $"{reason}@{provider}";
            Note(at + Hour, "declined", "declined", "provider", reason);
            Note(at + Hour, "sent", "sent", "line");
            SentAt = at + Hour;
            return at + Hour;
        }

        private void Ask(long at, int day, Random random, int answers)
        {
            Note(at, "asked", Status, "line", day == 3 ? "ask_helped" : "ask_running", day);
            var answer = random.Next(answers * 2);
            Answers = string.Create(CultureInfo.InvariantCulture, $"{Answers}{(Answers is null ? "" : " ")}{day}=0");
            if (answer == 0 || answer > answers)
                return;
            Note(at + Hour, "answered", Status, "person", null, day, answer);
            Answers = string.Create(CultureInfo.InvariantCulture, $"{Answers} {day}={answer}");
        }
    }
}
