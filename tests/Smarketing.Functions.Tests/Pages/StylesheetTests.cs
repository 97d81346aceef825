using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Smarketing.Functions.Pages;

namespace Smarketing.Functions.Tests.Pages;

public sealed partial class StylesheetTests
{
    private static readonly string Css = Encoding.UTF8.GetString(Stylesheet.Content.Span);

    public static TheoryData<string, string, double> Contrasts => new()
    {
        { "ink", "ground", 4.5 },
        { "ink", "surface", 4.5 },
        { "ink", "wash", 4.5 },
        { "ink", "wash-grave", 4.5 },
        { "muted", "ground", 4.5 },
        { "muted", "surface", 4.5 },
        { "accent", "ground", 4.5 },
        { "accent", "surface", 4.5 },
        { "on-accent", "accent", 4.5 },
        { "grave", "ground", 4.5 },
        { "grave", "surface", 4.5 },
        { "grave", "wash-grave", 4.5 },
        { "edge", "ground", 3 },
        { "edge", "surface", 3 },
    };

    [Theory]
    [MemberData(nameof(Contrasts))]
    public void Colours_are_far_enough_apart_in_light_and_dark(string front, string back, double ratioMin)
    {
        foreach (var scheme in new[] { Colours(isDark: false), Colours(isDark: true) })
        {
            Assert.True(Ratio(scheme[front], scheme[back]) >= ratioMin, $"{front} on {back}: {Ratio(scheme[front], scheme[back]):0.00}");
        }
    }

    [Fact]
    public void The_style_sheet_loads_nothing_from_elsewhere() =>
        Assert.DoesNotMatch(@"url\(|@import", Css);

    [Fact]
    public void The_style_sheet_may_be_kept_for_good_under_its_own_name()
    {
        var context = new DefaultHttpContext();

        var result = PageFunctions.Assets(context.Request, Stylesheet.FileName);

        Assert.Equal(Css, Encoding.UTF8.GetString(Assert.IsType<FileContentHttpResult>(result).FileContents.Span));
        Assert.Equal("public, max-age=31536000, immutable", context.Response.Headers.CacheControl);
    }

    [Theory]
    [InlineData("site.css")]
    [InlineData("site.000000000000.css")]
    [InlineData("../site.css")]
    public void Any_other_name_is_not_there(string file) =>
        Assert.IsType<NotFound>(PageFunctions.Assets(new DefaultHttpContext().Request, file));

    private static Dictionary<string, string> Colours(bool isDark)
    {
        var roots = Css.Split(":root {");
        return Variable().Matches(roots[isDark ? 2 : 1].Split('}')[0]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
    }

    /// <summary>The contrast ratio of WCAG 2.2.</summary>
    private static double Ratio(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int start)
        {
            var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
