"""The style sheet of the web page: for screens of any width, and for paper."""

from __future__ import annotations

from assess.report.formats.common import Paper

_SHEET = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 100%/1.5 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; color: #16191d; background: #fff; overflow-wrap: break-word; }
.page { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.4em 0 .4em; }
h1 { color: #12395b; font-size: 2.2rem; margin-top: .2em; }
h2 { color: #12395b; font-size: 1.6rem; border-top: 2px solid #12395b; padding-top: .5em;
  margin-top: 2em; }
h3 { color: #12395b; font-size: 1.2rem; }
h4 { font-size: 1.05rem; }
h5, h6 { font-size: 1rem; }
p { margin: .4em 0; white-space: pre-line; }
a { color: #0b4a82; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #b34700; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.kind, .small, .marks, .running, dt { color: #4d5763; }
.kind { font-weight: bold; }
.title { font-size: 1.3rem; }
.lead { font-size: 1.15rem; }
.small, .marks, .reference, .running { font-size: .9rem; }
.notice { border: 1px solid #16191d; padding: .7rem 1rem; margin: 1.2rem 0; }
.formula { font-style: italic; margin-left: 1.5rem; }
ul { padding-left: 1.4rem; margin: .4em 0; }
dl { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: .15rem 1rem;
  margin: .4em 0 1em; }
dt { font-size: .9rem; padding-top: .1em; }
dd { margin: 0; min-width: 0; }
dd p { margin: 0 0 .15em; }
.entry { border-top: 1px solid #9aa4af; margin-top: 1.2rem; }
.entry h3, .entry h4, .entry h5, .entry h6 { margin: .5em 0 .1em; font-size: 1.02rem;
  color: #16191d; }
.code { margin-right: .6em; }
.scroll { overflow-x: auto; margin: .6em 0 1.2em; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid #9aa4af; white-space: pre-line; min-width: 3rem; }
thead th { color: #4d5763; font-size: .88rem; border-bottom: 2px solid #4d5763; }
tbody th { font-weight: normal; }
.form th, .form td { border: 1px solid #66717d; padding: .35rem .5rem; height: 3.6em; }
svg.bar { display: block; width: 100%; max-width: 250px; min-width: 130px; height: auto; }
svg.duties { max-width: 32rem; }
svg.shade { width: 50px; height: 20px; vertical-align: middle; margin-right: .4rem; }
svg.swatch { width: 18px; height: 20px; vertical-align: text-bottom; margin-right: .4rem; }
.words { font-weight: bold; font-size: .9rem; }
.key { list-style: none; padding: 0; font-size: .85rem; color: #4d5763; }
.key li { display: inline-block; margin-right: 1.4rem; }
.bars td, .bars th { min-width: 0; }
.sign { display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; padding: 0;
  margin: 4rem 0 1rem; }
.sign li { flex: 1 1 12rem; border-top: 1px solid #16191d; font-size: .85rem; padding-top: .2rem; }
footer { border-top: 2px solid #12395b; margin-top: 3rem; padding-top: .5rem; }
@media (max-width: 38rem) {
  h1 { font-size: 1.7rem; }
  dl { display: block; }
  dd { margin: 0 0 .5rem; }
  .wide { min-width: 38rem; }
}
@media print {
  @page { size: PAPER; margin: 18mm; }
  html { font-size: 9.5pt; }
  .page { max-width: none; padding: 0; }
  .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .new-page { break-before: page; }
  thead { display: table-header-group; }
  tr, li, .entry h3, .entry h4 { break-inside: avoid; }
  .scroll { overflow: visible; }
  .wide { min-width: 0; }
}
@media (forced-colors: active) { svg { forced-color-adjust: none; background: #fff; } }
"""


def sheet(paper: Paper) -> str:
    """The whole style sheet; printed, the page is of this size."""
    return _SHEET.replace("PAPER", "A4" if paper == "a4" else "letter")
