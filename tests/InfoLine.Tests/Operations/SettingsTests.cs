namespace InfoLine.Tests.Operations;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Storage:Connection", "nonsense", "Storage:Connection cannot be read")]
    [InlineData("Storage:Connection", "Data Source=:memory:", "Storage:Connection names no file")]
    [InlineData("Storage:Connection", "Host=", "Storage:Connection names no host")]
    [InlineData("Storage:Connection", "Data Source=/proc/no/such/folder.db", "Storage:Connection: the file '/proc/no/such/folder.db' cannot be used")]
    [InlineData("Storage:Connection", "Host=127.0.0.1;Port=1;Username=u;Password=hunter2;Timeout=2", "Storage:Connection: PostgreSQL at 127.0.0.1:1 cannot be used")]
    [InlineData("Dialogs:Path", "no/such/folder", "Dialogs:Path: there is no folder 'no/such/folder'")]
    [InlineData("TimeZone", "Asia/Jhansi", "TimeZone: 'Asia/Jhansi' is not a known time zone")]
    [InlineData("Calendar:Path", "no/such/folder", "Calendar:Path: there is no folder 'no/such/folder'")]
    [InlineData("Metrics:Port", "many", "Metrics:Port is 'many'")]
    [InlineData("Logs:Format", "xml", "Logs:Format is 'xml'")]
    [InlineData("urls", "zz", "urls: 'zz' is not an address to listen on")]
    [InlineData("PublicUrl", "line.example.org", "PublicUrl is not an address")]
    [InlineData("Media:KeepDays", "-1", "Media:KeepDays must be a whole number from 0 to 3650")]
    [InlineData("Media:VoiceMegabytes", "much", "Media:VoiceMegabytes must be a whole number from 1 to 100")]
    [InlineData("Staff:Proxies", "10.0.0.7, proxy", "Staff:Proxies has 'proxy', which is neither an address nor a network")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence(string key, string value, string sentence)
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage:Connection"] = database.Connection,
            ["Dialogs:Path"] = AppContext.BaseDirectory,
            [key] = value,
        };
        var refusal = await Should.ThrowAsync<BadSettingException>(() => Program.ComposeAsync([.. settings.SelectMany(one => (string[])["--" + one.Key, one.Value])]));
        refusal.Message.ShouldStartWith(sentence);
        refusal.Message.ShouldNotContain("\n");
        refusal.Message.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task One_wrong_setting_that_two_parts_read_is_told_once()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);
        string[] settings =
        [
            "--Storage:Connection", database.Connection, "--Dialogs:Path", AppContext.BaseDirectory, "--PublicUrl", "line.example.org",
            "--Twilio:AccountSid", "AC0123456789abcdef0123456789abcdef", "--Twilio:AuthToken", "hunter2", "--Twilio:SmsFrom", "+15550001111",
        ];
        var refusal = await Should.ThrowAsync<BadSettingException>(() => Program.ComposeAsync(settings));
        refusal.Message.ShouldStartWith("PublicUrl is not an address");
        refusal.Message.ShouldNotContain("\n");
    }
}
