using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LocalAspire.Tests;

/// <summary>Writes public members as C# declares them.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly string[] s_ofEveryRecord = ["Equals", "GetHashCode", "ToString", "<Clone>$", "Deconstruct"];
    private static readonly NullabilityInfoContext s_nullability = new();

    internal static IEnumerable<string> Of(Type type)
    {
        var name = Name(type);
        yield return $"{Kind(type)} {type.Namespace}.{name}{Bases(type)}{Constraints(type.GetGenericArguments())}";
        foreach (var constructor in type.GetConstructors(Declared))
            yield return $"{name}({Parameters(constructor)})";
        foreach (var field in type.GetFields(Declared).Where(field => !field.IsSpecialName))
            yield return type.IsEnum ? $"{name}.{field.Name} = {field.GetRawConstantValue()}" : $"{name}.{field.Name}: {Name(field.FieldType)}";
        foreach (var property in type.GetProperties(Declared))
            yield return $"{name}.{property.Name}: {Name(property.PropertyType)}{Mark(s_nullability.Create(property).ReadState, property.PropertyType)} {{ get;{Setter(property)} }}";
        foreach (var method in type.GetMethods(Declared).Where(method => !method.IsSpecialName && !s_ofEveryRecord.Contains(method.Name)))
            yield return $"{name}.{Method(method)}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsValueType || (type.IsAbstract && type.IsSealed))
            return "";
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var own = type.GetInterfaces().Except(inherited).Where(one => one.IsPublic && !(one.Name == "IEquatable`1")).ToArray();
        own = [.. own.Where(one => !own.Any(other => other.GetInterfaces().Contains(one))).OrderBy(one => one.Name, StringComparer.Ordinal)];
        Type[] bases = [.. type.BaseType is { } parent && parent != typeof(object) ? [parent] : Array.Empty<Type>(), .. own];
        return bases.Length == 0 ? "" : " : " + string.Join(", ", bases.Select(Name));
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return $"{method.Name}{generic}({(isExtension ? "this " : "")}{Parameters(method)}): {Name(method.ReturnType)}{Constraints(method.GetGenericArguments())}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.IsIn ? "in " : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var mark = Mark(s_nullability.Create(parameter).WriteState, type);
        return $"{prefix}{Name(type)}{mark} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue
        ? ""
        : " = " + parameter.DefaultValue switch
        {
            null => parameter.ParameterType == typeof(CancellationToken) ? "default" : "null",
            bool value => value ? "true" : "false",
            string value => $"\"{value}\"",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static string Mark(NullabilityState state, Type type) => state == NullabilityState.Nullable && !type.IsValueType ? "?" : "";

    private static string Setter(PropertyInfo property) => property.SetMethod is not { IsPublic: true } setter
        ? ""
        : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Select(argument =>
    {
        var attributes = argument.GenericParameterAttributes;
        string[] all =
        [
            .. attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. argument.GetGenericParameterConstraints().Select(Name),
            .. attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : Array.Empty<string>(),
        ];
        return all.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", all)}";
    }));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Keyword(type) is { } keyword)
            return keyword;
        var nested = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        var variance = type.IsGenericTypeParameter && type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Covariant) ? "out " : "";
        return type.IsGenericType
            ? $"{nested}{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : nested + variance + type.Name;
    }

    private static string? Keyword(Type type) => type == typeof(string) ? "string"
        : type == typeof(bool) ? "bool"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(object) ? "object"
        : type == typeof(void) ? "void"
        : null;
}
