using Campaign.Domain.Access;

namespace Campaign.Api.Access;

/// <summary>Where a right is required.</summary>
internal enum Scope
{
    /// <summary>In the campaign that the route's resource belongs to; in all campaigns when the route names none.</summary>
    Campaign,

    /// <summary>In any campaign: for what all campaigns share.</summary>
    Anywhere,

    /// <summary>No right is required, only being signed in.</summary>
    SignedIn,
}

/// <summary>What a route requires of its visitor. A route that declares nothing is closed to everybody.</summary>
/// <param name="BeforeSecondFactor">Whether it is open to people who must set up two-step verification first.</param>
internal sealed record Need(Right Right, Scope Scope, bool BeforeSecondFactor = false);

internal static class Needs
{
    /// <summary>Open to whoever has this right in the campaign that the route's resource belongs to.</summary>
    public static T Allow<T>(this T route, Right right)
        where T : IEndpointConventionBuilder => route.WithMetadata(new Need(right, Scope.Campaign));

    /// <summary>Open to whoever has this right in any campaign.</summary>
    public static T AllowAnywhere<T>(this T route, Right right)
        where T : IEndpointConventionBuilder => route.WithMetadata(new Need(right, Scope.Anywhere));

    /// <summary>Open to everyone who is signed in; the answer shows only what they may see.</summary>
    public static T AllowSignedIn<T>(this T route, bool beforeSecondFactor = false)
        where T : IEndpointConventionBuilder => route.WithMetadata(new Need(Right.Read, Scope.SignedIn, beforeSecondFactor));
}
