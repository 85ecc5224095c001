/** The style sheet. Colours hold a contrast of 4.5 to 1 or more in both schemes. */
export const style = `
:root { color-scheme: light dark; --ground: #f7f6f3; --card: #fff; --ink: #1d2129; --soft: #59606c; --line: #dedbd3; --accent: #9a4a00; --good: #1c6b3a; --good-bg: #e2f3e7; --look: #7a5200; --look-bg: #fdf0d0; --bad: #a3211b; --bad-bg: #fde4e1; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171c; --card: #1c2027; --ink: #e8eaee; --soft: #a4acb9; --line: #323842; --accent: #ffb36b; --good: #86dca4; --good-bg: #17372398; --look: #f3cd7a; --look-bg: #43340f; --bad: #ff9d94; --bad-bg: #4a1d1a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
a { color: var(--accent); }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
.top { display: flex; align-items: center; gap: .6rem; padding: .9rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--card); }
.top a { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; } .top span { color: var(--soft); }
.mark { width: 1.9rem; fill: var(--accent); stroke: var(--accent); stroke-width: 2; stroke-linecap: round; } .mark path { fill: none; }
main { max-width: 76rem; margin: 0 auto; padding: 1.2rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; margin: .6rem 0 1rem; } h2 { font-size: 1.2rem; margin: 0; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: 1.2rem; margin: 0 0 1.4rem; }
.title { display: flex; align-items: center; gap: .8rem; flex-wrap: wrap; }
.address { color: var(--soft); margin: .2rem 0 1rem; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem; margin: 0 0 1.2rem; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-size: 1.15rem; font-weight: 600; font-variant-numeric: tabular-nums; } meter { width: 100%; display: block; }
.activity { border-left: 4px solid var(--accent); padding: .3rem .8rem; margin: 0 0 1rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; padding: .38rem .7rem .38rem 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
thead th { color: var(--soft); font-weight: 600; font-size: .83rem; } tbody th { font-weight: 500; } .number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 1.4rem; }
.table-name { color: var(--soft); font: .8rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; margin-left: .6rem; }
.state { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .83rem; font-weight: 600; color: var(--soft); border: 1px solid var(--line); }
.good { color: var(--good); background: var(--good-bg); border-color: transparent; } .look { color: var(--look); background: var(--look-bg); border-color: transparent; } .bad { color: var(--bad); background: var(--bad-bg); border-color: transparent; }
.message { display: block; white-space: normal; color: var(--soft); font-size: .83rem; max-width: 30rem; margin-top: .2rem; }
code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--ground); border: 1px solid var(--line); border-radius: .3rem; padding: .05rem .35rem; overflow-wrap: anywhere; }
ol { margin: .7rem 0 0; padding-left: 1.3rem; } li { margin: .35rem 0; } footer { color: var(--soft); font-size: .88rem; }
@media (max-width: 40rem) { main { padding: .8rem .8rem 2rem; } section { padding: .9rem; } .top span { display: none; } .table-name { display: none; } th:nth-child(n+3):nth-child(-n+5), td:nth-child(n+3):nth-child(-n+5), th:nth-child(7), td:nth-child(7) { display: none; } }
`;

/** The icon of the page: a sun with its two dogs. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#d97706" stroke-width="2.4" stroke-linecap="round"><circle cx="16" cy="16" r="6" fill="#f59e0b"/><path d="M4 16a12 12 0 0 1 4-9M28 16a12 12 0 0 0-4-9M4 16a12 12 0 0 0 4 9M28 16a12 12 0 0 1-4 9"/></svg>';
