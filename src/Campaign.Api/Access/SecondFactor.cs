using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Orleans;
using OtpNet;

namespace Campaign.Api.Access;

/// <summary>Two-step verification with an authenticator app (TOTP, RFC 6238: six digits, 30 seconds). A code is accepted one step early or late, and only once.</summary>
internal sealed class SecondFactor(ISignIns signIns, IGrainFactory grains, TimeProvider clock)
{
    private const int SecretSize = 20;

    /// <summary>Creates a secret for a person; it takes effect once a code made with it was entered.</summary>
    public async Task<SecondFactorResource> Prepare(StaffRow person)
    {
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(SecretSize));
        await signIns.PutSecret(person.State.Id, secret);
        return new(secret, new OtpUri(OtpType.Totp, secret, person.Login, "Campaign").ToString());
    }

    /// <summary>Whether a code completes a sign-in: one from the authenticator, or a recovery code, which it uses up.</summary>
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

/// <summary>What an authenticator app needs, shown once.</summary>
/// <param name="Secret">Base 32, for typing.</param>
/// <param name="Uri">The same as an <c>otpauth://</c> URI, for a QR code.</param>
public sealed record SecondFactorResource(string Secret, string Uri);
