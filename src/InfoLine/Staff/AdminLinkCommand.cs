using System.Data.Common;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary><c>admin-link</c>: a one-time link that makes one more administrator, for whoever runs the machine. It works beside a running service.</summary>
public static class AdminLinkCommand
{
    /// <summary>What to type.</summary>
    public const string Usage = "Write: admin-link";

    /// <summary>Makes the link and prints it.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="address">Where the service is reached, without a slash at its end.</param>
    /// <param name="now">When it is made.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public static async Task<int> RunAsync(string connection, string address, DateTimeOffset now)
    {
        try
        {
            await using var database = await Database.OpenBesideAsync(connection, CancellationToken.None);
            var link = await database.WriteAsync(async link =>
            {
                await new AuditTrail(new(TimeProvider.System)).WriteAsync(link, new(now.ToUnixTimeMilliseconds(), StaffId: null, "staff.administrator_link_made", "staff", "-"));
                return await OneTimeLinks.MakeAsync(link, LinkPurpose.Administrator, staffId: null, madeBy: null, now);
            });
            Console.WriteLine("Open this link within a day to become an administrator. It works once:");
            Console.WriteLine(address + link);
            return 0;
        }
        catch (BadSettingException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
        catch (DbException)
        {
            await Console.Error.WriteLineAsync("Storage:Connection: the database knows no staff yet: start this version of InfoLine on it once.");
        }

        return 1;
    }
}
