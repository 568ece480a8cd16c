/** How a report looks, by day, by night and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--ink:#16191d;--muted:#5c6570;--line:#e3e6ea;--a:#0072b2;--b:#c25400;--error:#b3261e;--warning:#8a6100;--ok:#1b7f4b}
@media (prefers-color-scheme:dark){:root{--bg:#101317;--ink:#e8ebef;--muted:#98a2ae;--line:#2a3038;--a:#56b4e9;--b:#f0883e;--error:#ff7b72;--warning:#e3b341;--ok:#4ac47d}}
@media print{:root{--bg:#fff;--ink:#000;--muted:#444;--line:#ccc;--a:#0072b2;--b:#c25400;--error:#b3261e;--warning:#8a6100;--ok:#1b7f4b}}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums;max-width:960px;margin:0 auto;padding:24px 16px;background:var(--bg);color:var(--ink)}
h1{font-size:24px;margin:0}h2{font-size:18px;margin:32px 0 8px;border-bottom:1px solid var(--line);padding-bottom:4px}h3{font-size:15px;margin:16px 0 4px}p{margin:4px 0 8px;max-width:72ch}
a{color:var(--a);overflow-wrap:anywhere}code{font-size:13px;overflow-wrap:anywhere}.muted{color:var(--muted)}
table{display:block;overflow-x:auto;border-collapse:collapse;margin:8px 0 16px}th,td{text-align:left;vertical-align:top;padding:4px 20px 4px 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}td{max-width:420px}th{font-weight:600}caption{text-align:left;color:var(--muted)}td small{display:block;color:var(--muted);white-space:nowrap}
summary{cursor:pointer;color:var(--muted)}
.charts{display:flex;flex-wrap:wrap;gap:16px}figure{margin:8px 0;max-width:460px;flex:1 1 380px}figure>svg{width:100%;height:auto}
figcaption{font-size:13px;color:var(--muted)}figcaption b{color:var(--ink);margin-right:8px}figcaption span{margin-right:10px;white-space:nowrap}
svg text{font-size:11px;fill:var(--muted)}svg .grid{stroke:var(--line)}path{fill:none;stroke-width:1.8;stroke:var(--muted)}path.a{stroke:var(--a)}path.b{stroke:var(--b)}path.chance{stroke-width:1;stroke-dasharray:2 4}path.other{stroke-width:1.2}path.dashed{stroke-dasharray:6 4}
article{border-left:3px solid var(--line);padding-left:12px;margin:12px 0}article.error{border-color:var(--error)}article.warning{border-color:var(--warning)}article.ok{border-color:var(--ok)}article h3{margin-top:0}article img{width:64px;margin-right:4px;image-rendering:pixelated}
.pairs{display:flex;flex-wrap:wrap;gap:12px}.pair{flex:0 0 144px;margin:0}.pair div{display:flex;gap:4px}.pair img{width:70px;height:70px;image-rendering:pixelated}.pair.wrong figcaption{color:var(--error)}figure.pair figcaption{overflow-wrap:anywhere}
li{margin:2px 0}ul{margin:4px 0 8px;padding-left:20px}
@media(max-width:600px){th,td{padding-right:12px}}
@media print{body{padding:0}section,article,figure,tr{break-inside:avoid}details:not([open]){display:none}}
`
