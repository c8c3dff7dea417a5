import { dateTime } from '../../evidence/format.ts';
import { html, type Child, type Html } from '../../evidence/html.ts';
import { verdictWords, type Verdict } from '../../verdict.ts';
import type { TrendPoint } from '../night-summary.ts';
import { countsText } from '../words.ts';
import type { PageContext } from './context.ts';
import { pageWords } from './words.ts';

/** From the ground up: what is good stands at the bottom. */
const order: readonly Verdict[] = ['as-wanted', 'withheld', 'held', 'differs', 'not-checked', 'failed', 'unknown'];

const [width, height, ground] = [720, 120, 100];

const bar = (point: TrendPoint, i: number, step: number, most: number, { timeZone, lang }: PageContext): Html => {
  let top = ground;
  const parts = order.flatMap((verdict) => {
    const size = ((point.counts[verdict] ?? 0) / most) * (ground - 6);
    if (size === 0) return [];
    top -= size;
    return [html`<rect class="${verdict}" x="${(i * step + 1).toFixed(1)}" y="${top.toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${size.toFixed(1)}"/>`];
  });
  return html`<g><title>${dateTime(point.at, timeZone).slice(0, 16)} ${countsText(point.counts, lang)}</title>${parts}</g>`;
};

/** The last nights as bars; what they show is said in words too. */
export const trend = (ctx: PageContext): Child => {
  const { night, say, timeZone, lang } = ctx;
  const points = night.trend;
  if (points.length < 2) return undefined;
  const most = Math.max(1, ...points.map((one) => order.reduce((sum, verdict) => sum + (one.counts[verdict] ?? 0), 0)));
  const step = width / Math.max(points.length, 10);
  const [first, last] = [points[0], points.at(-1)];
  return html`<section class="card" aria-labelledby="trend"><h2 id="trend">${say(pageWords.trend)}</h2>
<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${say(pageWords.trendText, points.length)}: ${countsText(last?.counts ?? {}, lang)}"><line x1="0" y1="${ground}" x2="${width}" y2="${ground}"/>${points.map((one, i) => bar(one, i, step, most, ctx))}${
    first && last ? html`<text x="0" y="${height - 6}">${dateTime(first.at, timeZone).slice(5, 10)}</text><text x="${((points.length - 1) * step).toFixed(1)}" y="${height - 6}">${dateTime(last.at, timeZone).slice(5, 10)}</text>` : undefined
  }</svg>
<ul class="key-list">${points.slice(-5).toReversed().map((one) => html`<li><b>${dateTime(one.at, timeZone).slice(5, 16)}</b> ${countsText(one.counts, lang) || verdictWords['not-checked'][lang]()}</li>`)}</ul></section>`;
};
