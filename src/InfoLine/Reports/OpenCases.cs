using System.Text;
using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>The open cases by their referral: few beside millions of referrals, so whoever goes through those asks here, and no referral is looked up for a case.</summary>
internal sealed class OpenCases
{
    private readonly IdTable _referrals = new();
    private readonly List<int> _lastOf = [];
    private readonly List<Case> _cases = [];

    /// <summary>Adds a case.</summary>
    /// <param name="row">Its referral, its id and its reason.</param>
    public void Add(IRow row)
    {
        var referral = _referrals.Add(row.Text(0));
        if (referral == _lastOf.Count)
            _lastOf.Add(-1);
        _cases.Add(new(Encoding.UTF8.GetString(row.Text(1)), Encoding.UTF8.GetString(row.Text(2)), _lastOf[referral]));
        _lastOf[referral] = _cases.Count - 1;
    }

    /// <summary>The newest open case of a referral; null where there is none.</summary>
    public Case? Of(ReadOnlySpan<byte> referralId) => _cases.Count > 0 && _referrals.Find(referralId) is var referral and >= 0 ? _cases[_lastOf[referral]] : null;

    /// <summary>The one before of the same referral, or null.</summary>
    public Case? Before(Case one) => one.Previous < 0 ? null : _cases[one.Previous];

    /// <param name="Id">Its id.</param>
    /// <param name="Reason">Why it is open.</param>
    /// <param name="Previous">The place of the one before of the same referral; -1 where there is none.</param>
    internal sealed record Case(string Id, string Reason, int Previous);
}
