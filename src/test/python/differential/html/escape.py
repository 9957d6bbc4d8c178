import html

for text in ("a < b & c > d", "\"quoted\" and 'single'", "", "plain", "&amp;"):
    print(html.escape(text), html.escape(text, quote=False), html.unescape(html.escape(text)) == text)
for text in ("&lt;&gt;&amp;&quot;&#39;&apos;", "&eacute;&Eacute;&euro;&hearts;&nbsp;|", "&#65;&#x41;&#X41;", "&#65 &#x41 ", "&copy 2024", "&notit;",
             "&nothing;", "&", "&;", "&#;", "&#x;", "&amp;lt;", "a&ampb", "&ltx", "&#0;", "&#1114112;", "&#128;&#150;", "&#xD800;", "&AMP;&LT",
             "&alpha", "&alpha;", "caf&eacute", "x&#10;y", "&#1;|", "&&amp;&"):
    print(repr(text), repr(html.unescape(text)))
