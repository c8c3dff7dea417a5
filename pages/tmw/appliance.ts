import type { Frame, Page } from 'playwright';
import type { Appliance } from '../../engine/appliance.ts';
import { registerEngines } from '../parts/engines.ts';
import { adminLogReader } from '../parts/admin-log-screen.ts';
import { cellsUnder } from '../parts/find.ts';
import { otherSenders, underLabels } from '../parts/masks.ts';
import { consoleLandmarks } from '../parts/console-screen.ts';
import { elementsOf } from '../parts/versioned.ts';
import { firstText } from '../parts/frames.ts';
import { shownIn } from '../parts/signs.ts';
import { tmwEntrance } from './entrance.ts';
import { tmwRules } from './requests.ts';
import { TmwAdminLogScreen } from './screens/admin-log.screen.ts';
import { tmwElements, resolveTmw, triedTmw, tmwSigns, type TmwUi } from './selectors.ts';

/** TERRACE Mail Watcher, the older of the two (guide). */
export const tmw: Appliance<TmwUi> = {
  kind: 'tmw',
  name: 'TERRACE Mail Watcher',
  charset: 'utf-8',
  entrance: tmwEntrance,
  prepare: registerEngines,
  resolve: resolveTmw,
  tried: triedTmw,
  elements: (version) => elementsOf(tmwElements, version),
  landmarks: consoleLandmarks,
  language: async (tab: Page) => (/현재위치/.test((await firstText(tab, tmwSigns.location)) ?? '') ? 'ko' : 'en'),
  mailFields: (frame: Frame, ui: TmwUi) => [cellsUnder(frame, [ui.log.sender, ui.log.recipient, ui.log.subject])],
  otherSenders: (frame: Frame, ui: TmwUi, ips) => otherSenders(frame, { ip: [ui.log.ip], mail: [ui.log.subject] }, ips),
  underLabels,
  shown: (tab: Page) => shownIn(tab, tmwSigns),
  adminLog: adminLogReader(TmwAdminLogScreen),
  rules: () => tmwRules,
  dialogs: [],
};
