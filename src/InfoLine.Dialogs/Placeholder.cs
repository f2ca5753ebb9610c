namespace InfoLine.Dialogs; internal static class Placeholder;
