import { html } from './html.ts';
import { plainText } from '../redaction/plain-text.ts';

/** A part of a ticket's text, free of any markup. */
export type TicketBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** `md` is GitHub's and GitLab's Markdown, `jira` Jira's and Confluence's wiki markup, `html` a page without style for mails. */
export type TicketFormat = 'md' | 'jira' | 'html';

export const ticketFormats: readonly TicketFormat[] = ['md', 'jira', 'html'];

export const ticketNames: Readonly<Record<TicketFormat, string>> = { md: 'ticket.md', jira: 'ticket.jira.txt', html: 'ticket.html' };

/** One line of text in which nothing is markup (law 9): in Markdown every character that could begin some is escaped. */
const markdown = (text: string): string => plainText(text).replace(/\s*\n\s*/g, ' ').replace(/[\\`*_[\]<>|#~&]/g, c => `\\${c}`).replace(/^(\s*)([-+=])/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2');

const jira = (text: string): string => plainText(text).replace(/\s*\n\s*/g, ' ').replace(/[\\{}[\]|*_+^~?!@#-]/g, c => (c === '\\' ? '&#92;' : `\\${c}`));

const markdownBlock = (block: TicketBlock): string => {
  if (block.kind === 'title') return `# ${markdown(block.text)}\n`;
  if (block.kind === 'heading') return `## ${markdown(block.text)}\n`;
  if (block.kind === 'text') return `${markdown(block.text)}\n`;
  if (block.kind === 'list') return block.items.map(item => `- ${markdown(item)}\n`).join('');
  const row = (cells: readonly string[]): string => `| ${cells.map(markdown).join(' | ')} |\n`;
  return `${row(block.head)}|${block.head.map(() => ' --- |').join('')}\n${block.rows.map(row).join('')}`;
};

const jiraBlock = (block: TicketBlock): string => {
  if (block.kind === 'title') return `h2. ${jira(block.text)}\n`;
  if (block.kind === 'heading') return `h3. ${jira(block.text)}\n`;
  if (block.kind === 'text') return `${jira(block.text)}\n`;
  if (block.kind === 'list') return block.items.map(item => `* ${jira(item)}\n`).join('');
  const cell = (text: string): string => (text === '' ? ' ' : jira(text));
  return `||${block.head.map(cell).join('||')}||\n${block.rows.map(cells => `|${cells.map(cell).join('|')}|\n`).join('')}`;
};

const htmlBlock = (block: TicketBlock): string => {
  if (block.kind === 'title') return html`<h1>${block.text}</h1>\n`.markup;
  if (block.kind === 'heading') return html`<h2>${block.text}</h2>\n`.markup;
  if (block.kind === 'text') return html`<p>${block.text}</p>\n`.markup;
  if (block.kind === 'list') return html`<ul>${block.items.map(item => html`<li>${item}</li>`)}</ul>\n`.markup;
  return html`<table border="1" cellpadding="6"><thead><tr>${block.head.map(text => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${block.rows.map(cells => html`<tr>${cells.map(text => html`<td>${text}</td>`)}</tr>`)}</tbody></table>\n`.markup;
};

const page = (blocks: readonly TicketBlock[], lang: string): string =>
  `${html`<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>${blocks.flatMap(block => (block.kind === 'title' ? block.text : []))[0] ?? ''}</title></head><body>\n`.markup}${blocks.map(htmlBlock).join('')}</body></html>\n`;

/** The blocks as one text in a ticket's markup; ends with a line break. */
export const ticketText = (blocks: readonly TicketBlock[], format: TicketFormat, lang: string): string => {
  if (format === 'html') return page(blocks, lang);
  return blocks.map(format === 'md' ? markdownBlock : jiraBlock).join('\n');
};
