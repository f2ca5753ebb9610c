namespace InfoLine.Dialogs.Compile;

/// <summary>The codes of all problems. A code never changes its meaning; each has a page <c>docs/problems/ILxxxx.md</c>.</summary>
public static class ProblemCode
{
    // IL10xx: reading files.
    internal const string TooLarge = "IL1001";
    internal const string NotYaml = "IL1002";
    internal const string Tab = "IL1003";
    internal const string NeedsQuotes = "IL1004";
    internal const string QuoteOpen = "IL1005";
    internal const string TooDeep = "IL1006";
    internal const string NotSmallYaml = "IL1007";
    internal const string DoubleKey = "IL1008";
    internal const string SecondDocument = "IL1009";
    internal const string EmptyFile = "IL1010";
    internal const string BrokenLetters = "IL1011";
    internal const string WrongShape = "IL1012";
    internal const string UnknownFile = "IL1013";
    internal const string TooManyProblems = "IL1014";

    // IL11xx: names and structure.
    internal const string UnknownKey = "IL1101";
    internal const string MissingKey = "IL1102";
    internal const string BadName = "IL1103";
    internal const string NameTaken = "IL1104";
    internal const string WhatKindOfStep = "IL1105";
    internal const string NotAllowedValue = "IL1106";
    internal const string NoLineFile = "IL1107";
    internal const string MissingLandmark = "IL1108";
    internal const string MissingLine = "IL1109";
    internal const string MissingCommand = "IL1110";
    internal const string UnknownLanguage = "IL1111";
    internal const string BadCondition = "IL1112";
    internal const string NeverUsed = "IL1113";
    internal const string BadDuration = "IL1114";

    // IL12xx: the way through the conversation.
    internal const string GoesNowhere = "IL1201";
    internal const string Unreachable = "IL1202";
    internal const string NoWayOut = "IL1203";
    internal const string LoopWithoutWait = "IL1204";
    internal const string WhenWithoutElse = "IL1205";
    internal const string TooManyLevels = "IL1206";
    internal const string HandoffWithoutFailed = "IL1207";
    internal const string GoAndEnd = "IL1208";
    internal const string MovedWrongly = "IL1209";
    internal const string NeverSaved = "IL1210";
    internal const string NotAlwaysSaved = "IL1211";
    internal const string ValueNobodyChooses = "IL1212";

    // IL13xx: answers and words.
    internal const string SameAnswer = "IL1301";
    internal const string ChoiceIsCommand = "IL1302";
    internal const string ChoiceIsNumber = "IL1303";
    internal const string SameKeyword = "IL1304";
    internal const string KeywordIsCommand = "IL1305";
    internal const string SameCommand = "IL1306";
    internal const string BadPattern = "IL1307";
    internal const string ExampleDoesNotFit = "IL1308";
    internal const string LimitsSwapped = "IL1309";
    internal const string NoLetters = "IL1310";
    internal const string AgeWithoutBand = "IL1311";

    // IL14xx: texts and translations.
    internal const string Untranslated = "IL1401";
    internal const string SameAsSource = "IL1402";
    internal const string Stale = "IL1403";
    internal const string PlaceholdersDiffer = "IL1404";
    internal const string UnknownPlaceholder = "IL1405";
    internal const string BrokenBrackets = "IL1406";
    internal const string EmptyText = "IL1407";
    internal const string CheckedWithoutFact = "IL1408";
    internal const string BadLedger = "IL1409";
    internal const string LongSentence = "IL1410";

    // IL15xx: length and channels.
    internal const string NotGsm = "IL1501";
    internal const string TooManySegments = "IL1502";
    internal const string LabelTooLong = "IL1503";
    internal const string SegmentsWithoutReason = "IL1504";
    internal const string TooManyChoices = "IL1505";
    internal const string LabelNotSpeakable = "IL1506";
    internal const string LabelWithGap = "IL1507";

    // IL16xx: facts.
    internal const string FactWithoutSource = "IL1601";
    internal const string FactUnproven = "IL1602";
    internal const string FactOld = "IL1603";
    internal const string FactUnused = "IL1604";
    internal const string FactValue = "IL1605";
    internal const string FactDates = "IL1606";
    internal const string FactNotOfficial = "IL1607";

    // IL17xx: safety.
    internal const string NoConsent = "IL1701";
    internal const string AsksForSecret = "IL1702";
    internal const string Link = "IL1703";
    internal const string ConsentOneSided = "IL1704";
    internal const string ReferredUnasked = "IL1705";
    internal const string Unproved = "IL1706";
    internal const string ProvesNothing = "IL1707";

    // IL18xx: conversation tests.
    internal const string ChatUnknownStep = "IL1801";
    internal const string ChatUnknownField = "IL1802";
    internal const string ChatTwoActs = "IL1803";
    internal const string ChatChecksNothing = "IL1804";
    internal const string ChatUnknownButton = "IL1805";

    // IL19xx: what people ask.
    internal const string NoAnswer = "IL1901";
    internal const string UnknownAspect = "IL1902";
    internal const string NoPlaceToLand = "IL1903";
    internal const string SamePhrase = "IL1904";
    internal const string PhraseTwice = "IL1905";
    internal const string SameSchemeName = "IL1906";
    internal const string NoPhrases = "IL1907";
    internal const string FewPhrases = "IL1908";
    internal const string MissingWriting = "IL1909";
    internal const string OtherLetters = "IL1910";
    internal const string TitleTooLong = "IL1911";
    internal const string TitleWithGap = "IL1912";
    internal const string SecretInPhrase = "IL1913";
    internal const string LongPhrase = "IL1914";
    internal const string BandsOutOfOrder = "IL1915";
    internal const string SoundsAlike = "IL1916";

    // IL20xx: places.
    internal const string UnknownPlace = "IL2001";
    internal const string LiesWrongly = "IL2002";
    internal const string PinOfTwo = "IL2003";
    internal const string SpellingOfTwo = "IL2004";
    internal const string BadPin = "IL2005";
    internal const string PlaceWithoutSource = "IL2006";
    internal const string BadPoint = "IL2007";
}
