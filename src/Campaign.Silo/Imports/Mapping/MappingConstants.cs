using Campaign.Domain.Decisions;
using Campaign.Silo.Imports.Rows;

namespace Campaign.Silo.Imports.Mapping;

/// <summary>Checks constants once, so that a wrong one refuses the mapping instead of every row.</summary>
internal static class MappingConstants
{
    public static Refusal? Check(ImportMapping mapping)
    {
        foreach (var field in ImportFields.Of(mapping.Kind))
        {
            if (mapping[field] is { Constant: { } constant } && WrongWith(mapping, field, constant) is { } reason)
            {
                return MappingRefusals.BadConstant(field, reason);
            }
        }

        return null;
    }

    private static Wording? WrongWith(ImportMapping mapping, ImportField field, string constant)
    {
        var isGood = field switch
        {
            ImportField.At => TimeCell.TryParse(constant, mapping.Zone, out _),
            ImportField.Tone => mapping.Tones.Find(constant) is not null,
            ImportField.Origin => Vocabulary.OriginOf(constant) is not null,
            ImportField.Consent => Vocabulary.ConsentOf(constant) is not null,
            ImportField.Url or ImportField.Links => LinkCell.IsLink(constant),
            ImportField.Reach or ImportField.Likes or ImportField.Comments or ImportField.Shares or ImportField.Followers or ImportField.Fee =>
                NumberCell.TryParse(constant, out _),
            _ => constant.Trim().Length is > 0 and <= FieldLimits.Line,
        };
        return isGood ? null : new("格式不对、为空或过长。", "it is malformed, empty or too long.");
    }
}
