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
import { tmseEntrance } from './entrance.ts';
import { tmseDeletes, tmseRules } from './requests.ts';
import { TmseAdminLogScreen } from './screens/admin-log.screen.ts';
import { tmseElements, resolveTmse, triedTmse, tmseSigns, type TmseUi } from './selectors.ts';

/** TERRACE MAIL Security EE (guide). */
export const tmse: Appliance<TmseUi> = {
  kind: 'tmse',
  name: 'TERRACE MAIL Security EE',
  charset: 'utf-8',
  entrance: tmseEntrance,
  prepare: registerEngines,
  resolve: resolveTmse,
  tried: triedTmse,
  elements: (version) => elementsOf(tmseElements, version),
  landmarks: consoleLandmarks,
  language: async (tab: Page) => (/[가-힣]/.test((await firstText(tab, tmseSigns.topMenu)) ?? '') ? 'ko' : 'en'),
  mailFields: (frame: Frame, ui: TmseUi) => [cellsUnder(frame, [ui.log.countryAndSender, ui.log.recipient, ui.log.subject])],
  otherSenders: (frame: Frame, ui: TmseUi, ips) => otherSenders(frame, { ip: [ui.log.timeAndIp], mail: [ui.log.subject] }, ips),
  underLabels,
  shown: (tab: Page) => shownIn(tab, tmseSigns),
  adminLog: adminLogReader(TmseAdminLogScreen),
  rules: () => tmseRules,
  // [삭제] of a row asks first; no other button of the guide does.
  dialogs: tmseDeletes.flatMap((save) => ['삭제하시겠습니까?', 'Do you want to delete it?'].map((text) => ({ kind: 'confirm', text, answer: 'accept', save }))),
};
