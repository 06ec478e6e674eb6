using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Core.Calls;

/// <summary>Links every event to the one before, so that a changed, lost or swapped event shows.</summary>
public static class EventChain
{
    /// <summary>The link of a call's first event.</summary>
    public const string Start = "";

    /// <summary>
    /// Hash of an event: lower-case hex SHA-256 over the previous hash, number, time, type, facts and the salted hash of the
    /// personal part. Erasing a personal part later needs only its salted hash to stay checkable.
    /// </summary>
    /// <param name="previous">Hash of the event before, <see cref="Start"/> for the first.</param>
    /// <param name="seq">Number of the event in its call.</param>
    /// <param name="at">Business time of the event.</param>
    /// <param name="hashed">The event with its personal part replaced by <see cref="PersonalHash"/>.</param>
    public static string Link(string previous, int seq, DateTimeOffset at, EventJson hashed) =>
        Hex($"{previous}\n{seq}\n{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}\n{hashed.Type}\n{hashed.Facts}\n{hashed.Personal}");

    /// <summary>Salted hash of a personal part, lower-case hex.</summary>
    public static string PersonalHash(string? personal, string salt) => Hex($"{salt}\n{personal}");

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
