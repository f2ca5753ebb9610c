using System.Globalization;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks;

/// <summary>What the caller wants measured.</summary>
/// <param name="Engine">The dialogs alone.</param>
/// <param name="Understanding">The understanding of questions alone.</param>
/// <param name="Service">The whole service under load.</param>
/// <param name="Kill">The service under load and under <c>kill -9</c>.</param>
/// <param name="Match">Finding providers for a person.</param>
/// <param name="Reports">Counting and exporting a large programme.</param>
/// <param name="Villagers">The service beside the people of a large programme.</param>
/// <param name="Desk">The staff desk under load.</param>
/// <param name="Replicas">One, two and three replicas of the service on PostgreSQL.</param>
/// <param name="Million">Two replicas on PostgreSQL for as long as a million messages take: only when it is asked for.</param>
/// <param name="Short">A quick pass, for those who work on the benchmarks: too short to quote.</param>
/// <param name="Seed">Fixes the moments of the kills and the pauses of the carrier.</param>
/// <param name="Kills">How many kills; null for 200, or 10 in a quick pass.</param>
/// <param name="Messages">How many messages the part "million" posts.</param>
/// <param name="Data">A folder that keeps the large file of reports and villagers, and is used again; null for one that is deleted at the end.</param>
internal sealed record Wish(bool Engine, bool Understanding, bool Service, bool Kill, bool Match, bool Reports, bool Villagers, bool Desk, bool Replicas, bool Million, bool Short, int Seed, int? Kills, int Messages = 1_000_000, string? Data = null)
{
    public const string Usage = "infra/bench [engine] [understanding] [service] [kill] [match] [reports] [villagers] [desk] [replicas] [million] [--short] [--seed N] [--kills N] [--messages N] [--data FOLDER]";

    public KillPlan KillPlan => new(Kills ?? (Short ? 10 : 200), Seed);

    /// <summary>Reads the command line; null when it is not understood.</summary>
    public static Wish? Read(string[] args)
    {
        var wish = new Wish(Engine: false, Understanding: false, Service: false, Kill: false, Match: false, Reports: false, Villagers: false, Desk: false, Replicas: false, Million: false, Short: false, Seed: 1, Kills: null);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "engine":
                    wish = wish with { Engine = true };
                    break;
                case "understanding":
                    wish = wish with { Understanding = true };
                    break;
                case "service":
                    wish = wish with { Service = true };
                    break;
                case "kill":
                    wish = wish with { Kill = true };
                    break;
                case "match":
                    wish = wish with { Match = true };
                    break;
                case "reports":
                    wish = wish with { Reports = true };
                    break;
                case "villagers":
                    wish = wish with { Villagers = true };
                    break;
                case "desk":
                    wish = wish with { Desk = true };
                    break;
                case "replicas":
                    wish = wish with { Replicas = true };
                    break;
                case "million":
                    wish = wish with { Million = true };
                    break;
                case "--messages" when Number(args, i + 1) is { } messages:
                    wish = wish with { Messages = messages };
                    i++;
                    break;
                case "--short":
                    wish = wish with { Short = true };
                    break;
                case "--seed" when Number(args, i + 1) is { } seed:
                    wish = wish with { Seed = seed };
                    i++;
                    break;
                case "--kills" when Number(args, i + 1) is { } kills:
                    wish = wish with { Kills = kills };
                    i++;
                    break;
                case "--data" when i + 1 < args.Length:
                    wish = wish with { Data = args[++i] };
                    break;
                default:
                    return null;
            }
        }

        return wish is { Engine: false, Understanding: false, Service: false, Kill: false, Match: false, Reports: false, Villagers: false, Desk: false, Replicas: false, Million: false }
            ? wish with { Engine = true, Understanding = true, Service = true, Kill = true, Match = true, Reports = true, Villagers = true, Desk = true, Replicas = true }
            : wish;
    }

    private static int? Number(string[] args, int at) =>
        at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
