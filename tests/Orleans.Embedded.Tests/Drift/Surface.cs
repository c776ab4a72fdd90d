using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Embedded.Tests.Drift;

/// <summary>What an assembly offers in Orleans' namespaces, one line of text per fact, read from metadata without loading anything.</summary>
internal sealed class Surface
{
    private readonly MetadataReader reader;
    private readonly SignatureText text;

    private Surface(MetadataReader reader) => (this.reader, text) = (reader, new(reader));

    public static IReadOnlySet<string> Of(string assemblyPath, string rootNamespace)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var surface = new Surface(file.GetMetadataReader());
        return surface.reader.TypeDefinitions.SelectMany(handle => surface.Type(handle, rootNamespace)).ToHashSet();
    }

    private static bool IsOffered(TypeAttributes attributes) => (attributes & TypeAttributes.VisibilityMask)
        is TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem;

    private IEnumerable<string> Type(TypeDefinitionHandle handle, string rootNamespace)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = text.NameOf(handle);
        if (!IsOffered(type.Attributes) || !(name + ".").StartsWith(rootNamespace + ".", StringComparison.Ordinal))
        {
            return [];
        }

        var context = type.GetGenericParameters();
        var kind = type.Attributes & (TypeAttributes.VisibilityMask | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.ClassSemanticsMask);
        return [
            $"{name}: {kind} from {text.NameOf(type.BaseType)}{text.Generics(context)}{Usage(type)}",
            .. type.GetInterfaceImplementations().Select(i => $"{name}: {text.NameOf(reader.GetInterfaceImplementation(i).Interface)}"),
            .. type.GetFields().Select(reader.GetFieldDefinition).Where(IsOffered).Select(f => $"{name}: {Field(f)}"),
            .. type.GetMethods().Select(reader.GetMethodDefinition).Where(IsOffered).Select(m => $"{name}: {Method(m)}"),
            .. type.GetProperties().Select(reader.GetPropertyDefinition).Where(IsOffered).Select(p => $"{name}: property {reader.GetString(p.Name)}"),
            .. type.GetEvents().Select(reader.GetEventDefinition).Select(e => $"{name}: event {reader.GetString(e.Name)}"),
        ];
    }

    // Where an attribute may stand is part of its contract.
    private string Usage(TypeDefinition type) => type.GetCustomAttributes().Select(reader.GetCustomAttribute)
        .Where(a => text.NameOf(a.Constructor).StartsWith("System.AttributeUsageAttribute", StringComparison.Ordinal))
        .Select(a => $" usage {Convert.ToHexString(reader.GetBlobBytes(a.Value))}").FirstOrDefault("");

    private static bool IsOffered(FieldDefinition field) => (field.Attributes & FieldAttributes.FieldAccessMask)
        is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsOffered(MethodDefinition method) => (method.Attributes & MethodAttributes.MemberAccessMask)
        is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private bool IsOffered(PropertyDefinition property)
    {
        var accessors = property.GetAccessors();
        return new[] { accessors.Getter, accessors.Setter }.Any(a => !a.IsNil && IsOffered(reader.GetMethodDefinition(a)));
    }

    private string Field(FieldDefinition field) =>
        $"{field.Attributes & (FieldAttributes.FieldAccessMask | FieldAttributes.Static | FieldAttributes.InitOnly | FieldAttributes.Literal)} "
        + $"{field.DecodeSignature(text, default)} {reader.GetString(field.Name)}{Default(field.GetDefaultValue())}";

    private string Method(MethodDefinition method)
    {
        const MethodAttributes Promises = MethodAttributes.MemberAccessMask | MethodAttributes.Static | MethodAttributes.Virtual
            | MethodAttributes.Abstract | MethodAttributes.Final;
        var signature = method.DecodeSignature(text, default);
        var names = method.GetParameters().Select(reader.GetParameter).Where(p => p.SequenceNumber > 0)
            .ToDictionary(p => p.SequenceNumber - 1, p => $" {reader.GetString(p.Name)}{Default(p.GetDefaultValue())}");
        var parameters = signature.ParameterTypes.Select((type, i) => type + names.GetValueOrDefault(i));
        return $"{method.Attributes & Promises} {signature.ReturnType} {reader.GetString(method.Name)}"
            + $"{text.Generics(method.GetGenericParameters())}({string.Join(", ", parameters)})";
    }

    private string Default(ConstantHandle handle)
    {
        if (handle.IsNil)
        {
            return "";
        }

        var constant = reader.GetConstant(handle);
        return $" = {constant.TypeCode} {Convert.ToHexString(reader.GetBlobBytes(constant.Value))}";
    }
}
