using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Rendering;

/// <summary>Counts an SMS while it grows, in both encodings at once. A value: copy it to try a longer text.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct SmsMeter
{
    private const int Septets = 160;
    private const int SeptetsOfPart = 153;
    private const int Units = 70;
    private const int UnitsOfPart = 67;

    private bool _isUcs2;
    private Parts _gsm;
    private Parts _ucs2;

    public readonly SmsLength Length => _isUcs2
        ? _ucs2.Length(SmsEncoding.Ucs2, Units, UnitsOfPart)
        : _gsm.Length(SmsEncoding.Gsm7, Septets, SeptetsOfPart);

    /// <summary>The length of a text whose characters take one unit each.</summary>
    public static SmsLength OfSingles(SmsEncoding encoding, int units)
    {
        var (alone, size) = encoding == SmsEncoding.Gsm7 ? (Septets, SeptetsOfPart) : (Units, UnitsOfPart);
        if (units <= alone)
            return new SmsLength(encoding, units, Math.Sign(units), alone - units);
        var segments = (units + size - 1) / size;
        return new SmsLength(encoding, units, segments, segments * size - units);
    }

    /// <summary>Appends text. A surrogate pair must come in one piece.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var septets = _isUcs2 ? 0 : Gsm7.Septets(text[i]);
            if (septets == 0)
                _isUcs2 = true;
            else
                _gsm.Put(septets, SeptetsOfPart);

            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            _ucs2.Put(pair ? 2 : 1, UnitsOfPart);
            i += pair ? 1 : 0;
        }
    }

    // How units fall into the parts of a long message.
    [StructLayout(LayoutKind.Auto)]
    private struct Parts
    {
        private int _total;
        private int _full;
        private int _inLast;

        public void Put(int units, int size)
        {
            _total += units;
            _inLast += units;
            if (_inLast <= size)
                return;
            _full++;
            _inLast = units;
        }

        public readonly SmsLength Length(SmsEncoding encoding, int alone, int size) => _total <= alone
            ? new SmsLength(encoding, _total, Math.Sign(_total), alone - _total)
            : new SmsLength(encoding, _total, _full + 1, size - _inLast);
    }
}
