import type { Selectors } from 'playwright';

/**
 * Selector engines for old admin consoles. Labels are compared whole, with white space removed and Unicode in NFC (guide.md 'Spellings', F-59, F-61).
 * Each engine's body is a JSON list of accepted labels. They run inside the page, so each is one self-contained source text.
 */

const fold = `const fold = (text) => (text || '').normalize('NFC').replace(/[\\s\\u200b\\ufeff]+/g, '');`;

const engine = (find: string): { content: string } => ({
  content: `(() => {
    ${fold}
    const find = (root, labels) => { ${find} };
    const all = (root, body) => find(root, JSON.parse(body).map(fold));
    return { query: (root, body) => all(root, body)[0] || null, queryAll: all };
  })()`,
});

/** Something to click by its caption: text, value, alt, title, aria-label, or the alt or title of its picture. */
const caption = engine(`
  const clickable = 'a, button, input[type=button], input[type=submit], input[type=image], [role=button], [role=tab]';
  return [...root.querySelectorAll(clickable)].filter((el) => {
    const captions = [el.innerText, el.value, el.alt, el.title, el.getAttribute('aria-label')];
    for (const img of el.querySelectorAll('img')) captions.push(img.alt, img.title);
    return captions.some((one) => typeof one === 'string' && labels.includes(fold(one)));
  });
`);

/** The cell beside a row's label in a form table (th or td followed by td); marks of required fields are no part of the label. */
const row = engine(`
  return [...root.querySelectorAll('th, td, dt')].filter((cell) => {
    const next = cell.nextElementSibling;
    return next && /^(TD|DD)$/.test(next.tagName) && labels.includes(fold(cell.innerText).replace(/[*:]+$/, '').replace(/^[*]+/, ''));
  }).map((cell) => cell.nextElementSibling);
`);

/** A radio button or check box by the text that belongs to it: its label element, or the text that follows it. */
const choice = engine(`
  const textOf = (input) => {
    if (input.labels && input.labels.length) return [...input.labels].map((one) => one.innerText).join('');
    let text = '';
    for (let node = input.nextSibling; node && !(node.nodeType === 1 && node.matches('input, br, select')); node = node.nextSibling) text += node.textContent;
    return text;
  };
  return [...root.querySelectorAll('input[type=radio], input[type=checkbox]')].filter((input) => labels.includes(fold(textOf(input))));
`);

/** A table whose head has all of these column labels. */
const columns = engine(`
  return [...root.querySelectorAll('table')].filter((table) => {
    const heads = [...(table.tHead ? table.tHead.querySelectorAll('th') : [])].map((th) => fold(th.innerText));
    return labels.every((label) => heads.includes(label));
  });
`);

/** The cells of list tables that stand under one of these column labels; a head cell may hold controls too, then its own first words are its label. */
const under = engine(`
  return [...root.querySelectorAll('table')].filter((table) => table.tHead).flatMap((table) => {
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1]?.cells ?? []];
    const places = heads.flatMap((th, i) => ([th.innerText, th.firstChild && th.firstChild.textContent].some((one) => labels.includes(fold(one))) ? [i] : []));
    return [...table.tBodies].flatMap((part) => [...part.rows]).filter((row) => row.cells.length === heads.length).flatMap((row) => places.map((i) => row.cells[i]));
  });
`);

/** The rows of a table whose cell under one column shows exactly this text: `["column", "text"]`. */
const line = {
  content: `(() => {
    ${fold}
    const all = (root, body) => {
      const [column, text] = JSON.parse(body).map(fold);
      return [...root.querySelectorAll('table')].filter((table) => table.tHead).flatMap((table) => {
        const index = [...table.tHead.querySelectorAll('th')].findIndex((th) => fold(th.innerText) === column);
        return index < 0 ? [] : [...table.tBodies].flatMap((part) => [...part.rows]).filter((row) => row.cells[index] && fold(row.cells[index].innerText) === text);
      });
    };
    return { query: (root, body) => all(root, body)[0] || null, queryAll: all };
  })()`,
};

/** The rows of lists that have a column of the first labels and one of the second, and show none of these addresses under the first: `[["IP"], ["Subject"], ["192.0.2.1"]]`. */
const others = {
  content: `(() => {
    ${fold}
    const all = (root, body) => {
      const [ipLabels, mailLabels, ips] = JSON.parse(body);
      return [...root.querySelectorAll('table')].filter((table) => table.tHead).flatMap((table) => {
        const heads = [...table.tHead.rows[table.tHead.rows.length - 1]?.cells ?? []];
        const place = (labels) => heads.findIndex((th) => [th.innerText, th.firstChild && th.firstChild.textContent].some((one) => labels.map(fold).includes(fold(one))));
        const at = place(ipLabels);
        if (at < 0 || place(mailLabels) < 0) return [];
        let other = false;
        return [...table.tBodies].flatMap((part) => [...part.rows]).filter((row) => {
          // A row of another shape belongs to the one above it.
          if (row.cells.length === heads.length) other = !(row.cells[at].innerText.match(/\\d+(?:\\.\\d+){3}/g) ?? []).some((ip) => ips.includes(ip));
          return other;
        });
      });
    };
    return { query: (root, body) => all(root, body)[0] || null, queryAll: all };
  })()`,
};

let registered: Promise<unknown> | undefined;

/**
 * Registers the engines; once per process, however often it is called. They run apart from the page's own scripts, as clicks do: no page can change what they
 * find, and the driver's 350 kB of script go into each new document once instead of twice.
 */
export const registerEngines = async (selectors: Selectors): Promise<void> => {
  registered ??= Promise.all(Object.entries({ caption, row, choice, columns, under, line, others }).map(([name, script]) => selectors.register(name, script, { contentScript: true })));
  await registered;
};
