using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Campaign.Api.Access;
using Campaign.Api.Http;
using Campaign.Domain.Decisions;
using Campaign.Domain.Deliverables;
using Campaign.Storage.Deliverables;

namespace Campaign.Api.Deliverables;

/// <summary>One promised piece of content.</summary>
/// <param name="Terms">What was agreed, which stands among its other fields.</param>
/// <param name="Version">Its own; a neighbour's change does not touch it.</param>
/// <param name="FirstDue">The day first agreed on; absent as long as it was never moved.</param>
/// <param name="Overdue">Not published although its due day is past, where the campaign is.</param>
/// <param name="DraftVersion">Of the present draft; 0 before the first.</param>
/// <param name="Text">The present draft; left out of lists.</param>
/// <param name="Note">What the latest review asked for.</param>
/// <param name="Findings">What the compliance rules say about the present draft until it is published; left out of lists.</param>
/// <param name="Amendable">What may be corrected at its status, such as <c>due</c>.</param>
/// <param name="Next">The steps that its status is open to and that one may take, such as <c>approve</c>.</param>
/// <param name="Withheld">The steps that one's role allows but that somebody else has to take, with the reason: <c>approve</c> for whoever wrote the latest draft.</param>
[method: SetsRequiredMembers]
public sealed record DeliverableResource(
    [property: JsonIgnore] DeliverableTerms Terms, string Id, string Status, long Version, string Campaign, string Partner, DateOnly? FirstDue, bool Overdue, int DraftVersion, string? Text, IReadOnlyList<string> Links, string? Note, string? Url, DateTimeOffset? PublishedAt, bool? LabelSeen,
    bool? StillUp, DeliverableMetrics Metrics, decimal Paid, IReadOnlyList<string> Payments, decimal ClawbackDue, IReadOnlyList<Finding>? Findings,
    ValueList<string> Amendable, ValueList<string> Next, ValueList<WithheldStep> Withheld) : DeliverableTerms(Terms), IResource
{
    internal static DeliverableResource Of(DeliverableRow row, DateOnly today, HttpContext context)
    {
        var one = row.State;
        var (next, withheld) = context.Permitted(
            "/campaigns/{campaign}/collaborations/{partner}/deliverables/{deliverable}", row.Campaign, DeliverableNextSteps.Of(one.Status), reviewer => DeliverableNextSteps.Withheld(one, reviewer));
        return new(
            one.Terms, one.Id, DomainJson.Word(one.Status), row.Version, row.Campaign, row.Partner, one.FirstDue, one.Overdue(today), one.Version, row.Standing is null ? null : one.Text, one.Links, one.Note, one.Url, one.PublishedAt, one.LabelSeen,
            one.StillUp, one.Metrics, one.Paid, one.Payments, one.ClawbackDue, FindingsOf(row), AmendRules.Amendable(one.Status), next, withheld);
    }

    private static ValueList<Finding>? FindingsOf(DeliverableRow row) =>
        row.Standing is not { } standing ? null
        : row.State is { Version: > 0, Unpublished: true } ? DeliverableRules.Findings(row.State.Text, standing)
        : [];
}

/// <summary>The next version of the draft.</summary>
public sealed record DraftBody(string? Text = null, IReadOnlyList<string?>? Links = null)
{
    internal DraftDeliverable ToCommand() => new(Text ?? "", [.. (Links ?? []).Select(link => link!)]);
}

/// <summary>Where and when it went live.</summary>
public sealed record PublishBody(string? Url = null, DateTimeOffset? At = null);

/// <summary>What somebody saw who looked at the published content. May be sent again.</summary>
public sealed record VerifyBody(bool? LabelSeen = null, bool? StillUp = null, MetricsBody? Metrics = null)
{
    /// <summary>Null unless both questions are answered: a missing answer must not count as a take-down.</summary>
    internal VerifyDeliverable? ToCommand() =>
        LabelSeen is { } label && StillUp is { } up ? new(label, up, Metrics?.ToMetrics()!) : null;
}

/// <summary>Cumulative since publication.</summary>
public sealed record MetricsBody(long? Views, long? Likes, long? Comments, long? Shares)
{
    internal DeliverableMetrics ToMetrics() => new(Views ?? -1, Likes ?? -1, Comments ?? -1, Shares ?? -1);
}

/// <summary>A payment of the fee or a part of it.</summary>
public sealed record PaymentBody(decimal? Amount = null, string? Reference = null);
