using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Rendering;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Conversations;

/// <summary>A copy of the shipped dialogs in which an author is at work on one more flow, the gazette.</summary>
internal sealed class EditedDialogs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infoline-dialogs-");
    private int _compiled;

    public EditedDialogs()
    {
        var shipped = FlowFolder.Find("dialogs", AppContext.BaseDirectory) ?? throw new InvalidOperationException("The dialogs of the repository are gone.");
        foreach (var source in shipped.Read().Where(source => !source.Path.StartsWith("chats/", StringComparison.Ordinal)))
            Write(source.Path, source.Text);
        Write(Gazette, Edition(90001));
    }

    public const string Gazette = "gazette.yaml";

    public HeardLog Log { get; } = new();

    public FlowFolder Folder => new(_folder.FullName);

    /// <summary>How often the compiler ran.</summary>
    public int Compiled => Volatile.Read(ref _compiled);

    /// <summary>The gazette, saying a number that stands nowhere else.</summary>
    public static string Edition(int number) => $$"""
        flow: gazette
        title: { en: Gazette, hi: गज़ट }
        keywords:
          en: [gazette]
          hi: [गज़ट]
        steps:
          start:
            say:
              en: "Edition {{number}}."
              hi: "अंक {{number}}।"
            end: true

        """;

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file)) ?? ".");
        File.WriteAllText(PathOf(file), text);
    }

    /// <summary>The service, talking by these dialogs.</summary>
    public Task<Line> OpenAsync(TestDatabase database) => Line.OpenAsync(database, new(new LoopChannel { Traits = ChannelTraits.WhatsApp })
    {
        Echo = false,
        Settings = ["--Dialogs:Path", _folder.FullName],
        Adjust = builder =>
        {
            builder.Logging.AddProvider(Log);
            builder.Services.Replace(ServiceDescriptor.Singleton<CompileDialogs>((sources, today) =>
            {
                Interlocked.Increment(ref _compiled);
                return FlowCompiler.Compile(sources, today);
            }));
        },
    });

    public void Dispose() => _folder.Delete(recursive: true);
}
