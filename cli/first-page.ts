import type { SharedBrowser } from '../engine/browser/shared.ts';
import type { Trust } from '../engine/relay/rules.ts';
import { lookAtFirstPage, type FirstPage } from '../engine/session/first-page.ts';
import { applianceOf } from './appliances.ts';
import type { MachinePlace } from './machine-place.ts';

const limitMs = 8_000;

/** How the machine of a profile is dialled. */
export const wayOf = ({ profile: { hosts, tls }, route }: MachinePlace) => ({ route, ...(hosts ? { hosts } : {}), ...(tls?.legacy ? { legacyTls: true } : {}) });

/** The first page of a profile's machine, behind the closed relay. Types nothing and signs in nowhere. @param label the one that must be shown where one is shown */
export const firstPageOf = (place: MachinePlace, shared: SharedBrowser, trust: Trust, label?: string): Promise<FirstPage> => {
  const { url, kind, variants } = place.profile;
  const appliance = applianceOf(kind);
  return lookAtFirstPage(shared, { url, relay: { charset: variants?.charset ?? appliance.charset, trust, ...wayOf(place) }, appliance, limitMs, ...(label === undefined ? {} : { label }) });
};
