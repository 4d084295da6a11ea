using System.Security.Claims;
using BizPulse.Access;
using BizPulse.Data;

namespace BizPulse.ServiceDefaults.Tests.Access;

public sealed class ScopeTests
{
    [Fact]
    public void A_token_that_names_nothing_sees_the_whole_shop()
    {
        var scope = Scope.Of(new ClaimsPrincipal(new ClaimsIdentity()));

        Assert.True(scope.WholeShop);
        Assert.Equal("", scope.Key);
        Assert.Equal(
            "true", Sql.All(scope.OnPlaces, scope.OnProducts, scope.OnCategories, scope.OnLocations).ToString());
    }

    [Fact]
    public void The_same_parts_of_the_shop_are_the_same_scope_in_whatever_order_they_are_named()
    {
        var one = Scope.Of(Bearer(("stores", "paris"), ("stores", "leeds"), ("categories", "Food")));
        var other = Scope.Of(
            Bearer(("categories", "Food"), ("stores", "leeds"), ("stores", "paris"), ("stores", "leeds")));

        Assert.Equal(one.Key, other.Key);
    }

    [Theory]
    [InlineData("stores")]
    [InlineData("countries")]
    [InlineData("categories")]
    public void Each_list_narrows_by_itself_and_makes_another_scope(string claim)
    {
        var scope = Scope.Of(Bearer((claim, "one")));
        string[] keys =
            [scope.Key, "", Scope.Of(Bearer((claim, "two"))).Key, Scope.Of(Bearer((claim, "one"), (claim, "two"))).Key];

        Assert.False(scope.WholeShop);
        Assert.Equal(claim == "categories", !scope.LimitsPlaces);
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void What_has_no_category_is_seen_only_by_those_who_see_all()
    {
        var food = Scope.Of(Bearer(("categories", "Food")));

        Assert.True(Scope.Whole.HasCategory(null));
        Assert.False(food.HasCategory(null));
        Assert.True(food.HasCategory("Food"));
        Assert.False(food.HasCategory("food"));
    }

    private static ClaimsPrincipal Bearer(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value))));
}
