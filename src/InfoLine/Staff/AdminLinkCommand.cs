using System.Data.Common;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary><c>admin-link</c>: a one-time link that makes one more administrator, for whoever runs the machine. It works beside a running service.</summary>
public static class AdminLinkCommand
{
    /// <summary>Makes the link and prints it.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="address">Where the service is reached, without a slash at its end.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="output">Hears the link.</param>
    /// <param name="errors">Hears why there is none.</param>
    /// <returns>0, or 1 with a sentence.</returns>
    public static async Task<int> RunAsync(string connection, string address, DateTimeOffset now, TextWriter output, TextWriter errors)
    {
        try
        {
            await using var database = await Database.OpenBesideAsync(connection, CancellationToken.None);
            var link = await database.WriteAsync(async open =>
            {
                await new AuditTrail(new(TimeProvider.System)).WriteAsync(open, new(now.ToUnixTimeMilliseconds(), StaffId: null, "staff.administrator_link_made", "staff", "-"));
                return await OneTimeLinks.MakeAsync(open, LinkPurpose.Administrator, staffId: null, madeBy: null, now);
            });
            await output.WriteLineAsync("Open this link within a day to become an administrator. It works once:");
            await output.WriteLineAsync(address + link);
            return 0;
        }
        catch (BadSettingException problem)
        {
            await errors.WriteLineAsync(problem.Message);
        }
        catch (DbException)
        {
            await errors.WriteLineAsync("Storage:Connection: the database knows no staff yet: start this version of InfoLine on it once.");
        }

        return 1;
    }
}
