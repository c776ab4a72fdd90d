using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Orleans;
using OtpNet;

namespace Campaign.Api.Access;

/// <summary>Codes of an authenticator (TOTP, RFC 6238: six digits, 30 seconds). A code is good for one step before and after, and only once.</summary>
internal sealed class SecondFactor(ISignIns signIns, IGrainFactory grains, TimeProvider clock)
{
    private const int SecretSize = 20;

    /// <summary>Makes a secret for a person; it counts once a code of it was shown.</summary>
    public async Task<SecondFactorResource> Prepare(StaffRow person)
    {
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretSize));
        await signIns.PutSecret(person.State.Id, secret);
        return new(secret, new OtpUri(OtpType.Totp, secret, person.Login, "Campaign").ToString());
    }

    /// <summary>Whether a code lets a person in at the door: the authenticator's, or a recovery code that is used up by it.</summary>
    public async Task<bool> Opens(StaffRow person, string? code, string request) =>
        await Accepts(person, code)
        || (RecoveryCodes.Find(person.Recovery, code) is { } recovery
            && !(await grains.Access().UseRecoveryCode(new Caller(person.State.Id, request), person.State.Id, recovery)).Refused);

    public async Task<bool> Accepts(StaffRow person, string? code) =>
        person.Secret is { } secret
        && code is { Length: <= 10 }
        && new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(clock.GetUtcNow().UtcDateTime, code.Trim(), out var step, new VerificationWindow(1, 1))
        && await signIns.TakeStep(person.State.Id, step);
}

/// <summary>What an authenticator needs to know, shown once.</summary>
/// <param name="Secret">Base 32, to be typed.</param>
/// <param name="Uri">The same as <c>otpauth://</c> address, to be shown as a QR code.</param>
public sealed record SecondFactorResource(string Secret, string Uri);
