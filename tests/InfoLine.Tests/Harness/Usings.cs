global using InfoLine.Tests.Harness;
global using Shouldly;
global using Xunit;
