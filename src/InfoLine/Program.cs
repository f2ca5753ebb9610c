using InfoLine.Channels.BotFramework;
using InfoLine.Channels.Kannel;
using InfoLine.Channels.Phone;
using InfoLine.Channels.Twilio;
using InfoLine.Conversations;
using InfoLine.Desk;
using InfoLine.Dialogs.Flows;
using InfoLine.Exports;
using InfoLine.Messaging;
using InfoLine.Operations;
using InfoLine.Pages;
using InfoLine.Providers;
using InfoLine.Questions;
using InfoLine.Redis;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Reports;
using InfoLine.Staff;
using InfoLine.Storage;
using InfoLine.Storage.Copying;
using InfoLine.WorkingTime;

namespace InfoLine;

/// <summary>The whole service in one place: what it is made of, in the order in which a message meets it.</summary>
public static class Program
{
    /// <summary>Starts the service and runs it until it is told to stop; or runs the command that the arguments begin with.</summary>
    /// <returns>0 after a clean stop, 1 when the settings, the dialogs or a command's arguments do not allow it; see a command for other numbers.</returns>
    public static Task<int> Main(string[] args) => args switch
    {
        ["export", .. var rest] => ExportAsync(rest),
        ["report", .. var rest] => ReportAsync(rest),
        ["directory", .. var rest] => DirectoryAsync(rest),
        ["admin-link", .. var rest] => AdminLinkAsync(rest),
        ["copy-database", .. var rest] => CopyDatabaseAsync(rest),
        ["publish-dialogs", .. var rest] => PublishDialogsAsync(rest),
        ["backup" or "restore", ..] => BackUpAsync(args),
        _ => Lifetime.RunAsync(() => ComposeAsync(args)),
    };

    /// <summary>Puts the service together without starting it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="adjust">What a test changes before the service is built: a clock, a database, a channel.</param>
    /// <exception cref="BadSettingException">The settings or the dialogs do not allow a start.</exception>
    public static async Task<WebApplication> ComposeAsync(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // Settings are read once. Watching their folder for changes would also watch every write to the database that lies below it.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        builder.AddOperations();
        builder.AddStorage();
        builder.AddMessaging();
        builder.AddRedis();
        builder.AddConversations();
        builder.AddWorkingTime();
        builder.AddProviders();
        builder.AddRegistration();
        builder.AddReferrals();
        builder.AddDesk();
        builder.AddTwilio();
        builder.AddKannel();
        builder.AddBotFramework();
        builder.AddPhone();
        builder.AddPages();
        builder.AddStaff();
        builder.AddCentrePlaces();
        builder.AddDeskLinks();
        builder.AddReports();
        builder.AddReportLinks();
        adjust?.Invoke(builder);
        builder.RefuseBadSettings();
        await builder.OpenDatabaseAsync();

        var app = builder.Build();
        try
        {
            await app.LoadDialogsAsync();
            await app.LoadLinkKeysAsync();
            await app.OfferFirstLinkAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        app.UseOperations();
        app.MapTwilio();
        app.MapKannel();
        app.MapBotFramework();
        app.MapPhone();
        app.MapReferralLinks();
        app.MapPages();
        app.MapStaff();
        app.MapDesk();
        app.MapReports();
        return app;
    }

    private static async Task<int> ExportAsync(string[] args)
    {
        switch (args)
        {
            case ["questions", .. var options]:
                var questions = CommandOf(options);
                return await ExportQuestions.RunAsync(StorageSetup.ConnectionOf(questions), questions.Configuration["to"]);
            case ["people" or "registrations", .. var options]:
                return await ExportTableAsync(options, (table, connection, _) => ExportPeople.RunAsync(connection, table));
            case ["referrals", .. var options]:
                return await ExportTableAsync(options, (table, connection, calendar) => new ExportReferrals(calendar, TimeProvider.System.GetUtcNow()).RunAsync(connection, table), TableOptions.WithNamesFlag);
            case ["check-ins", .. var options]:
                return await ExportTableAsync(options, (table, connection, calendar) => new ExportCheckIns(calendar.Zone).RunAsync(connection, table));
            case ["person", var id, .. var options] when !id.StartsWith('-'):
                var person = CommandOf(options);
                return await ExportPerson.RunAsync(StorageSetup.ConnectionOf(person), id, person.Configuration["to"]);
            default:
                var usage = string.Join(Environment.NewLine, ExportPeople.Usage, ExportReferrals.Usage, ExportCheckIns.Usage, ExportPerson.Usage, ExportQuestions.Usage);
                await Console.Error.WriteLineAsync(args is [var what, ..] ? $"There is nothing called '{what}' to export.{Environment.NewLine}{usage}" : usage);
                return 1;
        }
    }

    private static Task<int> ReportAsync(string[] args) =>
        WithDialogsAsync(args, (words, connection, flows, calendar) =>
            new ReportCommand(connection, flows.Places, RegistrationSteps.Of(flows), calendar, TimeProvider.System.GetUtcNow()).RunAsync(words));

    private static Task<int> ExportTableAsync(string[] args, Func<TableOptions, string, WorkingCalendar, Task<int>> export, params string[] flags) =>
        WithDialogsAsync(args, (words, connection, flows, calendar) => export(TableOptions.Read(words, flows.Places, calendar.Zone, flags), connection, calendar));

    /// <summary>Runs a command that knows the dialogs, with their places, and working days.</summary>
    private static async Task<int> WithDialogsAsync(string[] args, Func<string[], string, FlowSet, WorkingCalendar, Task<int>> run)
    {
        var (words, settings) = DirectoryCommand.Split(args);
        try
        {
            var builder = CommandOf(settings);
            builder.AddConversations();
            builder.AddWorkingTime();
            builder.RefuseBadSettings();
            var flows = builder.ReadFlows(TimeProvider.System);
            await using var app = builder.Build();
            return await run(words, StorageSetup.ConnectionOf(builder), flows, app.Services.GetRequiredService<WorkingCalendar>());
        }
        catch (Exception problem) when (problem is BadSettingException or BadOptionException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task<int> DirectoryAsync(string[] args)
    {
        var (words, settings) = DirectoryCommand.Split(args);
        try
        {
            var builder = WebApplication.CreateBuilder([.. settings, "--hostBuilder:reloadConfigOnChange=false"]);
            var places = builder.ReadPlaces(TimeProvider.System);
            return await new DirectoryCommand(StorageSetup.ConnectionOf(builder), places, Console.Out, Console.Error).RunAsync(words, TimeProvider.System.GetUtcNow());
        }
        catch (BadSettingException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static Task<int> AdminLinkAsync(string[] args)
    {
        var builder = CommandOf(args);
        var address = StaffSettings.Read(builder.Configuration).PublicUrl ?? builder.Configuration["urls"]?.Split(';')[0] ?? OperationsSetup.DefaultUrl;
        return AdminLinkCommand.RunAsync(StorageSetup.ConnectionOf(builder), address.TrimEnd('/'), TimeProvider.System.GetUtcNow(), Console.Out, Console.Error);
    }

    private static Task<int> CopyDatabaseAsync(string[] args)
    {
        var (words, settings) = DirectoryCommand.Split(args);
        return new CopyCommand(StorageSetup.ConnectionOf(CommandOf(settings)), Console.Out, Console.Error).RunAsync(words);
    }

    private static Task<int> PublishDialogsAsync(string[] args)
    {
        var (words, settings) = DirectoryCommand.Split(args);
        return PublishCommand.RunAsync(CommandOf(settings), words, Console.Out, Console.Error);
    }

    private static Task<int> BackUpAsync(string[] args)
    {
        var (words, settings) = DirectoryCommand.Split(args);
        return new BackupCommand(StorageSetup.ConnectionOf(CommandOf(settings)), TimeProvider.System, Console.Out, Console.Error).RunAsync(words);
    }

    private static WebApplicationBuilder CommandOf(string[] options) => WebApplication.CreateBuilder([.. options, "--hostBuilder:reloadConfigOnChange=false"]);
}
