using Campaign.Api.Http;
using Campaign.Domain.Access;
using Campaign.Domain.Campaigns;
using Campaign.Domain.Decisions;
using Campaign.Silo.Access;
using Campaign.Storage.Access;
using Campaign.Storage.Campaigns;
using Orleans;

namespace Campaign.Api.Access;

internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Tokens");
        tokens.MapGet("", List).Allow(Right.Administer);
        tokens.MapPost("", Issue).Allow(Right.Administer);
        tokens.MapGet("/{token}", Get).Allow(Right.Administer);
        tokens.MapDelete("/{token}", Revoke).Allow(Right.Administer);
    }

    /// <summary>The tokens of programs, newest first.</summary>
    [Answers<ListOf<TokenResource>>]
    internal static async Task<IResult> List(HttpContext context, AccessQueries access, TimeProvider clock) =>
        Answers.All(await access.Tokens(context.RequestAborted), token => TokenResource.Of(token, clock.GetUtcNow()));

    /// <summary>Creates a token for a program. The token itself is shown in this answer only.</summary>
    [Answers<TokenResource>(StatusCodes.Status201Created)]
    internal static async Task<IResult> Issue(
        IssueTokenBody? body, HttpContext context, AccessQueries access, CampaignQueries campaigns, IGrainFactory grains, TimeProvider clock)
    {
        if (body?.Campaign is { } campaign && !await campaigns.Exists(campaign, context.RequestAborted))
        {
            return CampaignRefusals.Unknown.ToProblem(context);
        }

        var (id, key) = (Slug.New("token", clock.GetUtcNow()), Secrets.New(Secrets.TokenPrefix));
        var command = new IssueToken(id, body?.Name ?? "", body?.Access, body?.Campaign, body?.Expires?.ToUniversalTime());
        var outcome = await grains.Access().Issue(context.Caller(), command, Secrets.Hash(key));
        return outcome.Refused
            ? outcome.Refusal.ToProblem(context)
            : Answers.Created(context, TokenResource.Of((await access.Token(id, context.RequestAborted))!, clock.GetUtcNow()) with { Token = key }, $"/tokens/{id}");
    }

    /// <summary>One token.</summary>
    [Answers<TokenResource>]
    internal static async Task<IResult> Get(string token, HttpContext context, AccessQueries access, TimeProvider clock) => Answers.Resource(
        context, await access.Token(token, context.RequestAborted) is { } found ? TokenResource.Of(found, clock.GetUtcNow()) : null, AccessRefusals.TokenUnknown);

    /// <summary>Revokes a token; requests that carry it are refused from now on.</summary>
    internal static async Task<IResult> Revoke(string token, HttpContext context, IGrainFactory grains)
    {
        var outcome = await grains.Access().Revoke(context.Caller(), token);
        return outcome.Refused ? outcome.Refusal.ToProblem(context) : TypedResults.NoContent();
    }
}
