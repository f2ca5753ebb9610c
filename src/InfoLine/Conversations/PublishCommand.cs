using System.Data.Common;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Understanding;
using InfoLine.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoLine.Conversations;

/// <summary><c>publish-dialogs</c>: makes a folder's dialogs the newest release of all replicas on a PostgreSQL, also where they are older words. It works beside running replicas and may be run again.</summary>
public static class PublishCommand
{
    /// <summary>What to type.</summary>
    public const string Usage = """
        publish-dialogs
        The dialogs in the folder of Dialogs:Path come into force on all replicas of the PostgreSQL database of Storage:Connection, also where they were in force before and newer ones have taken their place.
        """;

    private const int Done = 0;
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    /// <summary>Checks the folder and publishes it.</summary>
    /// <param name="builder">With the settings of the command.</param>
    /// <param name="words">What stands after <c>publish-dialogs</c>, without settings.</param>
    /// <param name="output">Hears what was done.</param>
    /// <param name="errors">Hears why it was not.</param>
    /// <returns>0; 1 when the settings, the dialogs or the database do not allow it, and then nothing was changed; 2 when the command is not understood.</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] words, TextWriter output, TextWriter errors)
    {
        if (words.Length > 0)
        {
            var isAsked = words is ["--help" or "-h" or "help"];
            await (isAsked ? output : errors).WriteLineAsync(Usage);
            return isAsked ? Done : NotUnderstood;
        }

        try
        {
            await output.WriteLineAsync(await PublishAsync(builder));
            return Done;
        }
        catch (BadSettingException problem)
        {
            await errors.WriteLineAsync(problem.Message);
        }
        catch (DbException trouble)
        {
            await errors.WriteLineAsync($"The database refuses: {trouble.Message.Split('\n', 2)[0].TrimEnd('.')}. Nothing was changed; mend it and run the command again.");
        }

        return Refused;
    }

    private static async Task<string> PublishAsync(WebApplicationBuilder builder)
    {
        var connection = StorageSetup.ConnectionOf(builder);
        if (StorageSettings.ProblemOf(connection) is { } problem)
            throw new BadSettingException(problem);
        if (!StorageSettings.IsPostgres(connection))
            throw new BadSettingException("Storage:Connection is an SQLite file: there the folder of the running service counts, and a change in it is heard at once. Nothing was changed.");
        var (flows, folder, sources) = builder.ReadFolder(TimeProvider.System);
        await using var database = await Database.OpenBesideAsync(connection, CancellationToken.None);
        var clock = new DatabaseClock();
        await database.ReadAsync(clock.AskAsync);

        var before = await Releases.NewestAsync(database, CancellationToken.None);
        if (before?.Hash != flows.Hash && !flows.Topics.IsEmpty)
            await LearnAsync(flows, database, clock);
        var files = sources.Select(source => new ReleaseFile(source.Path, source.Text)).ToList();
        var release = await Releases.PublishAsync(database, flows.Hash, files, clock.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None);
        return release == before
            ? $"Release {release.Number} says just what '{folder.Path}' says: nothing was changed."
            : $"Release {release.Number} is what '{folder.Path}' says. {FollowersOf(await Replicas.CountAsync(database, CancellationToken.None))}";
    }

    private static string FollowersOf(int live) => live switch
    {
        0 => "No replica runs: the first that starts brings its own folder into force, so put the same files there.",
        1 => "The replica that runs follows within seconds.",
        _ => $"The {live} replicas that run follow within seconds.",
    };

    // Before it is published: replicas then only fetch it. In a folder of its own, because that of a service on this machine belongs to the service.
    private static async Task LearnAsync(FlowSet flows, Database database, TimeProvider clock)
    {
        var learned = Directory.CreateTempSubdirectory("infoline-learned-");
        try
        {
            await new MatcherFiles(learned.FullName, new(database, clock), Matcher.Train, NullLogger<MatcherFiles>.Instance).OfAsync(flows.Topics, CancellationToken.None);
        }
        finally
        {
            learned.Delete(recursive: true);
        }
    }
}
