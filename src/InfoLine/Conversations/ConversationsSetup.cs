using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Understanding;
using InfoLine.Questions;
using InfoLine.Referrals;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>What turns messages into conversations.</summary>
public static class ConversationsSetup
{
    private const string PathKey = "Dialogs:Path";
    private const string ZoneKey = "TimeZone";

    /// <summary>Adds the dialogs and the worker that takes the turns.</summary>
    public static void AddConversations(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var zone = ZoneOf(builder);
        if (FolderOf(builder) is { } folder)
        {
            services.AddSingleton(folder);
            services.AddSingleton<CompileDialogs>(FlowCompiler.Compile);
            services.AddSingleton<TrainMatcher>(Matcher.Train);
            services.AddSingleton(all => new MatcherFiles(builder.DataFolder(), SharedBy(all), all.GetRequiredService<TrainMatcher>(), all.GetRequiredService<ILogger<MatcherFiles>>()));
            services.AddSingleton<Advance>(Engine.Advance);
            services.AddSingleton<FlowReleases>();
            services.AddSingleton(all => new FlowLibrary(
                folder, all.GetRequiredService<CompileDialogs>(), all.GetRequiredService<MatcherFiles>(), zone, all.GetRequiredService<FlowReleases>(),
                all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<FlowLibrary>>()));
        }

        services.AddSingleton(zone);
        services.AddSingleton<TurnMeters>();
        services.AddSingleton<QuestionRows>();
        services.AddSingleton<DirectoryCoalition>();
        services.AddSingleton<ICoalition>(all => all.GetRequiredService<DirectoryCoalition>());
        services.AddSingleton<IPeople, RegisteredPeople>();
        services.AddSingleton<IPersonFile, PersonFile>();
        services.AddSingleton<ITicketCases, CaseFile>();
        services.AddSingleton<ICaseDesk, CaseDesk>();
        services.AddSingleton<HelpKept>();
        services.AddSingleton<KeepHelp>(all => all.GetRequiredService<HelpKept>().KeepAsync);
        services.AddSingleton<ISilentOffices, SilentOffices>();
        services.AddSingleton<IRegister, Register>();
        services.AddSingleton<IOffices, Offices>();
        services.AddSingleton<ReferralAnswers>();
        services.AddSingleton<ReferralMessages>();
        services.AddSingleton<ReferralWriter>();
        services.AddSingleton<TurnAnswers>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnWriter>();
        services.AddSingleton<TurnWorker>();
        services.AddHostedService<FlowWatch>();
        services.AddHostedService<ReleaseWatch>();
        services.AddHostedService(all => all.GetRequiredService<TurnWorker>());
    }

    /// <summary>Checks the dialogs, before anything is listened to. They come into force once it is learned what people ask, which may take seconds.</summary>
    /// <exception cref="BadSettingException">They have errors, all of which it lists.</exception>
    public static Task LoadDialogsAsync(this WebApplication app) => app.Services.GetRequiredService<FlowLibrary>().LoadAsync();

    /// <summary>The places of the dialogs, for a command that needs nothing else of them.</summary>
    /// <exception cref="BadSettingException">The dialogs have errors, all of which it lists, or cannot be read.</exception>
    public static PlaceIndex ReadPlaces(this WebApplicationBuilder builder, TimeProvider clock) => builder.ReadFlows(clock).Places;

    /// <summary>The dialogs, for a command that looks at them and takes no turns.</summary>
    /// <exception cref="BadSettingException">They have errors, all of which it lists, or cannot be read.</exception>
    public static FlowSet ReadFlows(this WebApplicationBuilder builder, TimeProvider clock) =>
        builder.ReadFolder(clock).Flows;

    /// <summary>The dialogs, with the folder that they are in and its files.</summary>
    /// <exception cref="BadSettingException">The dialogs have errors, all of which it lists, or cannot be read.</exception>
    internal static (FlowSet Flows, FlowFolder Folder, ImmutableArray<FlowSource> Sources) ReadFolder(this WebApplicationBuilder builder, TimeProvider clock)
    {
        var folder = FolderOf(builder) ?? throw new BadSettingException(string.Join(Environment.NewLine, builder.Report().Problems));
        try
        {
            var sources = folder.Read();
            var compiled = FlowCompiler.Compile(sources, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            var problems = compiled.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString());
            return (compiled.Flows ?? throw new BadSettingException(string.Join(Environment.NewLine, [.. problems, $"{PathKey}: the dialogs in '{folder.Path}' have errors: mend the lines above."])), folder, sources);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new BadSettingException($"{PathKey}: the dialogs in '{folder.Path}' cannot be read ({trouble.Message}).");
        }
    }

    private static Understandings? SharedBy(IServiceProvider all) =>
        all.GetRequiredService<Database>() is { Dialect.OneProcess: false } database ? new(database, all.GetRequiredService<TimeProvider>()) : null;

    private static FlowFolder? FolderOf(WebApplicationBuilder builder)
    {
        var path = builder.Configuration[PathKey] is { Length: > 0 } set ? set : "dialogs";
        var folder = FlowFolder.Find(path, builder.Environment.ContentRootPath, AppContext.BaseDirectory);
        if (folder is null)
            builder.Report().Stop($"{PathKey}: there is no folder '{path}': name the folder that holds the dialogs.");
        return folder;
    }

    private static TimeZoneInfo ZoneOf(WebApplicationBuilder builder)
    {
        var name = builder.Configuration[ZoneKey] is { Length: > 0 } set ? set : "Asia/Kolkata";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        builder.Report().Stop($"{ZoneKey}: '{name}' is not a known time zone: write it as in 'Asia/Kolkata'.");
        return TimeZoneInfo.Utc;
    }
}
