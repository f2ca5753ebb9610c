using System.CommandLine;
using System.Text;
using InfoLine.Cli;

Console.OutputEncoding = Encoding.UTF8;
Console.InputEncoding = Encoding.UTF8;

var folder = new Argument<string>("dialogs") { Description = "The folder with the dialogs.", DefaultValueFactory = _ => "dialogs" };
var inFolder = new Option<string>("--dialogs") { Description = "The folder with the dialogs.", DefaultValueFactory = _ => "dialogs" };
var flow = new Argument<string?>("flow") { Description = "A flow's name; all flows if left out.", DefaultValueFactory = _ => null };
var startFlow = new Option<string?>("--flow") { Description = "Start in this flow instead of at first contact." };
var channel = new Option<string>("--channel") { Description = "sms, whatsapp or bot.", DefaultValueFactory = _ => "sms" };
var language = new Option<string?>("--lang") { Description = "As somebody who has chosen this language, such as hi." };
var save = new Option<string?>("--save") { Description = "Write the chat to this file as a conversation test." };

var check = new Command("check", "Compile and check the dialogs; each problem with its place and how to mend it.") { folder };
check.SetAction(parsed => CheckCommand.Run(parsed.GetValue(folder)!)); // Has a default.
var test = new Command("test", "Play every conversation test on its channels and in its languages.") { folder };
test.SetAction(parsed => TestCommand.Run(parsed.GetValue(folder)!)); // Has a default.
var graph = new Command("graph", "Draw a flow as a Mermaid diagram.") { flow, inFolder };
graph.SetAction(parsed => GraphCommand.Run(parsed.GetValue(inFolder)!, parsed.GetValue(flow))); // Has a default.
var play = new Command("play", "Chat with the dialogs in the terminal.") { startFlow, channel, language, save, inFolder };
play.SetAction(parsed => PlayCommand.Run(parsed.GetValue(inFolder)!, parsed.GetValue(startFlow), parsed.GetValue(channel)!, parsed.GetValue(language), parsed.GetValue(save))); // Have defaults.
var part = new Argument<string?>("part") { Description = "A flow, or the beginning of a text's key; all texts if left out.", DefaultValueFactory = _ => null };
var reviewed = new Option<string?>("--reviewed") { Description = "A native speaker of this language has read the texts." };
var stamp = new Command("stamp", "Note which source text each translation was made from.") { part, reviewed, inFolder };
stamp.SetAction(parsed => StampCommand.Run(parsed.GetValue(inFolder)!, parsed.GetValue(reviewed), parsed.GetValue(part))); // Has a default.
var texts = new Command("texts", "The translations of the dialogs.") { stamp };

return new RootCommand("InfoLine for those who write its dialogs: check them, test them, chat with them, draw them.") { check, test, play, graph, texts }
    .Parse(args)
    .Invoke();
