import { widerConcerns } from '../../engine/concern.ts';
import { includesAll } from '../../engine/goal.ts';
import { act, byReading, forMissing, look, open, runbook, section, type RunbookInputs } from '../../engine/runbook.ts';
import { ConnectionAllowScreen, RelayAllowScreen } from '../../pages/tmse/screens/address-list.screen.ts';
import { guide, procedures } from '../guide/index.ts';
import { logs } from './logs.ts';

/** The form takes one IP, so lines 3 to 5 are walked for each. */
const connectionAllow = ({ sendingIps }: RunbookInputs) =>
  section('connection-allow', '접속 단계 허용', ConnectionAllowScreen, {
    slide: guide.tmse1Connection,
    goal: { ips: includesAll(sendingIps) },
    concerns: (state) => widerConcerns(state.ips, sendingIps),
    steps: [
      look('TMSe-1/connection.1', (s) => s.openFilterManagement()),
      look('TMSe-1/connection.2', (s) => s.openConnectionAllow()),
      forMissing('ips', (ip) => [
        open('TMSe-1/connection.3', (s) => s.add()),
        act('TMSe-1/connection.4', (s) => s.enterIp(ip)),
        act('TMSe-1/connection.5', (s) => s.save()),
      ]),
    ],
    undo: { items: () => ({ slide: procedures.tmse1Undo, steps: [forMissing('ips', (ip) => [act('TMSe-1/undo.1', (s) => s.removeIp(ip))])] }) },
  });

const relayAllow = ({ sendingIps }: RunbookInputs) =>
  section('relay-allow', '송신 허용 정책', RelayAllowScreen, {
    slide: guide.tmse1Relay,
    goal: { ips: includesAll(sendingIps, { approval: 'relay' }) },
    concerns: (state) => widerConcerns(state.ips, sendingIps),
    steps: [
      look('TMSe-1/relay.1', (s) => s.openSystemManagement()),
      look('TMSe-1/relay.2', (s) => s.openRelayAllow()),
      forMissing('ips', (ip) => [
        open('TMSe-1/relay.3', (s) => s.add()),
        act('TMSe-1/relay.4', (s) => s.enterIp(ip)),
        act('TMSe-1/relay.5', (s) => s.save()),
      ]),
    ],
    undo: { items: () => ({ slide: procedures.tmse1Undo, steps: [forMissing('ips', (ip) => [act('TMSe-1/undo.1', (s) => s.removeIp(ip))])] }) },
  });

/** Slide TMSe-1: what the screen is, the profile says; unset, both candidates are looked at and held. */
export const sendingPermission = (inputs: RunbookInputs) => [
  byReading('sending-permission', { 'connection-allow': [connectionAllow(inputs)], 'relay-allow': [relayAllow(inputs)], 'none': [] }),
];

export default runbook({
  id: 'tmse/sending-permission',
  appliance: 'tmse',
  title: '대량메일 발송 권한 부여를 위해 IP 등록',
  kind: 'settings',
  slides: [guide.tmse1Connection, guide.tmse1Relay],
  needs: ['sendingIps'],
  observe: logs,
  sections: sendingPermission,
});
