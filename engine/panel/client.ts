import type { PanelView } from './view.ts';

/** The panel page's own words, in the run's language. */
export interface ClientWords {
  readonly status: Readonly<Record<string, string>>;
  readonly verdict: Readonly<Record<string, string>>;
  readonly phase: Readonly<Record<string, string>>;
  readonly screens: string;
  readonly lines: string;
  readonly changes: string;
  readonly empty: string;
  readonly preparing: string;
  readonly running: string;
  readonly stepMode: string;
  readonly stop: string;
  readonly stopping: string;
  readonly held: string;
  readonly typeIt: string;
  readonly writeIt: string;
}

/** What the page can call: the next view after the one it shows, an answer, and the two things that can always be done. */
export interface PanelBindings {
  runbookView(seen: number): Promise<PanelView>;
  runbookAnswer(id: number, choice: string, typed: string): Promise<void>;
  runbookStep(on: boolean): Promise<void>;
  runbookStop(): Promise<void>;
}

/** Runs in the panel's page. Stands alone, since its text is put into the document; everything is set as text. */
export const panelClient = (words: ClientWords): void => {
  const calls = window as unknown as PanelBindings;
  const el = (name: string, className = '', text = ''): HTMLElement => {
    const made = document.createElement(name);
    if (className !== '') made.className = className;
    if (text !== '') made.textContent = text;
    return made;
  };
  const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
  const put = (id: string, text: string): void => {
    const at = byId(id);
    if (at.textContent !== text) at.textContent = text;
    at.hidden = text === '';
  };
  const pill = (text: string, kind: string): HTMLElement => el('span', `pill ${kind}`, text);

  const lineItem = (line: PanelView['sections'][number]['lines'][number]): HTMLElement => {
    const item = el('li', `line ${line.status}`);
    if (line.status === 'now') item.setAttribute('aria-current', 'step');
    item.append(el('span', 'num', line.n));
    const body = el('div', 'body');
    const text = el('p', 'text', line.text);
    if (line.mark !== undefined) text.append(el('span', 'mark', line.mark));
    body.append(text, ...line.notes.map((note) => el('p', 'note', note)));
    item.append(body, el('span', 'state', words.status[line.status] ?? ''));
    return item;
  };
  const changeItem = (change: PanelView['sections'][number]['changes'][number]): HTMLElement => {
    const item = el('li', 'change');
    item.append(el('span', 'where', change.where));
    const values = el('span', 'values');
    values.append(change.before === '' ? el('span', 'old', words.empty) : el('del', 'old', change.before), el('span', 'arrow', '→'), el('ins', 'new', change.after));
    item.append(values);
    return item;
  };
  const sectionItem = (section: PanelView['sections'][number], open: boolean): HTMLElement => {
    const item = el('li', `section ${open ? 'open' : ''} ${section.verdict ?? ''}`);
    const head = el('div', 'bar');
    head.append(el('h2', '', section.title));
    if (section.verdict !== undefined) head.append(pill(words.verdict[section.verdict] ?? '', section.verdict));
    else if (open) head.append(pill(words.phase[section.phase] ?? '', 'phase'));
    item.append(head);
    if (open && section.lead !== '') item.append(el('p', 'lead', section.lead));
    if (open && section.lines.length > 0) {
      const lines = el('ol', 'lines');
      lines.setAttribute('aria-label', words.lines);
      lines.append(...section.lines.map(lineItem));
      item.append(lines);
    }
    if (section.changes.length > 0) {
      const changes = el('ul', 'changes');
      changes.setAttribute('aria-label', words.changes);
      changes.append(...section.changes.map(changeItem));
      item.append(el('p', 'caption', words.changes), changes);
    }
    return item;
  };

  let asked: number | undefined;
  const answer = (id: number, choice: string): void => {
    const typed = document.getElementById('typed') as HTMLInputElement | null;
    for (const button of byId('buttons').querySelectorAll('button')) button.disabled = true;
    void calls.runbookAnswer(id, choice, typed?.value ?? '');
  };
  const ask = (question: PanelView['question']): void => {
    if (question?.id === asked) return;
    asked = question?.id;
    const dock = byId('dock');
    dock.className = `about-${question?.about ?? 'nothing'}`;
    byId('question').setAttribute('role', question?.about === 'trouble' || question?.about === 'failure' ? 'alert' : 'status');
    put('cause', question?.title ?? '');
    put('sentence', question?.sentence ?? '');
    put('next', question?.next ?? '');
    byId('facts').replaceChildren(...(question?.facts ?? []).map((fact) => el('li', '', fact)));
    const buttons = (question?.buttons ?? []).map(({ choice, text, key }, i) => {
      const button = el('button', i === 0 ? 'primary' : choice === 'stop' ? 'danger' : '') as HTMLButtonElement;
      button.type = 'button';
      button.dataset['choice'] = choice;
      button.setAttribute('aria-keyshortcuts', key);
      button.append(el('span', '', text), el('kbd', '', key));
      button.addEventListener('click', () => answer(question?.id ?? 0, choice));
      return button;
    });
    byId('buttons').replaceChildren(...buttons);
    const field = byId('typing');
    field.replaceChildren();
    const wanted = question?.type;
    const [first] = buttons;
    if (first && (wanted !== undefined || question?.write)) {
      const label = el('label', '', wanted === undefined ? words.writeIt : words.typeIt.replace('{}', wanted));
      const input = el('input') as HTMLInputElement;
      input.id = 'typed';
      input.autocomplete = 'off';
      input.spellcheck = false;
      label.setAttribute('for', 'typed');
      first.disabled = true;
      input.addEventListener('input', () => { first.disabled = wanted === undefined ? input.value.trim() === '' : input.value.trim() !== wanted; });
      input.addEventListener('keydown', (event) => { if (event.key === 'Enter' && !first.disabled && !event.isComposing) first.click(); });
      field.append(label, input);
      input.focus();
    } else {
      first?.focus();
    }
  };
  // Letters count only inside the question, so that nothing is pressed by a word spoken or typed elsewhere.
  byId('question').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || (event.target as Element).tagName === 'INPUT') return;
    const buttons = [...byId('buttons').querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else buttons.find((one) => !one.disabled && `Key${one.getAttribute('aria-keyshortcuts')}` === event.code)?.click();
  });
  const stop = byId('stop') as HTMLButtonElement;
  stop.addEventListener('click', () => {
    stop.disabled = true;
    put('idle', words.stopping);
    void calls.runbookStop();
  });
  const step = byId('step') as HTMLInputElement;
  step.addEventListener('change', () => void calls.runbookStep(step.checked));

  const show = (view: PanelView): void => {
    put('mode', view.mode);
    // Until the run has begun the heading is the panel's own name.
    if (view.customer !== '') put('customer', view.customer);
    put('runbook', view.title);
    put('machine', view.machine);
    put('who', view.who);
    document.title = [view.customer, view.title].filter((one) => one !== '').join(' — ') || document.title;
    byId('sections').replaceChildren(...view.sections.map((one) => sectionItem(one, one.id === view.at && view.verdict === undefined)));
    byId('held').hidden = view.held.length === 0;
    byId('held-list').replaceChildren(...view.held.map((one) => el('li', '', one)));
    byId('verdict').className = view.verdict?.tone ?? '';
    put('verdict', view.verdict?.text ?? '');
    put('idle', stop.disabled ? words.stopping : view.sections.length === 0 ? words.preparing : words.running);
    byId('idle').hidden = view.question !== undefined || view.verdict !== undefined;
    byId('always').hidden = view.verdict !== undefined || view.question?.about === 'failure';
    stop.hidden = view.question !== undefined;
    step.checked = view.step;
    ask(view.question);
    document.querySelector('[aria-current=step]')?.scrollIntoView({ block: 'center' });
    document.body.dataset['view'] = String(view.n);
  };
  const follow = async (): Promise<void> => {
    let seen = -1;
    for (;;) {
      const view = await calls.runbookView(seen);
      seen = view.n;
      show(view);
    }
  };
  void follow();
};
