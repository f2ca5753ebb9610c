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

var json = new Option<bool>("--json") { Description = "Print JSON, for other programs." };
var question = new Argument<string?>("text") { Description = "The question; without it, questions are read from the input, one a line.", DefaultValueFactory = _ => null };
var lastScheme = new Option<string?>("--scheme") { Description = "The scheme that the conversation was last about, such as mudra." };
var explain = new Option<bool>("--explain") { Description = "Show the words, what they were taken for, the likeliest topics, and why it is so sure." };
var ask = new Command("ask", "What the line would say to a question, and how sure it is.") { question, lastScheme, channel, language, json, explain, inFolder };
ask.SetAction(parsed => AskCommand.Run(new(parsed.GetValue(inFolder)!, parsed.GetValue(question), parsed.GetValue(lastScheme), parsed.GetValue(channel)!, parsed.GetValue(language), parsed.GetValue(json), parsed.GetValue(explain)))); // Have defaults.

var tests = new Option<string?>("--tests") { Description = "Questions with their right answers, tab-separated: text, expected, lang, also. Without it the content's own phrases are asked." };
var examples = new Option<string?>("--examples") { Description = "Learn from this file in place of the dialogs, tab-separated: text, answer." };
var minTop1 = new Option<double?>("--min-top1") { Description = "Fail where the right answer comes first less often, such as 0.65." };
var maxFalse = new Option<double?>("--max-false") { Description = "Fail where more of the outright answers are wrong, such as 0.05; also chooses the threshold." };
var baseline = new Option<string?>("--baseline") { Description = "Compare with an earlier --json; fail where it became worse by more than a point." };
var noise = new Option<int?>("--noise") { Description = "Ask again with dropped vowels, typos and the like; the seed makes it repeatable.", Arity = ArgumentArity.ZeroOrOne };
var write = new Option<bool>("--write") { Description = "Keep the chosen threshold in questions/bands.yaml." };
var eval = new Command("eval", "Score how well questions are understood, and say what to do about it.") { tests, examples, json, minTop1, maxFalse, baseline, noise, write, inFolder };
eval.SetAction(parsed => EvalCommand.Run(new()
{
    Dialogs = parsed.GetValue(inFolder)!, // Has a default.
    Tests = parsed.GetValue(tests),
    Examples = parsed.GetValue(examples),
    Json = parsed.GetValue(json),
    MinTop1 = parsed.GetValue(minTop1),
    MaxFalse = parsed.GetValue(maxFalse),
    Baseline = parsed.GetValue(baseline),
    NoiseSeed = parsed.GetResult(noise) is null ? null : parsed.GetValue(noise) ?? 1,
    Write = parsed.GetValue(write),
}));

return new RootCommand("InfoLine for those who write its dialogs: check them, test them, ask them, score them, chat with them, draw them.") { check, test, play, graph, ask, eval, texts }
    .Parse(args)
    .Invoke();
