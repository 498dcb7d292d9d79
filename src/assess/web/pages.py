"""The pages around the screens: the page that holds them, and the one that asks for the code.

Everything comes from this server: no page loads a font, a script or a picture from elsewhere.
"""

from __future__ import annotations

from html import escape

from assess.language import gettext as _
from assess.language import spoken

STYLE = """
@font-face { font-family: "Roboto Mono"; font-weight: 100 700; font-style: normal;
  src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf") format("truetype"); }
@font-face { font-family: "Roboto Mono"; font-weight: 100 700; font-style: italic;
  src: url("/static/fonts/RobotoMono-Italic-VariableFont_wght.ttf") format("truetype"); }
html, body { margin: 0; height: 100%; background: #101010; color: #e4e4e4;
  font: 16px/1.5 "Roboto Mono", monospace; }
body.terminal { overflow: hidden; }
body.terminal .xterm .xterm-viewport { overflow: hidden; scrollbar-width: none; }
main { max-width: 36rem; margin: 0 auto; padding: 3rem 1.5rem; }
label { display: block; margin-top: 1rem; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; color: inherit;
  background: #262626; border: 1px solid #8a8a8a; }
button { font: inherit; margin-top: 1.5rem; padding: .5rem 1.5rem; color: #101010;
  background: #5fafd7; border: 0; cursor: pointer; }
input:focus, button:focus { outline: 3px solid #d7af5f; outline-offset: 2px; }
.wrong { color: #ff8787; }
.key { font-size: 1.5rem; padding: .5rem; background: #262626; }
#ended { display: none; position: fixed; inset: 0; background: #101010; z-index: 20; }
body.-closed #ended { display: block; }
"""

SCRIPT = """
"use strict";
(() => {
  const typed = () => document.querySelector(".xterm-helper-textarea");
  const is = (name) => document.body.classList.contains(name);
  const ended = () => is("-closed");
  const focus = () => {
    const area = typed();
    if (area && is("-loaded")) area.focus({preventScroll: true});
  };
  const openElsewhere = window.open.bind(window);
  window.open = (url, target, features) => {
    if (!String(url).startsWith(window.location.origin + "/download/")) {
      return openElsewhere(url, target, features);
    }
    const link = document.createElement("a");
    link.href = url;
    link.download = "";
    document.body.append(link);
    link.click();
    link.remove();
    focus();
    return null;
  };
  window.addEventListener("load", () => {
    let left = 100;
    const wait = setInterval(() => {
      focus();
      left -= 1;
      if (document.activeElement === typed() || left === 0) clearInterval(wait);
    }, 50);
    new MutationObserver(() => {
      if (ended()) document.getElementById("again").focus();
    }).observe(document.body, {attributes: true, attributeFilter: ["class"]});
    document.getElementById("again").addEventListener("click", () => window.location.reload());
  });
  window.addEventListener("focus", () => { if (!ended()) focus(); });
  for (const kind of ["mouseup", "touchend", "keydown"]) {
    document.addEventListener(kind, () => {
      if (!ended() && document.activeElement !== typed()) focus();
    }, true);
  }
})();
"""
"""Keys go to the screens from the first moment and after a click anywhere; a download needs no new
window, which browsers block."""


def _page(title: str, body: str, head: str = "", attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(spoken())}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="icon" href="data:,">\n<link rel="stylesheet" href="/page.css">\n{head}'
        f"</head>\n<body{attributes}>\n{body}\n</body>\n</html>\n"
    )


def terminal_page(websocket: str) -> str:
    """The page that holds the screens; ``websocket`` is the full address they come from."""
    head = (
        '<link rel="stylesheet" href="/static/css/xterm.css">\n'
        '<script src="/page.js"></script>\n<script src="/static/js/textual.js"></script>\n'
    )
    ended, again = _("The program has ended. Everything entered is saved."), _("Open again")
    body = (
        f'<div id="ended"><main><p>{escape(ended)}</p>'
        f'<button type="button" id="again">{escape(again)}</button></main></div>\n'
        '<div id="terminal" class="textual-terminal" '
        f'data-session-websocket-url="{escape(websocket)}" data-font-size="16"></div>'
    )
    return _page("assess", body, head, ' class="terminal"')


def code_page(wrong: str = "") -> str:
    """The page that asks for the code; ``wrong`` says why it is asked for again."""
    told = f'<p class="wrong" role="alert">{escape(wrong)}</p>' if wrong else ""
    intro = _("Enter the code that you were given. Nothing is shown without it.")
    code, key = _("Code"), _("Your personal key, if you were here before")
    body = (
        f"<main><h1>assess</h1>\n<p>{escape(intro)}</p>\n{told}\n"
        '<form method="post" action="/enter" autocomplete="off">\n'
        f'<label>{escape(code)}<input name="code" type="password" required autofocus></label>\n'
        f'<label>{escape(key)}<input name="key" autocapitalize="none" spellcheck="false" '
        f'maxlength="20"></label>\n'
        f'<button type="submit">{escape(_("Enter"))}</button>\n</form></main>'
    )
    return _page("assess", body)


def key_page(key: str) -> str:
    """The page that tells a new visitor the personal key."""
    lines = (
        _("This is your personal key. Write it down."),
        _(
            "With the code and this key you come back to your own work, from any computer. Nobody "
            "else sees your work without it."
        ),
    )
    told = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    body = (
        f'<main><h1>assess</h1>\n{told}\n<p class="key">{escape(key)}</p>\n'
        f'<form action="/"><button type="submit" autofocus>{escape(_("Go on"))}</button></form>'
        "</main>"
    )
    return _page("assess", body)


def told_page(text: str) -> str:
    """A page that says one thing."""
    return _page("assess", f'<main><h1>assess</h1>\n<p role="alert">{escape(text)}</p></main>')
