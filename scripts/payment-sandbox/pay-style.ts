import { createHash } from "node:crypto";

/** The payment page's whole style sheet, in the shop's colours. */
export const PAY_STYLE = `
:root{--indigo:#1F2A44;--paper:#FAF7F0;--leaf:#2F6B3C;--persimmon:#B8431A;--anise:#6B3F22;--line:#E2D9C6}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--indigo);font:1rem/1.55 "Be Vietnam Pro",system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC","Microsoft YaHei",sans-serif}
.notice{background:var(--indigo);color:var(--paper);padding:.85rem 1.25rem;text-align:center;text-wrap:balance}
.notice strong{display:block;font-size:1.05rem;letter-spacing:.01em}
.notice span{display:block;max-width:42rem;margin:.15rem auto 0;font-size:.875rem;opacity:.9}
main{max-width:27rem;margin:2.5rem auto;padding:0 1.25rem 3rem}
.sheet{background:#fff;border:1px solid var(--line);border-radius:1rem;padding:1.75rem;box-shadow:0 6px 24px rgba(31,42,68,.07)}
.mark{display:block;width:2.5rem;height:2.5rem;margin:0 0 1rem}
h1{margin:0 0 1rem;font-size:1.35rem;line-height:1.25}
dl{margin:0 0 1.25rem}
dt{font-size:.875rem;color:#4A5368}
.total{margin:0;font-size:2.1rem;font-weight:700;line-height:1.2;font-variant-numeric:tabular-nums;white-space:nowrap}
.lines{margin:0 0 1.25rem;padding:.9rem 0;list-style:none;border-block:1px solid var(--line)}
.lines li{display:flex;justify-content:space-between;gap:1rem;overflow-wrap:anywhere}
.lines span:last-child{white-space:nowrap;font-variant-numeric:tabular-nums}
.declined{margin:0 0 1.25rem;padding:.75rem 1rem;border-radius:.6rem;background:#FBEAE3;color:#8A2A0C}
button,.button{display:block;width:100%;margin:0 0 .7rem;padding:.8rem 1rem;border:1.5px solid transparent;border-radius:.6rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.approve,.button{background:var(--leaf);color:#fff}
.approve:hover,.button:hover{background:#25562F}
.decline{background:#fff;border-color:var(--persimmon);color:var(--persimmon)}
.decline:hover{background:#FBEAE3}
.abandon{background:none;color:var(--indigo);text-decoration:underline;text-underline-offset:.2em}
:focus-visible{outline:3px solid #D9A21B;outline-offset:2px}
details{margin-top:.75rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.9375rem}
summary{cursor:pointer;color:var(--anise);font-weight:600}
label{display:flex;justify-content:space-between;align-items:center;gap:1rem;margin-top:.75rem}
select{font:inherit;padding:.35rem .5rem;border:1px solid #B9AE97;border-radius:.4rem;background:#fff;color:inherit}
input[type=checkbox]{width:1.25rem;height:1.25rem;accent-color:var(--leaf)}
.small{margin:1rem 0 0;font-size:.875rem;color:#4A5368;text-align:center}
@media (max-width:26rem){main{margin-top:1.25rem}.sheet{padding:1.25rem}.total{font-size:1.8rem}}
`;

/** Lets this style sheet in and nothing else; the form may lead anywhere, since the shop's address is its goal. */
export const PAY_CSP = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(PAY_STYLE).digest("base64")}'; base-uri 'none'; frame-ancestors 'none'`;
