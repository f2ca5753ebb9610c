using System.Text;
using InfoLine.Channels.Kannel;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>Settings, fields and messages; a test mentions only what matters to it.</summary>
internal static class SomeKannel
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 30, 0, TimeSpan.Zero);

    public static KannelOptions Options(Uri? sendUrl = null) => new()
    {
        SendUrl = sendUrl ?? new Uri("http://127.0.0.1:13013/cgi-bin/sendsms"),
        Username = "infoline",
        Password = "p&s%",
        From = "12345",
        Secret = "s%3A cret",
        AllowedAddresses = [System.Net.IPNetwork.Parse("127.0.0.0/8"), System.Net.IPNetwork.Parse("::1/128")],
        CallbackUrl = new Uri("http://127.0.0.1:5080"),
    };

    public static KannelFields Fields(string query)
    {
        var fields = new KannelFields();
        fields.Add(Encoding.UTF8.GetBytes(query));
        return fields;
    }

    public static Outgoing Message(string text = "Hello") =>
        new("0199aa:0", new ContactAddress("kannel", "+919876543210", "+919876543210"), text, [], OptionStyle.None) { PlainText = text };
}
