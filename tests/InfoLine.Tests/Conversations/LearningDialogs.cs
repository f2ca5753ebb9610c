using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding;
using InfoLine.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Conversations;

/// <summary>A small line in a folder of its own that can be asked about MUDRA, and a training that the test can hold up or let fail.</summary>
internal sealed class LearningDialogs : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("infoline-learning-");
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private int _trained;
    private int _compiled;

    public LearningDialogs()
    {
        foreach (var source in SomeDialogs.Sources)
            Write(source.Path, source.Text);
        Write("mudra.yaml", Mudra("up to ten lakh"));
        Write("questions/mudra.yaml", Questions("how much money does mudra give"));
    }

    public HeardLog Log { get; } = new();

    /// <summary>How often it was learned.</summary>
    public int Trained => Volatile.Read(ref _trained);

    /// <summary>True lets every training fail.</summary>
    public bool Fails { get; set; }

    /// <summary>A word that this service's compiler does not understand, as if it were of another version.</summary>
    public string? Refuses { get; set; }

    public static string Mudra(string amount) => $$"""
        flow: mudra
        title: { en: MUDRA, hi: मुद्रा }
        keywords: { en: [mudra], hi: [मुद्रा] }
        steps:
          amount:
            say: { en: "MUDRA gives {{amount}}.", hi: "मुद्रा: {{amount}}।" }
            end: true

        """;

    /// <summary>One topic and its opposite, so that there is something to tell apart.</summary>
    public static string Questions(string phrase) => $$"""
        scheme: mudra
        title: { en: MUDRA, hi: मुद्रा }
        names: { en: [mudra], hi: [मुद्रा] }
        answers:
          amount:
            title: { en: "MUDRA: how much", hi: "मुद्रा: कितना" }
            phrases:
              en: [{{phrase}}, what is the mudra amount, mudra loan limit in rupees, maximum of mudra]
              hi: [मुद्रा में कितना पैसा मिलता है, मुद्रा की सीमा, मुद्रा से कितना, मुद्रा की रकम]

        """;

    public void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // Every file has a folder.
        File.WriteAllText(path, text);
    }

    /// <summary>From now on learning goes on until <see cref="LetGo"/>.</summary>
    public void HoldUp() => _gate.Reset();

    public void LetGo() => _gate.Set();

    public FlowFolder Folder => new(_folder.FullName);

    /// <summary>How often the compiler ran.</summary>
    public int Compiled => Volatile.Read(ref _compiled);

    /// <summary>The service, talking by these dialogs.</summary>
    /// <param name="database">Where it keeps everything.</param>
    /// <param name="without">Workers that do not run.</param>
    public Task<Line> OpenAsync(TestDatabase database, params Type[] without) => Line.OpenAsync(database, new(new LoopChannel { Traits = ChannelTraits.WhatsApp })
    {
        Echo = false,
        WaitsUntilItHasLearned = _gate.IsSet,
        Settings = ["--Dialogs:Path", _folder.FullName],
        Without = [.. without],
        Adjust = builder =>
        {
            builder.Logging.AddProvider(Log);
            builder.Services.Replace(ServiceDescriptor.Singleton<TrainMatcher>(Train));
            builder.Services.Replace(ServiceDescriptor.Singleton<CompileDialogs>(Compile));
            if (database.Store == Store.Postgres) // Where there is no file to be beside of, the folder is the same for all.
                builder.Services.Replace(ServiceDescriptor.Singleton(all => new MatcherFiles(
                    Path.Combine(_folder.FullName, "learned"), new(all.GetRequiredService<Database>(), all.GetRequiredService<TimeProvider>()), Train, all.GetRequiredService<ILogger<MatcherFiles>>())));
        },
    });

    public void Dispose()
    {
        _gate.Set();
        _gate.Dispose();
        _folder.Delete(recursive: true);
    }

    private Compilation Compile(IEnumerable<FlowSource> sources, DateOnly today)
    {
        Interlocked.Increment(ref _compiled);
        var files = sources.ToList();
        if (Refuses is { } word && files.Find(file => file.Text.Contains(word, StringComparison.Ordinal)) is { } file)
            return new(null, [new Problem("IL1002", Severity.Error, new(file.Path, 1, 1), $"There is '{word}' in it.", "")], []);
        return FlowCompiler.Compile(files, today);
    }

    private Matcher Train(TopicSet topics, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _trained);
        _gate.Wait(cancellation);
        return Fails ? throw new InvalidOperationException("It cannot learn.") : SharedMatchers.Train(topics, cancellation);
    }
}
