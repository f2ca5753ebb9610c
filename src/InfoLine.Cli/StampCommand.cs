using System.Text;
using InfoLine.Dialogs.Compile;

namespace InfoLine.Cli;

/// <summary><c>infoline texts stamp</c>: notes in <c>translations.yaml</c> which source text each translation was made from, and which of them a native speaker has read.</summary>
internal static class StampCommand
{
    private const string FileName = "translations.yaml";

    public static int Run(string folder, string? reviewed, string? part)
    {
        if (DialogFolder.CompileWithoutErrors(folder) is not { Flows: { } flows })
            return 1;
        if (reviewed is not null && flows.Languages.Skip(1).All(language => language.Code != reviewed))
        {
            Console.Error.WriteLine($"There is no translation into '{reviewed}'. There are: {string.Join(", ", flows.Languages.Skip(1).Select(language => language.Code))}.");
            return 1;
        }

        if (part is not null && reviewed is null)
        {
            Console.Error.WriteLine($"'{part}' says which texts were read, but not in which language. Write, for example: infoline texts stamp {part} --reviewed hi");
            return 1;
        }

        var path = Path.Combine(folder, FileName);
        var ledger = File.Exists(path) ? TranslationLedger.Read(new(FileName, File.ReadAllText(path, Encoding.UTF8))) : TranslationLedger.Empty;
        File.WriteAllText(path, ledger.Write(flows, reviewed, part), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.WriteLine($"Written: {path}");
        return 0;
    }
}
