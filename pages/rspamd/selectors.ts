import { label, resolveTree, type Resolved } from '../parts/versioned.ts';

/**
 * Everything about rspamd's web interface that may differ between versions, as Debian's 3.4 shows it. The interface speaks English only, so both languages read alike.
 */
const same = (text: string): ReturnType<typeof label> => label(text, text);

const tree = {
  areas: {
    menu: '#navBar:not(.d-none) .nav-tabs-sticky', list: '.tab-pane.active', status: '#status.active', configuration: '#configuration.active', history: '#history.active',
    mapRow: '#listMaps tr', mapLink: '.map-link', basicEditor: 'label:has(input[name=editorMode][value=basic])',
    form: '#modalDialog.show', anyDialog: '#modalDialog', backdrop: '.modal-backdrop', dialogTitle: '#modalTitle', editor: 'textarea#editor', saveGroup: '#modalSaveGroup',
    historyTable: '#historyTable_history', rowsPerPage: '#history_page_size',
  },
  menu: { status: same('Status'), configuration: same('Configuration'), history: same('History') },
  buttons: { basic: same('Basic'), save: same('Save changes'), close: same('Close') },
  lists: same('Lists'),
  log: {
    id: same('ID'), ip: same('IP address'), sender: same('[Envelope From] From'), recipient: same('[Envelope To] To/Cc/Bcc'), subject: same('Subject'), action: same('Action'),
    score: same('Score'), symbols: same('Symbols'), size: same('Msg size'), time: same('Time'),
  },
  /** Actions by which a message is refused, for good or for now; the others let it pass. */
  refused: ['reject', 'soft reject', 'greylist'],
};

export type RspamdUi = Resolved<typeof tree>;

/** Versions whose screens were walked. */
const known = /^3\.4(\.\d+)*$/;

export const triedRspamd = (version: string): boolean => known.test(version);

/** Labels of one version; an untried one gets those of 3.4. */
export const resolveRspamd = (version: string, lang: 'ko' | 'en'): RspamdUi => resolveTree(tree, version, lang);

/** Signs that do not depend on the version. */
export const rspamdSigns = {
  signInDialog: '#connectDialog.show', password: '#connectPassword', submit: '#connectButton', alert: '.notification-area .alert-error',
  menu: tree.areas.menu, dialog: tree.areas.form, anyDialog: tree.areas.anyDialog, backdrop: tree.areas.backdrop, close: '#modalClose', status: tree.areas.status, statusEntry: '#status_nav', signOut: '#disconnect',
  /** The entry of the screen that is open. */
  openEntry: '#navBar .nav-tabs-sticky .nav-link.active',
  /** Shown only to the password that may change something. */
  privileged: '#selectors_nav',
  /** Server name, host, …, version, configuration id: the only place where a machine says which one it is. */
  servers: '#clusterTable tbody tr',
} as const;
