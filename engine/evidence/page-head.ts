import { createHash } from 'node:crypto';
import { Html, html, type Child } from './html.ts';

/** Nothing may be loaded and nothing may run: pictures are data, the one style is known by its hash. */
const policy = (style: string): string =>
  `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The head of every page that we write: one file that opens offline, without script, with one style. */
export const pageHead = (title: Child, css: string): Html => html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(css)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(css)}</style>
</head>`;
