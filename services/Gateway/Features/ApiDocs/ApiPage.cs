using System.Text;

namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>
/// The pages of the API, under our name and one bar. The packages' own pages bear theirs, and one fetches fonts from
/// elsewhere, which a browser has to refuse here.
/// </summary>
internal static class ApiPage
{
    internal const string Title = "BizPulse API";

    private const string Docs = "Try it out", Redoc = "Read";

    internal static Stream ToTryOut() => Write(Docs, """
        <link href="swagger-ui.css" rel="stylesheet">
        <style>.swagger-ui .topbar { display: none }</style>
        """, """
        <div id="swagger-ui"></div>
        <script src="swagger-ui-bundle.js"></script>
        <script src="swagger-ui-standalone-preset.js"></script>
        <script src="index.js"></script>
        """);

    internal static Stream ToRead() => Write(Redoc, """<link href="index.css" rel="stylesheet">""", """
        <div id="redoc-container"></div>
        <script type="module" src="index.js"></script>
        """);

    private static MemoryStream Write(string shown, string head, string body) => new(Encoding.UTF8.GetBytes($$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{{Title}}</title>
          <link rel="icon" type="image/svg+xml" href="/favicon.svg">
          {{head}}
          <style>
            body { margin: 0 }
            .bar { display: flex; gap: 20px; align-items: center; padding: 12px 20px; color: #fff;
              background: #0c5c50; font: 600 15px system-ui, sans-serif }
            .bar nav { display: flex; gap: 20px; margin-left: auto; font-weight: 500 }
            .bar a { display: flex; gap: 10px; align-items: center; color: inherit }
            .bar a:not(:hover, [aria-current]) { text-decoration: none }
            .bar a:focus-visible { outline: 2px solid; outline-offset: 4px }
          </style>
        </head>
        <body>
          <header class="bar">
            <a href="/"><img src="/favicon.svg" alt="" width="28" height="28">BizPulse</a>
            <nav aria-label="API">
              {{Link(Docs, ApiDocsFeature.DocsPath, shown)}}
              {{Link(Redoc, ApiDocsFeature.RedocPath, shown)}}
              {{Link("OpenAPI", ApiDocsFeature.DocumentPath, shown)}}
            </nav>
          </header>
          {{body}}
        </body>
        </html>
        """));

    private static string Link(string name, string path, string shown) =>
        $"<a href=\"{path}\"{(name == shown ? " aria-current=\"page\"" : "")}>{name}</a>";
}
