using System.Reflection;
using System.Security.Claims;
using System.Text.Json;
using BizPulse.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Access;

/// <summary>
/// The part of the shop that someone may see, as their token says. A list that names nothing narrows nothing. A handler
/// that takes one gets that of whoever asks; every type that stands for a question holds one, so that no query is
/// written without it.
/// </summary>
public sealed class Scope : IBindableFromHttpContext<Scope>, IEndpointParameterMetadataProvider
{
    internal const string StoresClaim = "stores", CountriesClaim = "countries", CategoriesClaim = "categories";

    private readonly string[] _stores, _countries, _categories;

    public Scope(
        IEnumerable<string>? stores = null, IEnumerable<string>? countries = null,
        IEnumerable<string>? categories = null)
    {
        (_stores, _countries, _categories) = (InOrder(stores), InOrder(countries), InOrder(categories));
        Key = WholeShop ? "" : JsonSerializer.Serialize(new[] { _stores, _countries, _categories });
    }

    /// <summary>Everything.</summary>
    public static Scope Whole { get; } = new();

    public bool LimitsPlaces => _stores.Length > 0 || _countries.Length > 0;

    public bool LimitsProducts => _categories.Length > 0;

    public bool WholeShop => !LimitsPlaces && !LimitsProducts;

    /// <summary>Equal scopes have equal keys: part of whatever keeps an answer for the next one who asks.</summary>
    public string Key { get; }

    /// <summary>A condition on any table with a store and a country.</summary>
    public Sql? OnPlaces => Both(
        Sql.If(_stores.Length > 0, $"store = any({_stores})"),
        Sql.If(_countries.Length > 0, $"country = any({_countries})"));

    /// <summary>A condition on any table with a sku.</summary>
    public Sql? OnProducts => Sql.If(
        LimitsProducts, $"sku in (select one.sku from read.products one where one.category = any({_categories}))");

    /// <summary>A condition on any table with a category.</summary>
    public Sql? OnCategories => Sql.If(LimitsProducts, $"category = any({_categories})");

    /// <summary>
    /// A condition on any table with the location of stock: a store counts to the countries that it sold to.
    /// </summary>
    public Sql? OnLocations =>
        Sql.If(LimitsPlaces, $"location in (select place.store from read.places place where {Sql.All(OnPlaces)})");

    public static Scope Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new(Named(StoresClaim), Named(CountriesClaim), Named(CategoriesClaim));

        IEnumerable<string> Named(string claim) => user.FindAll(claim).Select(one => one.Value);
    }

    public static ValueTask<Scope?> BindAsync(HttpContext context, ParameterInfo parameter) => new(Of(context.User));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AnswersWithinScope());

    public bool HasCategory(string? category) =>
        !LimitsProducts || (category is not null && _categories.Contains(category));

    private static Sql? Both(Sql? one, Sql? other) => one is null ? other : other is null ? one : Sql.All(one, other);

    private static string[] InOrder(IEnumerable<string>? names) =>
        [.. (names ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>
/// Says of a route that it has thought of scopes: its answer is narrowed down to that of the caller, or the same for
/// everyone.
/// </summary>
public sealed record AnswersWithinScope;
