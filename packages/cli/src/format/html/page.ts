import { escape } from './markup';

const STYLE = `
body{font:13px/1.5 system-ui,sans-serif;max-width:1032px;margin:24px auto;padding:0 16px;color:#1b1d1f;background:#f7f8f9}
h1{font-size:24px;margin:0}h2{font-size:16px;margin:0 0 8px}
section{background:#fff;border:1px solid #dfe2e5;border-radius:4px;padding:16px;margin:16px 0;overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-top:8px}caption{text-align:left;color:#54585c}
th,td{text-align:right;padding:4px 8px;border-bottom:1px solid #eceef0;font-variant-numeric:tabular-nums;white-space:nowrap}
th:first-child,td.text,th.text{text-align:left;white-space:normal;overflow-wrap:break-word}
tbody th{font-weight:600}thead th{color:#54585c;font-weight:500}
svg{display:block;max-width:100%;height:auto;font:12px system-ui,sans-serif;margin:8px 0}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:8px 16px;color:#3c4043}
.legend li{display:flex;align-items:center;gap:6px}.legend svg{margin:0}
.headline{font-size:28px;font-weight:600}.note{color:#54585c}
@media print{body{background:#fff;margin:0;max-width:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}
section{break-inside:auto;overflow:visible}tr,svg,h2{break-inside:avoid;break-after:auto}h2{break-after:avoid}
th,td{padding:3px 5px;white-space:normal}}`;

/**
 * A page that needs nothing from elsewhere: no script, font or image.
 *
 * @remarks The policy forbids what the page does not use, in case a name in the
 * data should get past the escaping.
 */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${STYLE}</style></head><body>
${content}
</body></html>`;
}

/** A card with a heading. */
export function section(title: string, ...content: string[]): string {
  return `<section><h2>${escape(title)}</h2>${content.join('\n')}</section>\n`;
}
