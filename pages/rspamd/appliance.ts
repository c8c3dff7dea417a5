import type { Frame, Page } from 'playwright';
import type { Appliance } from '../../engine/appliance.ts';
import { registerEngines } from '../parts/engines.ts';
import { cellsUnder } from '../parts/find.ts';
import { otherSenders, underLabels } from '../parts/masks.ts';
import { shownIn } from '../parts/signs.ts';
import { rspamdEntrance } from './entrance.ts';
import { rspamdRules } from './requests.ts';
import { resolveRspamd, rspamdSigns, triedRspamd, type RspamdUi } from './selectors.ts';

/** Rspamd's own web interface (the controller of a mail filter that Debian packages). */
export const rspamd: Appliance<RspamdUi> = {
  kind: 'rspamd',
  name: 'Rspamd',
  charset: 'utf-8',
  entrance: rspamdEntrance,
  prepare: registerEngines,
  resolve: resolveRspamd,
  tried: triedRspamd,
  elements: () => ({}),
  landmarks: {},
  language: () => Promise.resolve('en'),
  mailFields: (frame: Frame, ui: RspamdUi) => [cellsUnder(frame, [ui.log.sender, ui.log.recipient, ui.log.subject])],
  otherSenders: (frame: Frame, ui: RspamdUi, ips) => otherSenders(frame, { ip: [ui.log.ip], mail: [ui.log.subject] }, ips),
  underLabels,
  shown: (tab: Page) => shownIn(tab, { location: rspamdSigns.openEntry, password: rspamdSigns.signInDialog }),
  rules: () => rspamdRules,
  dialogs: [],
};
