using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Reports;

/// <summary>What is measured on a file as large as a large programme's.</summary>
internal static class LargeProgramme
{
    /// <summary>Writes the file, unless it is kept from an earlier run, and measures what is asked for.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Wish wish)
    {
        using var scratch = new Scratch();
        var folder = wish.Data is null ? scratch.Folder : Path.GetFullPath(wish.Data);
        var file = Path.Combine(folder, Line.DatabaseFile);
        var many = wish.Short ? new ManyReferrals(20_000, 500, 40_000, wish.Seed) : new ManyReferrals(1_000_000, 5_000, 2_000_000, wish.Seed);
        if (!File.Exists(file))
        {
            Progress.Tell($"Reports: writing {many.People:N0} people and {many.Referrals:N0} referrals");
            Directory.CreateDirectory(folder);
            var events = await many.WriteAsync(file);
            Progress.Tell($"Reports: {events:N0} events, {new FileInfo(file).Length / 1024.0 / 1024 / 1024:0.0} GB");
        }

        var figures = new List<Figure>();
        if (wish.Reports)
            figures.AddRange(await ReportFigures.MeasureAsync(file, scratch, $"{many.People:N0} people, {many.Referrals:N0} referrals"));
        if (wish.Villagers)
            figures.AddRange(await VillagerFigures.MeasureAsync(folder, many.Services, wish.Short));
        return figures;
    }
}
