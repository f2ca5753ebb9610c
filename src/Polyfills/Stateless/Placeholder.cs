namespace Stateless; internal static class Placeholder;
