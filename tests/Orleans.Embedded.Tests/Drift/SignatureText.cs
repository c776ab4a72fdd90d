using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace Orleans.Embedded.Tests.Drift;

/// <summary>Writes types as text, so that two assemblies can be compared without caring from which assembly a type comes.</summary>
internal sealed class SignatureText(MetadataReader reader) : ISignatureTypeProvider<string, object?>
{
    public string NameOf(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return "nothing";
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
                return definition.GetDeclaringType() is { IsNil: false } outer
                    ? $"{NameOf(outer)}+{reader.GetString(definition.Name)}"
                    : Join(definition.Namespace, definition.Name);
            case HandleKind.TypeReference:
                var reference = reader.GetTypeReference((TypeReferenceHandle)handle);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? $"{NameOf(reference.ResolutionScope)}+{reader.GetString(reference.Name)}"
                    : Join(reference.Namespace, reference.Name);
            case HandleKind.TypeSpecification:
                return reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
            case HandleKind.MemberReference:
                return NameOf(reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
            case HandleKind.MethodDefinition:
                return NameOf(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
            default:
                throw new NotSupportedException($"A name was asked of a {handle.Kind}.");
        }
    }

    /// <summary>The type parameters with their constraints.</summary>
    public string Generics(GenericParameterHandleCollection parameters) => parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(Generic))}>";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => NameOf(handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => NameOf(handle);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} modified by {modifier}";

    private string Generic(GenericParameterHandle handle)
    {
        var parameter = reader.GetGenericParameter(handle);
        var constraints = parameter.GetConstraints().Select(c => NameOf(reader.GetGenericParameterConstraint(c).Type));
        return string.Join(" ", [reader.GetString(parameter.Name), .. Special(parameter.Attributes), .. constraints]);
    }

    private static IEnumerable<string> Special(GenericParameterAttributes attributes) =>
        attributes == GenericParameterAttributes.None ? [] : [attributes.ToString()];

    private string Join(StringHandle @namespace, StringHandle name) => @namespace.IsNil ? reader.GetString(name) : $"{reader.GetString(@namespace)}.{reader.GetString(name)}";
}
